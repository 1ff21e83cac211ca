/** A lazy panel: fetched when the reader is about to open it; until then a sentence stands in its place. */

import { html, type TemplateResult } from 'lit';
import { panelComes, panelFailed } from '#text/panels';
import type { Session } from '../core/session';
import { PANELS, type PanelId } from '../panel/list';
import type { Panel, PanelHost } from '../panel/panel';

export class LazyPanel {
  #id: PanelId;
  #host: PanelHost;
  #panel: Panel | undefined;
  #loading = false;
  #failed = false;

  constructor(id: PanelId, host: PanelHost) {
    this.#id = id;
    this.#host = host;
  }

  /** The panel; undefined before it is fetched. */
  get panel(): Panel | undefined {
    return this.#panel;
  }

  render(session: Session): TemplateResult {
    if (this.#panel) return this.#panel.render(session);
    if (this.#failed) return html`<p class="soft">${panelFailed(this.#id)}</p>`;
    return html`<p class="soft" aria-busy="true">${panelComes(this.#id)}</p>`;
  }

  /** Fetches the panel, unless that has begun. */
  load(): void {
    if (this.#loading || this.#panel) return;
    this.#loading = true;
    this.#failed = false;
    PANELS[this.#id]()
      .then(
        (make) => {
          this.#panel = make(this.#host);
        },
        () => {
          this.#failed = true;
        },
      )
      .finally(() => {
        this.#loading = false;
        this.#host.changed();
      });
  }
}
