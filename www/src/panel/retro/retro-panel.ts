/** The retrospective: five questions for a team, answered by the run on screen. */

import { css, html, type TemplateResult } from 'lit';
import { percent } from '#text/numbers';
import * as say from '#text/retro';
import { durationWords } from '#text/time';
import { freshSeed } from '../../core/core';
import { Loop } from '../../core/loop';
import type { Session } from '../../core/session';
import type { Cast, Command, KnobState, Metrics, PairRetro, Retro } from '../../generated/core-types';
import { frontier, leaveOneOut, type Measured, measure, otherLoads, rank } from './answers';
import { frontierWords, rankingWords } from './conclusions';
import { Experiment, runOnce, type Setup, type Variant } from './experiment';

/** The number of seeds of each experiment. */
export const SEEDS = { leaveOneOut: 20, loads: 10 } as const;
type Which = keyof typeof SEEDS;
/** The most people that are removed in turn: with more it takes too long. */
const PEOPLE_MAX = 30;
/** How long these runs last: until the present moment, between one working day and five. */
const MINUTES = { min: 480, max: 2400 };
/** Script time of one frame that goes into these runs; the run on screen needs its own. */
const SLICE_MS = 4;
/** Interval at which the words follow a running experiment. */
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
    if (!retro) return html`<p class="soft retro">${say.noRun}</p>`;
    return html`<div class="retro">
      <p class="soft">${say.asked(session.nowMinutes)}</p>
      <h3>${say.whatAssumed}</h3>
      ${
        retro.assumptions.length === 0
          ? html`<p>${say.nothingAssumed}</p>`
          : html`<ul class="assumptions">${retro.assumptions.map((pair) => html`<li>${assumption(cast, pair)}</li>`)}</ul>`
      }
      <h3>${say.whoCarries}</h3>
      ${glue(session, retro)}
      ${
        cast.actors.length > PEOPLE_MAX
          ? html`<p class="soft">${say.tooMany(PEOPLE_MAX)}</p>`
          : this.#experiment(session, 'leaveOneOut', say.takeOut(SEEDS.leaveOneOut), (paired) => people(cast.actors, paired))
      }
      <h3>${say.coherenceOrSpeed}</h3>
      ${load(session).value > 0 ? this.#experiment(session, 'loads', say.tryLoads, loads) : html`<p class="soft">${say.noLoad}</p>`}
      <h3>${say.habits}</h3>
      ${habits(retro, metrics)}
      <h3>${say.whereAmbiguity}</h3>
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
    return html`<p class="try"><button class="solid" data-try=${which} @click=${() => this.#toggle(session, which)}>${running ? say.stop : name}</button>
      ${running ? html`<span class="soft tabular">${say.runs(tried!.doneShare, tried!.setup.variants.length * tried!.setup.seeds)}</span>` : null}</p>
      ${tried?.problem ? html`<p class="false">${tried.problem}</p>` : null}
      ${
        tried && !running && tried.seeds >= 2
          ? html`<div data-result=${which}>${table(tried.paired)}
        <p class="soft">${say.method(tried.setup.minutes)}</p></div>`
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
      const setup = setupOf(session, which);
      const { loaded } = session;
      this.#tried[which] = new Experiment(setup, freshSeed(), measure, (variant: Variant, seed: number) =>
        runOnce(loaded, setup, variant, seed),
      );
      this.#loop.wake();
    }
    this.#changed();
  }

  #stop(): void {
    for (const tried of Object.values(this.#tried)) tried.stop();
  }

  /** A slice of what there is to do; says whether there is more. */
  #run(timestampMs: number): boolean {
    // Closing the panel stops its experiments.
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
      tried.setup.variants.slice(1).map(({ name }) => name),
      rank(tried.paired),
    );
  }
}

function load(session: Session): KnobState {
  return session.knobs.find(({ knob }) => knob === 'load_per_hour')!;
}

