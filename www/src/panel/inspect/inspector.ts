/** The inspector: details of a selected actor, message, domain or store, and interventions. */

import { css, html, type TemplateResult } from 'lit';
import * as say from '#text/inspect';
import type { Session } from '../../core/session';
import type { InspectorActions } from './actions';
import { back } from './buttons';
import { chip, chipStyles } from './chip';
import { domainView } from './domain-view';
import { letter } from './letter';
import { messageView } from './message-view';
import { personView } from './person-view';
import { storeView } from './store-view';

const FLIGHTS_SHOWN = 12;

export class Inspector {
  #actions: InspectorActions;

  constructor(host: HTMLElement, actions: InspectorActions) {
    this.#actions = actions;
    host.shadowRoot!.adoptedStyleSheets.push(styles.styleSheet!, chipStyles.styleSheet!);
  }

  render(session: Session): TemplateResult {
    return html`<div class="inspect">${closeLook(session, this.#actions)}</div>`;
  }

  aside(session: Session): TemplateResult | null {
    return chip(session, this.#actions);
  }
}

function closeLook(session: Session, actions: InspectorActions): TemplateResult {
  const { selection } = session;
  if (selection && 'actor' in selection) {
    const actor = session.ask((core) => core.actor(selection.actor));
    if (actor) return personView(session, actions, actor);
  }
  if (selection && 'domain' in selection) {
    const domain = session.ask((core) => core.domain(selection.domain));
    if (domain) return domainView(session, actions, domain);
  }
  if (selection && 'store' in selection) return storeView(session, actions, selection.store);
  if (selection && 'message' in selection) {
    const message = session.ask((core) => core.message(selection.message));
    return message ? messageView(session, actions, message) : html`${back(actions)}<p class="soft">${say.over}</p>`;
  }
  return overview(session, actions);
}

function overview(session: Session, actions: InspectorActions): TemplateResult {
  const flights = actions
    .flights(session)
    .slice(0, FLIGHTS_SHOWN)
    .map((serial) => session.ask((core) => core.message(serial)))
    .filter((message) => message !== undefined);
  return html`<p class="soft">${say.hint}</p>
    ${
      session.cast.domains.length > 0
        ? html`<h3>${say.whoKnowsWhat}</h3>
        <p class="choices">${session.cast.domains.map(({ name }, domain) => html`<button class="solid" @click=${() => actions.select({ domain })}>${name}</button>`)}</p>`
        : null
    }
    ${
      session.cast.stores.length > 0
        ? html`<h3>${say.places}</h3>
        <p class="choices">${session.cast.stores.map((name, store) => html`<button class="solid" @click=${() => actions.select({ store })}>${name}</button>`)}</p>`
        : null
    }
    <h3>${say.onTheWay}</h3>
    ${flights.length === 0 ? html`<p class="soft">${say.nothingNow}</p>` : html`<ul class="letters">${flights.map((message) => letter(session, actions, message))}</ul>`}`;
}

const styles = css`
  .inspect { font-size: 13.5px; }
  .inspect h3 { margin-block: 14px 4px; }
  .inspect h3.name { font-size: 17px; margin-block: 2px; display: flex; align-items: center; }
  .inspect .back { margin-inline-start: -10px; }
  .choices { display: flex; flex-wrap: wrap; gap: 8px; margin-block: 8px; }
  .choices button { display: inline-flex; align-items: center; }
  .standing p { margin-block: 4px; }
  .inspect dl.place { margin-block: 6px; grid-template-columns: 7.5em 1fr; }
  .letters { margin-inline: -8px; }
  .letters button { display: flex; align-items: center; width: 100%; padding: 2px 8px; text-align: start; color: var(--ink); }
  @container actorium (min-width: 700px) { .letters button { min-height: 30px; } }
`;
