/** Buttons that lead from one close look to another. */

import { html, type TemplateResult } from 'lit';
import * as say from '#text/inspect';
import type { InspectorActions } from './actions';

export function back(actions: InspectorActions): TemplateResult {
  return html`<p class="back"><button class="quiet" @click=${() => actions.select(undefined)}>${say.everybody}</button></p>`;
}

export function personButton(name: string, actor: number, actions: InspectorActions): TemplateResult {
  return html`<button class="link" @click=${() => actions.select({ actor })}>${name}</button>`;
}

export function domainButton(name: string, domain: number, actions: InspectorActions): TemplateResult {
  return html`<button class="link" title=${say.knowsAbout(name)} @click=${() => actions.select({ domain })}>${name}</button>`;
}