function setupOf(session: Session, which: Which): Setup {
  const knobs = session.knobs.map(({ knob, value }): Command => ({ set_knob: { knob, value } }));
  const minutes = Math.min(MINUTES.max, Math.max(MINUTES.min, session.nowMinutes));
  const { value, max } = load(session);
  const variants = which === 'loads' ? otherLoads(value, max) : leaveOneOut(session.cast.actors);
  return { plan: session.origin.plan, knobs, variants, seeds: SEEDS[which], minutes };
}

function assumption({ actors, domains }: Cast, { owner, actor, domain, false_confidence_minutes }: PairRetro): string {
  return say.assumption(actors[owner]!, actors[actor]!, domains[domain]!.name, false_confidence_minutes);
}

function glue({ cast }: Session, { glue }: Retro): TemplateResult {
  if (glue.length === 0) return html`<p>${say.nobodyGlues}</p>`;
  return html`<ul>${glue.map(({ actor, rounds, minutes, repairs }) => html`<li>${say.glue(cast.actors[actor]!, rounds, minutes, repairs)}</li>`)}</ul>`;
}

function people(names: readonly string[], paired: readonly (readonly Measured[])[]): TemplateResult {
  const ranking = rank(paired);
  return html`<p><b>${rankingWords(names, ranking)}</b></p>
    <table><thead><tr><th>${say.without}</th><th>${say.debtItems}</th><th>${say.coherencePoints}</th></tr></thead>
    <tbody>${ranking.bearers.map(({ actor, debt, coherence }) => html`<tr><td>${names[actor]}</td><td>${say.itemsWords(debt)}</td><td>${say.pointsWords(coherence)}</td></tr>`)}</tbody></table>`;
}

function loads(paired: readonly (readonly Measured[])[]): TemplateResult {
  const found = frontier(paired);
  return html`<p><b>${frontierWords(found)}</b></p>
    <table><thead><tr><th>${say.load}</th><th>${say.donePerHour}</th><th>${say.coherence}</th></tr></thead>
    <tbody>${found.points.map(({ factor, throughput, coherence }) => html`<tr><td>${say.times(factor)}</td><td>${say.levelWords(throughput)}</td><td>${say.shareWords(coherence)}</td></tr>`)}</tbody></table>`;
}

function habits({ glue, look_up_minutes, write_minutes }: Retro, { look_ups, repairs }: Metrics): TemplateResult {
  const rows = [
    {
      name: say.makingRounds,
      minutes: glue.reduce((sum, { minutes }) => sum + minutes, 0),
      brought: say.repairs(repairs),
    },
    { name: say.lookingUp, minutes: look_up_minutes, brought: say.lookUps(look_ups) },
    { name: say.writingDown, minutes: write_minutes, brought: say.whatIsFound },
  ].filter(({ minutes }) => minutes > 0);
  if (rows.length === 0) return html`<p>${say.noHabits}</p>`;
  return html`<table><thead><tr><th>${say.habit}</th><th>${say.took}</th><th>${say.brought}</th></tr></thead>
    <tbody>${rows.map(({ name, minutes, brought }) => html`<tr><td>${name}</td><td>${durationWords(minutes)}</td><td>${brought}</td></tr>`)}</tbody></table>`;
}

function ambiguity({ cast }: Session, { media, domains }: Retro): TemplateResult {
  const used = media.filter(({ sent }) => sent > 0);
  return html`${
    used.length === 0
      ? html`<p>${say.nothingSent}</p>`
      : html`
    <table><thead><tr><th>${say.over}</th><th>${say.sent}</th><th>${say.lost}</th><th>${say.missed}</th><th>${say.misunderstood}</th></tr></thead>
    <tbody>${used.map(
      ({ medium, sent, lost, missed, misunderstood }) => html`<tr><td>${cast.media[medium]}</td><td>${sent}</td>
      ${[lost - missed, missed, misunderstood].map((of) => html`<td>${percent(of / sent)}</td>`)}</tr>`,
    )}</tbody></table>`
  }
    ${
      domains.length === 0
        ? null
        : html`<table><thead><tr><th>${say.about}</th><th>${say.untrue}</th></tr></thead>
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
