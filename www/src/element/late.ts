/** The place of something in the panel that is loaded apart, when the figure has settled. */

import { html, type TemplateResult } from 'lit';
import type { Session } from './session';

/** What stands there once it has come. */
export interface LatePanel {
  render(session: Session): TemplateResult;
  /** After what it rendered is on the page. */
  rendered?(root: ParentNode): void;
}

/** Calls back when nothing else is to be done. */
export function whenIdle(call: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(() => call());
  else setTimeout(call, 1000);
}

export class Late {
  #name: string;
  #fetch: () => Promise<LatePanel>;
  #changed: () => void;
  #panel: LatePanel | undefined;
  #loading = false;
  #failed = false;

  /** `name` is what it is called in a sentence that says it is not there; `changed` is called when there is something new to show. */
  constructor(name: string, fetch: () => Promise<LatePanel>, changed: () => void) {
    this.#name = name;
    this.#fetch = fetch;
    this.#changed = changed;
  }

  /** Fetches what it needs as soon as nothing else is to be done, so that later it needs no network. */
  loadWhenIdle(): void {
    whenIdle(() => this.#load());
  }

  render(session: Session): TemplateResult {
    if (this.#panel) return this.#panel.render(session);
    if (this.#failed) return html`<p class="soft">The ${this.#name} could not be loaded. Open this panel again to try once more.</p>`;
    this.#load();
    return html`<p class="soft" aria-busy="true">The ${this.#name} will be here in a moment.</p>`;
  }

  rendered(root: ParentNode): void {
    this.#panel?.rendered?.(root);
  }

  /** Its tab was opened. */
  opened(): void {
    this.#failed = false;
  }

  #load(): void {
    if (this.#loading || this.#panel) return;
    this.#loading = true;
    this.#fetch().then(
      (panel) => { this.#panel = panel; },
      () => { this.#failed = true; },
    ).finally(() => {
      this.#loading = false;
      this.#changed();
    });
  }
}
