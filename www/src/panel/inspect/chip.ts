/** The selection in one line under the stage, with one intervention: in a narrow layout the inspector stands far below. */

import { css, html, type TemplateResult } from 'lit';
import * as say from '#text/inspect';
import { who } from '#text/names';
import { thing } from '#text/things';
import type { Session } from '../../core/session';
import { glyph } from '../../design/glyphs';
import type { ActorDetail } from '../../generated/core-types';
import type { InspectorActions } from './actions';
import { fateButton } from './message-view';

export function chip(session: Session, actions: InspectorActions): TemplateResult | null {
  const { selection, cast } = session;
  if (selection && 'actor' in selection) {
    const actor = session.ask((core) => core.actor(selection.actor));
    if (!actor) return null;
    const held = actions.doing(session, actor.index);
    return line(html`<b>${actor.name}</b> ${say.inShort(actor, held)}`, intervention(session, actor), actions);
  }
  if (selection && 'message' in selection) {
    const message = session.ask((core) => core.message(selection.message));
    if (!message) return null;
    const fate = message.state === 'in_flight' && message.from !== message.to ? fateButton(session, message, false) : null;
    return line(html`${glyph(message.kind)}${say.message(thing(cast, message), undefined, who(cast, message.to))}`, fate, actions);
  }
  if (selection && 'store' in selection) return line(html`<b>${cast.stores[selection.store]}</b>`, null, actions);
  return null;
}

/** There is room for one intervention. Where people can be promoted, that is the most important. */
function intervention(session: Session, { index, left, recognition }: ActorDetail): TemplateResult | null {
  if (left) return null;
  return recognition === null
    ? html`<button class="solid" @click=${() => session.dispatch({ give_work: { actor: index } })}>${say.handWork}</button>`
    : html`<button class="solid" @click=${() => session.dispatch({ promote: { actor: index } })}>${say.promote}</button>`;
}

function line(what: TemplateResult, intervention: TemplateResult | null, actions: InspectorActions): TemplateResult {
  return html`<div class="chip"><span>${what}</span>${intervention}<button class="quiet" aria-label=${say.moreTitle} @click=${() => actions.lookClosely()}>${say.more}</button></div>`;
}

export const chipStyles = css`
  .chip { display: none; }
  @container actorium (max-width: 699.98px) {
    .chip {
      display: flex; align-items: center; gap: 4px; margin: 0 var(--gap) 4px; padding-inline-start: 12px; background: var(--card); border: 1px solid var(--edge); border-radius: 12px; font-size: 13px;
    }
    .chip span { flex: 1; min-width: 0; line-height: 1.3; }
    .chip button { flex: none; }
    .chip .solid { padding-inline: 10px; border-width: 0 1px; border-radius: 0; }
  }
`;
