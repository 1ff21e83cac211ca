/** Five questions that a team can ask when it looks back, answered by the run on screen. */

import { css, html, type TemplateResult } from 'lit';
import type { Command, KnobState, Metrics, Retro } from '../../generated/core-types';
import { durationWords } from '../../core/clock';
import { freshSeed } from '../../core/core';
import { Loop } from '../../core/loop';
import { count, percent } from '../../text/en/numbers';
import type { Session } from '../../core/session';
import { frontier, leaveOneOut, measure, otherLoads, rank, type Measured } from './answers';
import { Experiment, runOnce, type Plan, type Way } from './experiment';
import { assumptionWords, frontierWords, itemsWords, levelWords, pointsWords, rankingWords, shareWords } from './words';

/** Each person is taken out over so many seeds, and each load is tried over so many. */
export const SEEDS = { leaveOneOut: 20, loads: 10 } as const;
type Which = keyof typeof SEEDS;
/** People that are taken out in turn, at most: more would take longer than anybody waits. */
const PEOPLE_MAX = 30;
/** How long these runs last: until the present moment, between one working day and five. */
const MINUTES = { min: 480, max: 2400 };
/** Script time of one frame that goes into these runs; the run on screen needs its own. */
const SLICE_MS = 4;
/** How often the words follow meanwhile. */
const WORDS_MS = 100;

export class RetroPanel {
  #host: HTMLElement;
  #changed: () => void;
  #scenario: object | undefined;
  #retro: Retro | undefined;
  #tried: Partial<Record<Which, Experiment<Measured>>> = {};
  /** What a screen reader is told: when an experiment is over, not while it goes on. */
  #words = '';
  #wordsMs = 0;
  #loop = new Loop((timestampMs) => this.#run(timestampMs));

  /** `changed` is called when there is something new to show. */
  constructor(host: HTMLElement, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    host.shadowRoot!.adoptedStyleSheets.push(styles.styleSheet!);
  }

  render(session: Session): TemplateResult {
    const { origin, cast, metrics } = session;
    if (origin.scenario !== this.#scenario) {
      this.#stop();
      this.#tried = {};
      this.#words = '';
      this.#scenario = origin.scenario;
      this.#retro = undefined;
    }
    this.#retro = session.ask((core) => core.retro()) ?? this.#retro;
    const retro = this.#retro;
    if (!retro) return html`<p class="soft retro">There is no run to look back on.</p>`;
    return html`<div class="retro">
      <p class="soft">Asked of the run on screen, from its start until ${durationWords(session.nowMinutes)} in.</p>
      <h3>What did we assume, and not name?</h3>
      ${
        retro.assumptions.length === 0
          ? html`<p>So far nobody has believed that somebody else knew what they did not.</p>`
          : html`<ul class="assumptions">${retro.assumptions.map((pair) => html`<li>${assumptionWords(cast, pair)}</li>`)}</ul>`
      }
      <h3>Whose work carries the rest, and is not seen?</h3>
      ${glue(session, retro)}
      ${
        cast.actors.length > PEOPLE_MAX
          ? html`<p class="soft">With more than ${PEOPLE_MAX} people, taking each out in turn takes too long here.</p>`
          : this.#experiment(session, 'leaveOneOut', `Take each person out in turn, over ${SEEDS.leaveOneOut} seeds`, (paired) =>
              people(cast.actors, paired),
            )
      }
      <h3>Where would coherence have beaten speed?</h3>
      ${load(session).value > 0 ? this.#experiment(session, 'loads', 'Try other loads', loads) : html`<p class="soft">No work comes by itself, so there is no load to try.</p>`}
      <h3>What did each habit repair, and what did it cost?</h3>
      ${habits(retro, metrics)}
      <h3>Where does ambiguity live?</h3>
      ${ambiguity(session, retro)}
      <p class="unseen" aria-live="polite">${this.#words}</p>
    </div>`;
  }

