/** On the way to a far moment: how far it still is, and a way to stop. A lazy chunk. */

import { html, type TemplateResult } from 'lit';
import * as say from '#text/journey';
import type { Session } from '../core/session';

export function journey(session: Session): TemplateResult | undefined {
  if (!session.journey) return undefined;
  const { targetMinutes, share, secondsLeft } = session.journey;
  const { calendar } = session.cast;
  return html`<div class="way past soft">
    <progress max="1" .value=${share} aria-label=${say.goingTo(targetMinutes, calendar)}></progress>
    <span>${say.onTheWay(targetMinutes, calendar, share, secondsLeft)}</span>
    <button class="quiet" @click=${() => session.stopJourney()}>${say.stopHere}</button>
  </div>`;
}
