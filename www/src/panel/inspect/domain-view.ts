/** A close look at a domain: who holds what of it, and what is written down. */

import { html, type TemplateResult } from 'lit';
import * as say from '#text/inspect';
import { who } from '#text/names';
import { storeWords, versionWords } from '#text/things';
import { durationWords } from '#text/time';
import type { Session } from '../../core/session';
import type { DomainDetail } from '../../generated/core-types';
import type { InspectorActions } from './actions';
import { back, personButton } from './buttons';
import { held, written } from './held';
import { claimButton } from './team-view';

export function domainView(session: Session, actions: InspectorActions, domain: DomainDetail): TemplateResult {
  const { cast, nowMinutes } = session;
  const { owner } = domain;
  return html`${back(actions)}
    <h3 class="name">${say.isAt(domain.name, versionWords(domain.true_version))}</h3>
    <p class="soft">${say.kept(owner === null ? null : personButton(who(cast, owner), owner, actions), nowMinutes - domain.since_minutes, cast.calendar)}</p>
    <table><thead><tr><th>${say.who}</th><th>${say.holds}</th><th>${say.since}</th></tr></thead>
    <tbody>${domain.holders.map(
      (holder) => html`<tr>
      <td>${personButton(who(cast, holder.actor), holder.actor, actions)}</td>
      <td>${held(holder, true)}</td>
      <td class="soft">${durationWords(nowMinutes - holder.since_minutes, cast.calendar)}</td>
    </tr>`,
    )}</tbody></table>
    ${
      owner === null
        ? html`<p class="choices">${domain.holders.map(({ actor }) => claimButton(session, actor, domain.index, say.claimFor(who(cast, actor))))}</p>`
        : null
    }
    ${domain.noted.length === 0 ? null : notes(session, actions, domain)}`;
}

function notes({ cast, nowMinutes }: Session, actions: InspectorActions, { noted }: DomainDetail): TemplateResult {
  return html`<h3>${say.writtenDown}</h3>
    <table><thead><tr><th>${say.where}</th><th>${say.says}</th><th>${say.since}</th></tr></thead>
    <tbody>${noted.map(
      (note) => html`<tr>
      <td><button class="link" title=${say.allIn(storeWords(cast, note.store))} @click=${() => actions.select({ store: note.store })}>${cast.stores[note.store]}</button></td>
      <td>${written(note, true)}</td>
      <td class="soft">${note.version === null ? null : durationWords(nowMinutes - note.since_minutes, cast.calendar)}</td>
    </tr>`,
    )}</tbody></table>`;
}
