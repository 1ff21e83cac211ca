/** The transport: play, pause, step, speed, clock, seed and timeline. */

import { css, html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { dayWords, timeWords } from '#text/time';
import * as say from '#text/transport';
import { timeOf } from '../core/clock';
import { SPEEDS } from '../core/player';
import type { Session } from '../core/session';
import { fetchJourneys } from './lazy';

export interface TransportActions {
  again(): void;
  newSeed(): void;
}

const PLAY = html`<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M7 4.6v10.8l8.6-5.4z" fill="currentColor" /></svg>`;
const PAUSE = html`<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M6 5h2.8v10H6zm5.2 0H14v10h-2.8z" fill="currentColor" /></svg>`;
const STEP = html`<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5 4.8v10.4l7.6-5.2z" fill="currentColor" /><path d="M14.6 5v10" stroke="currentColor" stroke-width="2" /></svg>`;

export function transport(session: Session, actions: TransportActions): TemplateResult {
  const { player } = session;
  return html`<div class="transport" role="group" aria-label=${say.playback}>
    ${timeline(session)}
    <div class="row">
      <button class="play" aria-label=${player.playing ? say.pause : say.play} title=${player.playing ? say.pauseTitle : say.playTitle}
        @click=${() => (player.playing ? session.pause() : session.play())}>${player.playing ? PAUSE : PLAY}</button>
      <button class="step quiet" aria-label=${say.step} title=${say.stepTitle} @click=${() => session.step()}>${STEP}</button>
      ${clock(session)}
      ${speeds(session)}
      <span class="seed">
        <span class="soft">${say.seed} <b class="tabular">${session.seed}</b></span>
        <button class="quiet" title=${say.againTitle} @click=${() => actions.again()}>${say.again}</button>
        <button class="quiet" title=${say.newSeedTitle} @click=${() => actions.newSeed()}>${say.newSeed}</button>
      </span>
    </div>
  </div>`;
}

function clock(session: Session): TemplateResult {
  const time = timeOf(session.nowMinutes, session.cast.calendar);
  return html`<span class="clock soft">${dayWords(time)} <b class="tabular">${time.clock}</b></span>`;
}

function speeds(session: Session): TemplateResult {
  const { player } = session;
  return html`<fieldset class="speeds">
    <legend class="unseen">${say.speed}</legend>
    ${SPEEDS.map((speed) => {
      const [label, words] = say.SPEED_WORDS[speed.id];
      return html`<label title=${words}>
      <input class="unseen" type="radio" name="speed" value=${speed.id} aria-label=${words}
        .checked=${live(speed === player.speed)} @change=${() => session.setSpeed(speed)} />
      <span>${label}</span>
    </label>`;
    })}
  </fieldset>`;
}

function timeline(session: Session): TemplateResult {
  const { nowMinutes, endMinutes } = session;
  const share = endMinutes > 0 ? Math.min(1, nowMinutes / endMinutes) : 0;
  return html`<div class="timeline">
    <label class="range" style="--share: ${share}">
      <span class="unseen">${say.timeline}</span>
      <input type="range" min="0" max=${Math.max(endMinutes, 1)} step="any" .value=${live(String(nowMinutes))}
        aria-valuetext=${timeWords(nowMinutes, session.cast.calendar)}
        @pointerdown=${() => session.hold(true)} @pointerup=${() => session.hold(false)} @pointercancel=${() => session.hold(false)}
        @input=${(event: Event) => session.seekSoon(minuteOf(event.target as HTMLInputElement, endMinutes))} />
    </label>
    ${session.journey ? way(session) : session.inThePast ? html`<p class="past soft">${say.back(endMinutes - nowMinutes, session.cast.calendar)}</p>` : null}
  </div>`;
}

/** The chunk that says how far a far moment is: fetched for the first one, and shown with the next words. */
let journeys: typeof import('./journey') | undefined;

function way(session: Session): TemplateResult | undefined {
  if (!journeys) {
    void fetchJourneys().then(
      (module) => {
        journeys = module;
      },
      () => undefined,
    );
  }
  return journeys?.journey(session);
}

/** The control rounds its value, so its last step stands for the exact end. */
function minuteOf(input: HTMLInputElement, endMinutes: number): number {
  return input.valueAsNumber > endMinutes - 1e-3 ? endMinutes : input.valueAsNumber;
}

export const transportStyles = css`
  .transport { padding: 4px var(--gap) 14px; }
  .row { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 12px; }
  .play {
    width: 46px; height: 46px; padding: 0; border-radius: 50%; background: var(--ink); color: var(--paper);
    display: grid; place-items: center; flex: none;
  }
  .play svg, .step svg { width: 22px; height: 22px; display: block; }
  .step { min-width: var(--touch); padding: 0; display: grid; place-items: center; color: var(--ink); }
  .clock { min-width: 9.5em; white-space: nowrap; }
  .clock b, .seed b { color: var(--ink); font-weight: 600; }
  .seed { display: flex; align-items: center; gap: 2px; white-space: nowrap; margin-inline-start: auto; }
  .seed > span { margin-inline-end: 6px; }

  .speeds { display: flex; min-width: 0; }
  .speeds span { display: grid; place-items: center; min-width: 36px; min-height: var(--touch); padding: 0 5px; font-size: 13px; border-radius: 8px; color: var(--soft); cursor: pointer; }
  .speeds label { position: relative; }
  .speeds label:hover span { color: var(--ink); }
  .speeds input:checked + span { color: var(--ink); font-weight: 600; background: var(--line); }
  .speeds input:focus-visible + span { outline: 2px solid var(--ink); outline-offset: 1px; }

  .way { display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: 4px 10px; background: var(--paper); padding-block: 2px; }
  .way button { pointer-events: auto; min-height: var(--touch); }
  .way progress { inline-size: 120px; accent-color: var(--ink); }
  .timeline { position: relative; }
  .timeline .range { --thumb: 14px; }
  .past { position: absolute; inset: auto 0 100% 0; text-align: center; font-size: 13px; pointer-events: none; }

  @container actorium (max-width: 519.98px) {
    .speeds { inline-size: 100%; order: 1; justify-content: space-between; }
    .speeds label { flex: 1; }
    .seed { inline-size: 100%; order: 2; margin: 0; }
    .seed > span { margin-inline-end: auto; }
    .clock { margin-inline-start: auto; min-width: 0; }
  }
`;
