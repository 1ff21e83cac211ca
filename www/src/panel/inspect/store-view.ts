/** A close look at a place: what is written there, and since when. */

import { html, type TemplateResult } from 'lit';
import * as say from '#text/inspect';
import { versionWords } from '#text/things';
import { durationWords } from '#text/time';
import type { Session } from '../../core/session';
import type { InspectorActions } from './actions';
import { back, domainButton } from './buttons';
import { written } from './held';

export function storeView(session: Session, actions: InspectorActions, store: number): TemplateResult {
  const { cast } = session;
  const domains = session.ask((core) => cast.domains.map((_, domain) => core.domain(domain))) ?? [];
  return html`${back(actions)}
    <h3 class="name">${cast.stores[store]}</h3>
    <p class="soft">${say.staysWritten}</p>
    <table><thead><tr><th>${say.about}</th><th>${say.says}</th><th>${say.really}</th><th>${say.since}</th></tr></thead>
    <tbody>${domains.map((domain) => {
      const note = domain.noted.find((noted) => noted.store === store);
      return html`<tr>
        <td>${domainButton(domain.name, domain.index, actions)}</td>
        <td>${written(note, false)}</td>
        <td>${versionWords(domain.true_version)}</td>
        <td class="soft">${!note || note.version === null ? null : durationWords(session.nowMinutes - note.since_minutes, session.cast.calendar)}</td>
      </tr>`;
    })}</tbody></table>`;
}
