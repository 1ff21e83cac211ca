/** The place of something in the panel that is loaded apart, once somebody wants it. */

import { html, type TemplateResult } from 'lit';
import type { Session } from '../core/session';

/** What stands there once it has come. */
export interface LatePanel {
  render(session: Session): TemplateResult;
  /** After what it rendered is on the page. */
  rendered?(session: Session): void;
  /** Draws what has changed, many times between two renders. */
  draw?(session: Session): void;
  /** The colours have changed. */
  recolour?(): void;
  /** What it says under the stage of what is selected, where it stands far below. */
  aside?(session: Session): TemplateResult | null;
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

  /** What has come; undefined before. */
  get panel(): LatePanel | undefined { return this.#panel; }

  render(session: Session): TemplateResult {
    if (this.#panel) return this.#panel.render(session);
    if (this.#failed) return html`<p class="soft">The ${this.#name} could not be loaded. Open this panel again to try once more.</p>`;
    return html`<p class="soft" aria-busy="true">The ${this.#name} will be here in a moment.</p>`;
  }

  /** Somebody wants it, or seems about to. */
  load(): void {
    if (this.#loading || this.#panel) return;
    this.#loading = true;
    this.#failed = false;
    this.#fetch().then(
      (panel) => { this.#panel = panel; },
      () => { this.#failed = true; },
    ).finally(() => {
      this.#loading = false;
      this.#changed();
    });
  }
}
