/** In one column the close look is far below the stage: what is selected, in one line under it, with what can be done. */

import { css, html, type TemplateResult } from 'lit';
import { glyph } from '../../design/glyphs';
import type { InspectorActions } from './actions';
import { count } from '../../text/en/numbers';
import type { Session } from '../../core/session';
import { capital, thing } from '../../text/en/things';
import { who } from '../../text/en/names';

export function chip(session: Session, actions: InspectorActions): TemplateResult | null {
  const { selection, cast } = session;
  if (selection && 'actor' in selection) {
    const actor = session.ask((core) => core.actor(selection.actor));
    if (!actor) return null;
    const held = actions.doing(session, actor.index);
    return line(
      html`<b>${actor.name}</b> ${held ? `${held} · ` : ''}${actor.left ? (actor.hired_by === null ? 'has left' : 'is not hired') : `${count(actor.mailbox.waiting_count, 'message')} waiting`}`,
      // There is room for one deed: where people are promoted, that is what the scenario is about.
      actor.left
        ? null
        : actor.recognition === null
          ? html`<button class="solid" @click=${() => session.dispatch({ give_work: { actor: actor.index } })}>Hand work</button>`
          : html`<button class="solid" @click=${() => session.dispatch({ promote: { actor: actor.index } })}>Promote</button>`,
      actions,
    );
  }
  if (selection && 'message' in selection) {
    const message = session.ask((core) => core.message(selection.message));
    if (!message) return null;
    const { serial } = message;
    const fate =
      message.state !== 'in_flight' || message.from === message.to
        ? null
        : message.will_be_lost
          ? html`<button class="solid" @click=${() => session.dispatch({ deliver_message: { message: serial } })}>Let it arrive</button>`
          : html`<button class="solid" @click=${() => session.dispatch({ lose_message: { message: serial } })}>Lose it</button>`;
    return line(html`${glyph(message.kind)}${capital(thing(cast, message))} to ${who(cast, message.to)}`, fate, actions);
  }
  if (selection && 'store' in selection) return line(html`<b>${cast.stores[selection.store]}</b>`, null, actions);
  return null;
}

function line(what: TemplateResult, deed: TemplateResult | null, actions: InspectorActions): TemplateResult {
  return html`<div class="chip"><span>${what}</span>${deed}<button class="quiet" aria-label="More about it" @click=${() => actions.lookClosely()}>More</button></div>`;
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
