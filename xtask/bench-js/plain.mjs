// The two workloads as one would write them for a blog post: a binary heap of objects, closures
// avoided, Math.random. Nothing here is tuned, nothing is made slow.

class Agenda {
  #heap = [];
  #scheduled = 0;

  schedule(time, event) {
    event.time = time;
    event.number = this.#scheduled++;
    const heap = this.#heap;
    let at = heap.length;
    heap.push(event);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!sooner(event, heap[parent])) break;
      heap[at] = heap[parent];
      at = parent;
    }
    heap[at] = event;
  }

  /** The next event, unless it is later than `until`. */
  next(until) {
    const heap = this.#heap;
    if (heap.length === 0 || heap[0].time > until) return undefined;
    const first = heap[0];
    const last = heap.pop();
    if (heap.length > 0) {
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= heap.length) break;
        if (child + 1 < heap.length && sooner(heap[child + 1], heap[child])) child++;
        if (!sooner(heap[child], last)) break;
        heap[at] = heap[child];
        at = child;
      }
      heap[at] = last;
    }
    return first;
  }
}

const sooner = (a, b) => a.time < b.time || (a.time === b.time && a.number < b.number);
const exponential = (mean) => -mean * Math.log(1 - Math.random());
const pick = (n) => Math.floor(Math.random() * n);

class Phold {
  now = 0;
  handled = 0;
  agenda = new Agenda();

  constructor(n) {
    this.counters = new Array(n).fill(0);
    for (let process = 0; process < n; process++) this.agenda.schedule(exponential(1), { process });
  }

  advance(units) {
    const until = this.now + units;
    for (let event = this.agenda.next(until); event; event = this.agenda.next(until)) {
      this.counters[event.process]++;
      this.handled++;
      this.agenda.schedule(event.time + exponential(1), { process: pick(this.counters.length) });
    }
    this.now = until;
  }

  counts() {
    return { handled: this.handled };
  }
}

const ARRIVALS = 0.35;
const PASS_ON = 0.5;
const LOSS = 0.05;
const LATENCY = 0.1;
const TIMEOUT = 1;

class Team {
  now = 0;
  agenda = new Agenda();
  arrivals = 0;
  completions = 0;
  deliveries = 0;
  acknowledgements = 0;
  resends = 0;
  sojourn = 0;

  constructor(n) {
    this.actors = Array.from({ length: n }, (_, index) => ({ index, mailbox: [], busyWith: null }));
    for (const actor of this.actors) this.schedule(exponential(1 / ARRIVALS), { type: "arrival", actor });
  }

  schedule(delay, event) {
    this.agenda.schedule(this.now + delay, event);
  }

  advance(units) {
    const until = this.now + units;
    for (let event = this.agenda.next(until); event; event = this.agenda.next(until)) {
      this.now = event.time;
      this.handle(event);
    }
    this.now = until;
  }

  handle(event) {
    switch (event.type) {
      case "arrival":
        this.arrivals++;
        this.schedule(exponential(1 / ARRIVALS), { type: "arrival", actor: event.actor });
        this.receive(event.actor);
        break;
      case "completion":
        this.complete(event.actor);
        break;
      case "delivery":
        this.deliveries++;
        this.receive(event.transfer.to);
        if (Math.random() >= LOSS) {
          this.schedule(exponential(LATENCY), { type: "acknowledgement", transfer: event.transfer });
        }
        break;
      case "acknowledgement":
        this.acknowledgements++;
        event.transfer.confirmed = true;
        break;
      case "timeout":
        if (!event.transfer.confirmed) {
          this.resends++;
          this.send(event.transfer);
        }
        break;
    }
  }

  receive(actor) {
    const message = { entered: this.now };
    if (actor.busyWith) actor.mailbox.push(message);
    else this.serve(actor, message);
  }

  serve(actor, message) {
    actor.busyWith = message;
    this.schedule(exponential(1), { type: "completion", actor });
  }

  complete(actor) {
    this.completions++;
    this.sojourn += this.now - actor.busyWith.entered;
    actor.busyWith = null;
    if (Math.random() < PASS_ON) this.send({ to: this.somebodyElse(actor), confirmed: false });
    if (actor.mailbox.length > 0) this.serve(actor, actor.mailbox.shift());
  }

  somebodyElse(actor) {
    const index = pick(this.actors.length - 1);
    return this.actors[index < actor.index ? index : index + 1];
  }

  send(transfer) {
    if (Math.random() >= LOSS) this.schedule(exponential(LATENCY), { type: "delivery", transfer });
    this.schedule(TIMEOUT, { type: "timeout", transfer });
  }

  counts() {
    const { arrivals, completions, deliveries, acknowledgements, resends, sojourn } = this;
    return { arrivals, completions, deliveries, acknowledgements, resends, sojourn };
  }
}

export function create({ workload, n }) {
  return workload === "phold" ? new Phold(n) : new Team(n);
}