  #experiment(
    session: Session,
    which: Which,
    name: string,
    table: (paired: readonly (readonly Measured[])[]) => TemplateResult,
  ): TemplateResult {
    const tried = this.#tried[which];
    const running = tried?.running ?? false;
    return html`<p class="try"><button class="solid" data-try=${which} @click=${() => this.#toggle(session, which)}>${running ? 'Stop' : name}</button>
      ${running ? html`<span class="soft tabular">${percent(tried!.doneShare)} of ${count(tried!.plan.ways.length * tried!.plan.seeds, 'run')}</span>` : null}</p>
      ${tried?.problem ? html`<p class="false">${tried.problem}</p>` : null}
      ${
        tried && !running && tried.seeds >= 2
          ? html`<div data-result=${which}>${table(tried.paired)}
        <p class="soft">Each run lasts ${durationWords(tried.plan.minutes)}, with the knobs as they stood on screen and the same seeds throughout. In brackets: 95 % intervals, each by itself.</p></div>`
          : null
      }`;
  }

  #toggle(session: Session, which: Which): void {
    this.#words = '';
    if (this.#tried[which]?.running) {
      this.#tried[which].stop();
    } else {
      session.flush();
      session.refresh();
      const plan = planOf(session, which);
      const { loaded } = session;
      this.#tried[which] = new Experiment(plan, freshSeed(), measure, (way: Way, seed: number) => runOnce(loaded, plan, way, seed));
      this.#loop.wake();
    }
    this.#changed();
  }

  #stop(): void {
    for (const tried of Object.values(this.#tried)) tried.stop();
  }

  /** A slice of what there is to do; says whether there is more. */
  #run(timestampMs: number): boolean {
    // Whoever leaves the panel ends what it does.
    if (!this.#host.isConnected || !this.#host.shadowRoot!.querySelector('.retro')) {
      this.#stop();
      return false;
    }
    const until = performance.now() + SLICE_MS;
    for (const tried of Object.values(this.#tried)) {
      if (!tried.running) continue;
      tried.run(until);
      if (!tried.running && !tried.problem) this.#words = this.#said(tried);
    }
    const more = Object.values(this.#tried).some(({ running }) => running);
    if (!more || timestampMs - this.#wordsMs >= WORDS_MS) {
      this.#wordsMs = timestampMs;
      this.#changed();
    }
    return more;
  }

  #said(tried: Experiment<Measured>): string {
    if (tried !== this.#tried.leaveOneOut) return frontierWords(frontier(tried.paired));
    return rankingWords(
      tried.plan.ways.slice(1).map(({ name }) => name),
      rank(tried.paired),
    );
  }
}

function load(session: Session): KnobState {
  return session.knobs.find(({ knob }) => knob === 'load_per_hour')!;
}

function planOf(session: Session, which: Which): Plan {
  const knobs = session.knobs.map(({ knob, value }): Command => ({ set_knob: { knob, value } }));
  const minutes = Math.min(MINUTES.max, Math.max(MINUTES.min, session.nowMinutes));
  const { value, max } = load(session);
  const ways = which === 'loads' ? otherLoads(value, max) : leaveOneOut(session.cast.actors);
  return { image: session.origin.plan, knobs, ways, seeds: SEEDS[which], minutes };
}

function glue({ cast }: Session, { glue }: Retro): TemplateResult {
  if (glue.length === 0) return html`<p>Nobody made rounds to see who is out of date.</p>`;
  return html`<ul>${glue.map(
    ({ actor, rounds, minutes, repairs }) => html`<li>${cast.actors[actor]} made ${count(rounds, 'round')} in
    ${durationWords(minutes)} and put ${count(repairs, 'stale picture')} right. None of that is finished work.</li>`,
  )}</ul>`;
}

function people(names: readonly string[], paired: readonly (readonly Measured[])[]): TemplateResult {
  const ranking = rank(paired);
  return html`<p><b>${rankingWords(names, ranking)}</b></p>
    <table><thead><tr><th>Without</th><th>debt, items</th><th>coherence, points</th></tr></thead>
    <tbody>${ranking.bearers.map(({ actor, debt, coherence }) => html`<tr><td>${names[actor]}</td><td>${itemsWords(debt)}</td><td>${pointsWords(coherence)}</td></tr>`)}</tbody></table>`;
}

function loads(paired: readonly (readonly Measured[])[]): TemplateResult {
  const found = frontier(paired);
  return html`<p><b>${frontierWords(found)}</b></p>
    <table><thead><tr><th>Load</th><th>done an hour</th><th>coherence</th></tr></thead>
    <tbody>${found.points.map(({ factor, throughput, coherence }) => html`<tr><td>× ${factor}</td><td>${levelWords(throughput)}</td><td>${shareWords(coherence)}</td></tr>`)}</tbody></table>`;
}

function habits({ glue, look_up_minutes, write_minutes }: Retro, { look_ups, repairs }: Metrics): TemplateResult {
  const rows = [
    {
      name: 'Making rounds',
      minutes: glue.reduce((sum, { minutes }) => sum + minutes, 0),
      brought: `${count(repairs, 'stale picture')} put right`,
    },
    { name: 'Looking things up', minutes: look_up_minutes, brought: count(look_ups, 'look-up') },
    { name: 'Writing things down', minutes: write_minutes, brought: 'what the look-ups find' },
  ].filter(({ minutes }) => minutes > 0);
  if (rows.length === 0) return html`<p>Nobody made rounds, looked anything up or wrote anything down.</p>`;
  return html`<table><thead><tr><th>Habit</th><th>took</th><th>brought</th></tr></thead>
    <tbody>${rows.map(({ name, minutes, brought }) => html`<tr><td>${name}</td><td>${durationWords(minutes)}</td><td>${brought}</td></tr>`)}</tbody></table>`;
}

function ambiguity({ cast }: Session, { media, domains }: Retro): TemplateResult {
  const used = media.filter(({ sent }) => sent > 0);
  return html`${
    used.length === 0
      ? html`<p>Nothing has been sent yet.</p>`
      : html`
    <table><thead><tr><th>Over</th><th>sent</th><th>lost</th><th>missed</th><th>mis&shy;under&shy;stood</th></tr></thead>
    <tbody>${used.map(
      ({ medium, sent, lost, missed, misunderstood }) => html`<tr><td>${cast.media[medium]}</td><td>${sent}</td>
      ${[lost - missed, missed, misunderstood].map((of) => html`<td>${percent(of / sent)}</td>`)}</tr>`,
    )}</tbody></table>`
  }
    ${
      domains.length === 0
        ? null
        : html`<table><thead><tr><th>About</th><th>time in which what is held is not true</th></tr></thead>
    <tbody>${domains.map(({ domain, untrue_share }) => html`<tr><td>${cast.domains[domain]!.name}</td><td>${percent(untrue_share)}</td></tr>`)}</tbody></table>`
    }`;
}

const styles = css`
  .retro { font-size: 13.5px; }
  .retro h3 { font: 600 16px/1.35 var(--serif); margin-block: 18px 6px; }
  .retro li + li, .retro table + table, .retro .try + div, .retro p + table { margin-block-start: 6px; }
  .retro .try { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; margin-block-start: 8px; }
  .retro .try button { text-align: start; }
  .retro td { overflow-wrap: anywhere; }
  /* A number and its interval fit beside each other. */
  .retro [data-result] table { font-size: 12px; }
  .retro [data-result] :is(th, td) { padding-inline-end: 5px; }
  .retro [data-result] :is(th, td):last-child { padding-inline-end: 0; }
  .retro div > .soft { margin-block-start: 6px; font-size: 12.5px; }
`;
