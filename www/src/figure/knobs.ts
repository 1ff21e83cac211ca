/** The three sliders: loss, integration delay, load, with units and how busy people are. */

import { css, html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import * as say from '#text/figure';
import { KNOB_WORDS } from '#text/names';
import type { Session } from '../core/session';
import type { KnobState } from '../generated/core-types';
import { roundStep } from './round-step';

export function knobs(session: Session): TemplateResult {
  return html`<div class="knobs" role="group" aria-label=${say.knobs}>${session.knobs.map((knob) => slider(session, knob))}</div>`;
}

function slider(session: Session, knob: KnobState): TemplateResult {
  const value = session.knobValue(knob);
  const words = KNOB_WORDS[knob.knob];
  const said = words.value(value);
  const busy = knob.knob === 'load_per_hour' ? say.busy(session.metrics.recent_utilisation_share) : '';
  return html`<label class="knob">
    <span>${words.name}</span>
    <output class="soft" aria-hidden="true">${said}${busy}</output>
    <span class="range" style="--share: ${(value - knob.min) / (knob.max - knob.min)}">
      <input type="range" name=${knob.knob} min=${knob.min} max=${knob.max} step=${roundStep(knob.min, knob.max)}
        .value=${live(String(value))} aria-label=${words.name} aria-valuetext=${said}
        @input=${(event: Event) => session.setKnob(knob.knob, (event.target as HTMLInputElement).valueAsNumber)} />
    </span>
  </label>`;
}

export const knobStyles = css`
  .knobs { display: grid; gap: 6px; }
  .knob { display: grid; grid-template-columns: 1fr auto; column-gap: 10px; }
  .knob .range { grid-column: 1 / 3; }
  .knob .range { height: max(26px, var(--touch) - 8px); }
  @container actorium (min-width: 520px) and (max-width: 699.98px) {
    .knobs { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 0 24px; }
    .knob { grid-template-columns: 1fr; }
    .knob .range { grid-column: 1; }
  }
  @container actorium (max-width: 519.98px) { .knobs { gap: 0; } .knob .range { height: 44px; margin-block-start: -8px; } }
`;
