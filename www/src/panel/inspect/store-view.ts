/** A close look at a place: what is written there, and since when. */

import { html, type TemplateResult } from 'lit';
import { durationWords } from '../../core/clock';
import type { InspectorActions } from './actions';
import { back, domainButton } from './buttons';
import { ring } from '../../design/glyphs';
import type { Session } from '../../core/session';

export function storeView(session: Session, actions: InspectorActions, store: number): TemplateResult {
  const { cast } = session;
  const domains = session.ask((core) => cast.domains.map((_, domain) => core.domain(domain))) ?? [];
  return html`${back(actions)}
    <h3 class="name">${cast.stores[store]}</h3>
    <p class="soft">What is written here stays as it was written, whatever becomes of it.</p>
    <table><thead><tr><th>About</th><th>says</th><th>really</th><th>for</th></tr></thead>
    <tbody>${domains.map((domain) => {
      const note = domain.noted.find((noted) => noted.store === store);
      const blank = !note || note.version === null;
      return html`<tr>
        <td>${domainButton(domain.name, domain.index, actions)}</td>
        <td>${blank ? html`<span class="soft">nothing</span>` : html`${ring(note.current ? 'current' : 'stale')}v${note.version}`}</td>
        <td>v${domain.true_version}</td>
        <td class="soft">${blank ? null : durationWords(session.nowMinutes - note.since_minutes)}</td>
      </tr>`;
    })}</tbody></table>`;
}
