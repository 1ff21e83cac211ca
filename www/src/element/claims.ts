/** The place of the claims in the panel. What stands in it is loaded apart, when the figure has settled. */

import { html, type TemplateResult } from 'lit';
import type { ClaimsPanel } from '../claims/panel';
import type { Session } from './session';

export class Claims {
  #host: HTMLElement;
  #changed: () => void;
  #panel: ClaimsPanel | undefined;
  #loading = false;
  #failed = false;

  /** `changed` is called when there is something new to show. */
  constructor(host: HTMLElement, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
  }

  /** Fetches what it needs as soon as nothing else is to be done, so that later it needs no network. */
  loadWhenIdle(): void {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => this.#load());
    else setTimeout(() => this.#load(), 1000);
  }

  render(session: Session): TemplateResult {
    if (this.#panel) return this.#panel.render(session);
    if (this.#failed) return html`<p class="soft">The claims could not be loaded. Open this panel again to try once more.</p>`;
    this.#load();
    return html`<p class="soft" aria-busy="true">The claims are being fetched.</p>`;
  }

  /** Its tab was opened. */
  opened(): void {
    this.#failed = false;
  }

  #load(): void {
    if (this.#loading || this.#panel) return;
    this.#loading = true;
    import('../claims/panel').then(
      ({ ClaimsPanel }) => { this.#panel = new ClaimsPanel(this.#host, this.#changed); },
      () => { this.#failed = true; },
    ).finally(() => {
      this.#loading = false;
      this.#changed();
    });
  }
}
