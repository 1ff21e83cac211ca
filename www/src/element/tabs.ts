/** Charts, log and close look, one at a time. */

import { css, html, type TemplateResult } from 'lit';

export interface Tab {
  readonly id: string;
  readonly name: string;
}

/** `content` is of the chosen tab only. */
export function tabs(list: readonly Tab[], chosen: string, choose: (id: string) => void, content: TemplateResult): TemplateResult {
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = list.findIndex(({ id }) => id === chosen);
    const next = list[(at + step + list.length) % list.length]!;
    event.preventDefault();
    choose(next.id);
    (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  };
  return html`<div class="tabs">
    <div class="tablist" role="tablist" aria-label="Panels" @keydown=${move}>
      ${list.map(({ id, name }) => html`<button role="tab" id="tab-${id}" aria-controls="tabpanel"
        aria-selected=${id === chosen} tabindex=${id === chosen ? 0 : -1} @click=${() => choose(id)}>${name}</button>`)}
    </div>
    <div class="tabpanel panel-${chosen}" role="tabpanel" id="tabpanel" aria-labelledby="tab-${chosen}">${content}</div>
  </div>`;
}

export const tabStyles = css`
  .tablist { display: flex; gap: 4px; margin-block: 10px; border-block-end: 1px solid var(--line); }
  .tablist button { padding: 0; color: var(--soft); border-radius: 0; border-block-end: 2px solid transparent; margin-block-end: -1px; }
  .tablist button:hover { color: var(--ink); }
  .tablist [aria-selected='true'] { color: var(--ink); font-weight: 600; border-color: var(--ink); }
  .panel-log { display: flex; flex-direction: column; flex: 1; min-height: 0; }
  @container actorium (max-width: 699.98px) { .tablist button { flex: 1; } }
  @container actorium (min-width: 700px) { .tablist { justify-content: space-between; padding-inline-end: max(0px, 100% - 273px); } }
`;
