/** Cards: what could not be done as asked, that a run crashed, that the core could not be loaded. */

import { css, html, type TemplateResult } from 'lit';
import * as say from '#text/figure';

export interface Notice {
  readonly sentences: readonly string[];
}

export function notices(list: readonly Notice[], dismiss: (notice: Notice) => void): TemplateResult {
  return html`<div class="notices" role="alert">${list.map(
    (notice) => html`<div class="notice">
    <div>${notice.sentences.map((sentence) => html`<p>${sentence}</p>`)}</div>
    <button class="quiet" aria-label=${say.dismiss} @click=${() => dismiss(notice)}>✕</button>
  </div>`,
  )}</div>`;
}

export function crashCard(seed: number, restart: () => void): TemplateResult {
  return html`<div class="crash" role="alert">
    <h2>${say.crashed}</h2>
    <p>${say.crash(html`<b class="tabular">${seed}</b>`)}</p>
    <button class="solid" @click=${restart}>${say.restart}</button>
  </div>`;
}

/** Shown when the core could not be loaded. */
export function loadCard(reason: string): TemplateResult {
  return html`<div class="load" role="alert">
    <h2>${say.notLoaded}</h2>
    <p>${reason}</p>
  </div>`;
}

export const noticeStyles = css`
  /* Notices lie over the stage, so that they do not push the controls away. */
  .notices { position: absolute; z-index: 3; inset: 12px 12px auto; display: grid; gap: 8px; justify-items: center; pointer-events: none; }
  .notice {
    display: flex; align-items: start; justify-content: space-between; gap: 12px; padding: 8px 6px 8px 14px;
    width: min(100%, 560px); background: var(--card); border: 1px solid var(--edge); border-radius: 12px; pointer-events: auto;
  }
  .notice > div { border-inline-start: 3px solid var(--lost); padding-inline-start: 12px; align-self: center; overflow-wrap: anywhere; }
  .notice button { min-height: var(--touch); min-width: var(--touch); padding: 0; flex: none; }
  .crash, .load { background: var(--card); border: 1px solid var(--edge); border-radius: 12px; padding: 18px 20px; max-width: 340px; }
  .crash { position: absolute; z-index: 2; inset: 50% auto auto 50%; transform: translate(-50%, -50%); width: calc(100% - 32px); }
  .crash p, .load p { margin-block: 6px 12px; }
  .load { margin: 24px auto; }
`;
