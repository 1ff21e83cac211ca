/** The tabs: a row of buttons, each of which opens and closes its panel under the row. */

import { css, html, nothing, type TemplateResult } from 'lit';
import * as say from '#text/figure';

export interface TabActions<Id> {
  toggle(id: Id): void;
  /** The reader seems about to open it. */
  about(id: Id): void;
}

/** `open` is the tab whose `content` is shown, if any. */
export function tabs<Id extends string>(
  names: Readonly<Record<Id, string>>,
  open: Id | undefined,
  actions: TabActions<Id>,
  content: unknown,
): TemplateResult {
  return html`<div class="tabs">
    <div class="tablist" role="group" aria-label=${say.panels}>
      ${(Object.keys(names) as Id[]).map(
        (id) => html`<button id="tab-${id}" aria-expanded=${id === open} aria-controls=${id === open ? 'tabpanel' : nothing}
        @pointerenter=${() => actions.about(id)} @focus=${() => actions.about(id)} @click=${() => actions.toggle(id)}>${names[id]}</button>`,
      )}
    </div>
    ${open ? html`<div class="tabpanel panel-${open}" role="group" id="tabpanel" aria-labelledby="tab-${open}">${content}</div>` : null}
  </div>`;
}

export const tabStyles = css`
  .tablist { display: flex; gap: 4px; margin-block: 10px; border-block-end: 1px solid var(--line); }
  .tablist button { padding: 0; color: var(--soft); border-radius: 0; border-block-end: 2px solid transparent; margin-block-end: -1px; }
  .tablist button:hover { color: var(--ink); }
  .tablist [aria-expanded='true'] { color: var(--ink); font-weight: 600; border-color: var(--ink); }
  .closed .tablist { margin-block: 16px 0; padding-block-start: 6px; border-block: 1px solid var(--line); border-block-end: 0; }
  .panel-log { display: flex; flex-direction: column; flex: 1; min-height: 0; }
  @container actorium (max-width: 699.98px) { .tablist button { flex: 1; } }
  @container actorium (min-width: 700px) { .tablist { justify-content: space-between; padding-inline-end: max(0px, 100% - 273px); } }
`;
