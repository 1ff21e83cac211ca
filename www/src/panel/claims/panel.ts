/** The claims about the scenario on screen, each with a button that tries it. */

import { css, html, type TemplateResult } from 'lit';
import { percent } from '#text/numbers';
import { freshSeed } from '../../core/core';
import { Loop } from '../../core/loop';
import { nameOf } from '../../core/scenarios';
import type { Session } from '../../core/session';
import type { Claim } from '../../generated/core-types';
import { planOf } from './arms';
import { attempt } from './attempt';
import { RUNS, Trial } from './trial';
import { comparisonWords, tallyWords } from './words';

const files = import.meta.glob<readonly Claim[]>('../../../../src/scenario/library/*.claims.json', { eager: true, import: 'default' });

/** By the name of the scenario that they are about. */
export const CLAIMS: ReadonlyMap<string, readonly Claim[]> = new Map(
  Object.entries(files).map(([path, claims]) => [path.replace(/^.*\/(.*)\.claims\.json$/, '$1'), claims]),
);

/** Script time of one frame that goes into checks; the run on screen needs its own. */
const SLICE_MS = 4;
/** How often the words follow while a check goes on. */
const WORDS_MS = 100;

export class ClaimsPanel {
  #host: HTMLElement;
  #changed: () => void;
  #scenario: object | undefined;
  #trials: readonly Trial[] = [];
  /** What a screen reader is told: when a check is over, not while it goes on. */
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
    const { scenario, seed } = session.origin;
    if (scenario !== this.#scenario) this.#take(session);
    for (const trial of this.#trials) trial.show(seed);
    if (this.#trials.some(({ busy }) => busy)) this.#loop.wake();
    if (this.#trials.length === 0) return html`<p class="soft claims">Nothing is claimed about this scenario.</p>`;
    return html`<ol class="claims">${this.#trials.map((trial, index) => this.#item(trial, index, seed))}</ol>
      <p class="unseen" aria-live="polite">${this.#words}</p>`;
  }

  #item(trial: Trial, index: number, seed: number): TemplateResult {
    const { claim, shown, runs, held, checking, problem } = trial;
    return html`<li>
      <p class="sentence" id="claim-${index}">${claim.sentence}</p>
      <p class="check"><button class="solid" aria-describedby="claim-${index}" @click=${() => this.#toggle(trial)}>${checking ? 'Stop' : `Check in ${RUNS} runs`}</button>
        <span class="tabular">${
          runs === 0
            ? html`<span class="soft">claimed: in ${percent(claim.holds_in_share)} of runs</span>`
            : html`<b>${tallyWords(trial)}</b> <span class="soft">claimed: ${percent(claim.holds_in_share)}</span>`
        }</span></p>
      <div class="bar" aria-hidden="true" style="--held: ${held / RUNS}; --claimed: ${claim.holds_in_share}"><i></i></div>
      ${problem ? html`<p class="false">${problem}</p>` : null}
      ${
        shown
          ? html`<p class="soft with">With the seed on screen, ${seed}, it ${shown.holds ? 'holds' : 'does not hold'}:</p>
        <ul class="tabular">${shown.compared.map(
          (compared, i) => html`<li class=${compared.holds ? '' : 'false'}><span aria-hidden="true">${compared.holds ? '✓' : '✗'}</span>
          ${comparisonWords(claim, claim.expects[i]!, compared)}</li>`,
        )}</ul>`
          : null
      }
    </li>`;
  }

  #take({ loaded, origin }: Session): void {
    for (const trial of this.#trials) trial.stop();
    const name = nameOf(origin.scenario);
    this.#scenario = origin.scenario;
    this.#words = '';
    this.#trials = (CLAIMS.get(name ?? '') ?? []).map(
      (claim) => new Trial(claim, (seed) => attempt(loaded, (arm) => planOf(origin, claim, arm), claim, seed)),
    );
  }

  #toggle(trial: Trial): void {
    if (trial.checking) {
      trial.stop();
    } else {
      trial.check(freshSeed());
      this.#loop.wake();
    }
    this.#words = '';
    this.#changed();
  }

  /** A slice of what there is to do; says whether there is more. */
  #run(timestampMs: number): boolean {
    // Whoever leaves the panel ends what it does.
    if (!this.#host.isConnected || !this.#host.shadowRoot!.querySelector('ol.claims')) {
      for (const trial of this.#trials) trial.stop();
      return false;
    }
    const until = performance.now() + SLICE_MS;
    for (const trial of this.#trials) {
      const before = trial.checking;
      trial.run(until);
      if (before && !trial.checking && !trial.problem) this.#words = `It ${tallyWords(trial)}.`;
    }
    const more = this.#trials.some(({ busy }) => busy);
    if (!more || timestampMs - this.#wordsMs >= WORDS_MS) {
      this.#wordsMs = timestampMs;
      this.#changed();
    }
    return more;
  }
}

const styles = css`
  .claims { font-size: 13.5px; }
  .claims > li { padding-block: 2px 14px; }
  .claims > li + li { border-block-start: 1px solid var(--line); padding-block-start: 12px; }
  .claims .sentence { font: 16px/1.45 var(--serif); margin-block-end: 8px; }
  .claims .check { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; }
  .claims .check button { min-width: 11.2em; }
  .claims .check span.tabular { flex-basis: 100%; }
  .claims .with { margin-block: 8px 2px; }
  .claims li li { display: grid; grid-template-columns: 1.4em 1fr; overflow-wrap: anywhere; }
  .claims .bar { position: relative; height: 10px; margin-block: 8px 2px; border-radius: 5px; border: 1px solid var(--edge); background: var(--card); }
  .claims .bar i { display: block; height: 100%; width: calc(var(--held) * 100%); border-radius: 4px; background: var(--ink); }
  .claims .bar::after {
    content: ''; position: absolute; inset-block: -4px; inset-inline-start: calc(var(--claimed) * 100% - 1px);
    border-inline-start: 2px dashed var(--soft);
  }
`;
