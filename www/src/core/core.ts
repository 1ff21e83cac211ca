/**
 * The boundary to the simulation core. Everything else in the front end sees typed values and two
 * kinds of error: a `ProblemError`, which a person can put right, and a `CrashError`, which ends the run.
 */

import type {
  ActorDetail,
  Cast,
  Command,
  DomainDetail,
  JournalEntry,
  KnobState,
  MessageDetail,
  Metrics,
  Moment,
  Problem,
  Retro,
  Series,
} from '../generated/core-types';
import init, { fresh_seed, Simulation } from './built/actorium.js';
import type { TraceEvent } from './kinds';

/** The core refused something, with a sentence for each reason. */
export class ProblemError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message).join(' '));
    this.name = 'ProblemError';
  }
}

/** The core crashed. The run is over; its seed and journal reproduce the crash. */
export class CrashError extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'CrashError';
  }
}

/** The core's memory, and thereby proof that the module is loaded. */
export interface Loaded {
  readonly memory: WebAssembly.Memory;
}

/** Loads the core. All elements on a page share one instance. */
export function load(): Promise<Loaded> {
  return init();
}

/** A random seed, 0 to 2³² − 1. Needs a loaded core. */
export function freshSeed(): number {
  return guarded(() => fresh_seed());
}

/** One simulation, typed. */
export class Core {
  readonly #simulation: Simulation;
  readonly #memory: WebAssembly.Memory;
  #words = new Float64Array(0);

  /** `plan` is an encoded plan. Throws a `ProblemError` if this core cannot decode it. */
  constructor(loaded: Loaded, plan: Uint8Array, seed: number) {
    this.#memory = loaded.memory;
    this.#simulation = guarded(() => new Simulation(plan, seed));
  }

  get nowMinutes(): number {
    return guarded(() => this.#simulation.now_minutes());
  }

  /** The furthest moment of this line of history. */
  get endMinutes(): number {
    return guarded(() => this.#simulation.end_minutes());
  }

  get seed(): number {
    return guarded(() => this.#simulation.seed());
  }

  get moment(): Moment {
    return guarded(() => this.#simulation.moment() as Moment);
  }

  get journal(): JournalEntry[] {
    return guarded(() => this.#simulation.journal() as JournalEntry[]);
  }

  get digest(): string {
    return guarded(() => this.#simulation.digest());
  }

  /** Goes on until the given minute, or until the budget is spent; returns where it got to. */
  advance(untilMinutes: number, budgetMs: number): number {
    return guarded(() => this.#simulation.advance(untilMinutes, budgetMs));
  }

  /** Exactly one event; false if nothing is scheduled. */
  step(): boolean {
    return guarded(() => this.#simulation.step());
  }

  command(command: Command): void {
    guarded(() => this.#simulation.command(command));
  }

  /** Sets out for a time, back or forth. Whatever is done next but `goOn` ends the journey where it is. */
  setOut(minutes: number): void {
    guarded(() => this.#simulation.set_out(minutes));
  }

  /** Starts over and sets out along a journal for a moment. */
  setOutAlong(journal: readonly JournalEntry[], moment: Moment): void {
    guarded(() => this.#simulation.set_out_along(journal as JournalEntry[], moment));
  }

  /** Goes on with a journey until the budget is spent; returns the share of the way that lies behind, 1 once it has arrived. */
  goOn(budgetMs: number): number {
    return guarded(() => this.#simulation.go_on(budgetMs));
  }

  cast(): Cast {
    return guarded(() => this.#simulation.cast() as Cast);
  }
  knobs(): KnobState[] {
    return guarded(() => this.#simulation.knobs() as KnobState[]);
  }
  metrics(): Metrics {
    return guarded(() => this.#simulation.metrics() as Metrics);
  }
  retro(): Retro {
    return guarded(() => this.#simulation.retro() as Retro);
  }
  series(): Series {
    return guarded(() => this.#simulation.series() as Series);
  }
  log(afterSerial: number): TraceEvent[] {
    return guarded(() => this.#simulation.log(afterSerial) as TraceEvent[]);
  }
  actor(index: number): ActorDetail {
    return guarded(() => this.#simulation.actor(index) as ActorDetail);
  }
  domain(index: number): DomainDetail {
    return guarded(() => this.#simulation.domain(index) as DomainDetail);
  }

  /** Undefined once the message is over. */
  message(serial: number): MessageDetail | undefined {
    return guarded(() => this.#simulation.message(serial) as MessageDetail | undefined);
  }

  /** Packs the present for drawing. The view is valid until the next call into the core. */
  frame(marksSinceMinutes: number): Float64Array {
    return guarded(() => {
      this.#simulation.pack(marksSinceMinutes);
      const pointer = this.#simulation.frame_pointer();
      const length = this.#simulation.frame_length();
      const { buffer } = this.#memory;
      // The view dies when the memory grows, and moves when the frame does.
      if (this.#words.buffer !== buffer || this.#words.byteOffset !== pointer || this.#words.length !== length) {
        this.#words = new Float64Array(buffer, pointer, length);
      }
      return this.#words;
    });
  }

  /** Frees the memory. After a crash the core may refuse, which does no harm. */
  free(): void {
    try {
      this.#simulation.free();
    } catch {
      return;
    }
  }
}

/** Calls into the core, and turns what it throws into one of the two kinds of error. */
export function guarded<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw Array.isArray(error) ? new ProblemError(error as Problem[]) : new CrashError(error);
  }
}
