/** The claims about the scenario on screen, each with a button that tries it. */

import { css, html, type TemplateResult } from 'lit';
import * as say from '#text/claims';
import { panelComes, panelFailed } from '#text/panels';
import { freshSeed } from '../../core/core';
import { nameOf } from '../../core/scenarios';
import type { Session } from '../../core/session';
import { fetchCode, LazyRunner } from './runner';
import { claimsAbout, fetchClaims, type Tryable } from './shipped';
import { RUNS, Trial } from './trial';

/** How often the words follow while a check goes on. */
const WORDS_MS = 100;

/** Fetches everything that this panel may need, for a page that should need no network from then on. */
export async function fetchRest(): Promise<void> {
  await Promise.allSettled([fetchCode(), fetchClaims()]);
}

export class ClaimsPanel {
  #host: HTMLElement;
  #changed: () => void;
  #scenario: object | undefined;
  /** Undefined until the claims are fetched. */
  #trials: readonly Trial[] | undefined;
  #failed = false;
  /** What a screen reader is told: when a check is over, not while it goes on. */
  #words = '';
  #wordsMs = 0;
  #runner = new LazyRunner();

  /** `changed` is called when there is something new to show. */
  constructor(host: HTMLElement, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    host.shadowRoot!.adoptedStyleSheets.push(styles.styleSheet!);
  }

  render(session: Session): TemplateResult {
    const { scenario, seed } = session.origin;
    if (scenario !== this.#scenario) void this.#take(session);
    const trials = this.#trials;
    if (this.#failed) return html`<p class="soft">${panelFailed('claims')}</p>`;
    if (!trials) return html`<p class="soft" aria-busy="true">${panelComes('claims')}</p>`;
    if (trials.length === 0) return html`<p class="soft claims">${say.none}</p>`;
    for (const trial of trials) {
      trial.show(seed);
      trial.goOn();
    }
    return html`<ol class="claims">${trials.map((trial, index) => this.#item(trial, index, seed))}</ol>
      <p class="unseen" aria-live="polite">${this.#words}</p>`;
  }

  /** Tries once more to fetch the claims, if that failed. */
  wanted(): void {
    if (!this.#failed) return;
    this.#scenario = undefined;
    this.#changed();
  }

  #item(trial: Trial, index: number, seed: number): TemplateResult {
    const { claim, shown, runs, held, checking, problem } = trial;
    return html`<li>
      <p class="sentence" id="claim-${index}">${claim.sentence}</p>
      <p class="check"><button class="solid" aria-describedby="claim-${index}" @click=${() => this.#toggle(trial)}>${checking ? say.stop : say.check(RUNS)}</button>
        <span class="tabular">${
          runs === 0
            ? html`<span class="soft">${say.claimed(claim.holds_in_share)}</span>`
            : html`<b>${say.tallyWords(trial)}</b> <span class="soft">${say.claimedShort(claim.holds_in_share)}</span>`
        }</span></p>
      <div class="bar" aria-hidden="true" style="--held: ${held / RUNS}; --claimed: ${claim.holds_in_share}"><i></i></div>
      ${problem ? html`<p class="false">${problem}</p>` : null}
      ${
        shown
          ? html`<p class="soft with">${say.withSeed(seed, shown.holds)}</p>
        <ul class="tabular">${shown.compared.map(
          (compared, i) => html`<li class=${compared.holds ? '' : 'false'}><span aria-hidden="true">${compared.holds ? '✓' : '✗'}</span>
          ${say.comparisonWords(claim, claim.expects[i]!, compared)}</li>`,
        )}</ul>`
          : null
      }
    </li>`;
  }

  async #take({ origin }: Session): Promise<void> {
    const { scenario } = origin;
    for (const trial of this.#trials ?? []) trial.stop();
    this.#scenario = scenario;
    this.#words = '';
    this.#trials = undefined;
    this.#failed = false;
    const claims = await claimsAbout(nameOf(origin)).catch(() => undefined);
    // The reader may have gone on to another scenario meanwhile.
    if (this.#scenario !== scenario) return;
    this.#failed = claims === undefined;
    this.#trials = claims?.map((claim) => this.#trial(claim));
    this.#changed();
  }

  #trial({ claim, check }: Tryable): Trial {
    const trial: Trial = new Trial(
      claim,
      (seed, signal) => this.#runner.outcome(check, seed, signal),
      () => this.#came(trial),
    );
    return trial;
  }

  #toggle(trial: Trial): void {
    if (trial.checking) trial.stop();
    else trial.check(freshSeed());
    this.#words = '';
    this.#changed();
  }

  /** A trial has an outcome or a problem. */
  #came(trial: Trial): void {
    // Leaving the panel ends the check.
    if (!this.#host.isConnected || !this.#host.shadowRoot!.querySelector('ol.claims')) {
      for (const one of this.#trials ?? []) one.stop();
      return;
    }
    if (trial.runs === RUNS && !trial.checking && !trial.problem) this.#words = say.over(trial);
    const now = performance.now();
    if (trial.busy && now - this.#wordsMs < WORDS_MS) return;
    this.#wordsMs = now;
    this.#changed();
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
