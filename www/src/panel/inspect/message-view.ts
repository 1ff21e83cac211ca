/** A close look at a message: where it comes from and goes to, what will become of it, and what can be done about that. */

import { html, type TemplateResult } from 'lit';
import * as say from '#text/inspect';
import { who } from '#text/names';
import { capital, depthWords, thing } from '#text/things';
import { timeWords } from '#text/time';
import type { Session } from '../../core/session';
import { glyph } from '../../design/glyphs';
import type { MessageDetail } from '../../generated/core-types';
import type { InspectorActions } from './actions';
import { back, personButton } from './buttons';

export function messageView(session: Session, actions: InspectorActions, message: MessageDetail): TemplateResult {
  const { cast } = session;
  const from = who(cast, message.from);
  const to = who(cast, message.to);
  return html`${back(actions)}
    <h3 class="name">${glyph(message.kind)}${capital(thing(cast, message))}</h3>
    <dl>
      <dt>${say.from}</dt><dd>${message.from === null ? from : personButton(from, message.from, actions)}</dd>
      <dt>${say.to}</dt><dd>${personButton(to, message.to, actions)}</dd>
      ${message.medium === null ? null : html`<dt>${say.medium}</dt><dd>${cast.media[message.medium]}</dd>`}
      <dt>${say.sent}</dt><dd>${timeWords(message.sent_minutes, cast.calendar)}</dd>
      ${message.state === 'in_flight' ? html`<dt>${say.due}</dt><dd>${timeWords(message.due_minutes, cast.calendar)}</dd>` : null}
      ${message.received_minutes === null ? null : html`<dt>${say.received}</dt><dd>${timeWords(message.received_minutes, cast.calendar)}</dd>`}
      ${
        message.kind === 'acknowledgement'
          ? html`<dt>${say.onceThere}</dt><dd>${depthWords(to, from, message.attempt + 1)}</dd>`
          : html`<dt>${say.copy}</dt><dd>${say.whichCopy(message.attempt, message.attempts_max)}</dd>`
      }
      <dt>${say.fate}</dt><dd>${fate(message)}</dd>
    </dl>
    ${message.state === 'in_flight' && message.from !== message.to ? html`<p class="choices">${fateButton(session, message, true)}</p>` : null}`;
}

/** The button that loses a message in flight, or lets it arrive. */
export function fateButton(session: Session, { serial, will_be_lost: lost }: MessageDetail, signed: boolean): TemplateResult {
  return lost
    ? html`<button class="solid" @click=${() => session.dispatch({ deliver_message: { message: serial } })}>${say.letArrive}</button>`
    : html`<button class="solid" @click=${() => session.dispatch({ lose_message: { message: serial } })}>${signed ? glyph('lost') : null}${say.lose}</button>`;
}

function fate({ state, will_be_misread: misread, will_be_lost: lost }: MessageDetail): TemplateResult {
  if (state === 'waiting') {
    return html`${say.unread}${misread ? html`${say.unreadSeparator}<span class="false">${say.willBeMisread}</span>` : null}`;
  }
  if (misread) return html`<span class="false">${state === 'integrating' ? say.beingMisread : say.willBeMisreadUnknown}</span>`;
  if (state === 'integrating') return html`${say.beingTakenIn}`;
  return lost ? html`<span class="false">${say.willBeLost}</span>` : html`${say.willArrive}`;
}
