/** The panels of one figure, of which one is open or none. */

import type { TemplateResult } from 'lit';
import { PANEL_NAMES } from '#text/panels';
import type { Session } from '../core/session';
import { PANELS, type PanelId } from '../panel/list';
import type { Panel, PanelHost } from '../panel/panel';
import { LazyPanel } from './lazy-panel';
import { tabs } from './tabs';

/** Interval at which an open panel draws the run. */
const DRAW_MS = 100;

export class Panels {
  #panels: Readonly<Record<PanelId, LazyPanel>>;
  #host: PanelHost;
  #open: PanelId | undefined;
  #stale = false;
  #drawnMs = 0;

  constructor(host: PanelHost) {
    this.#host = host;
    const ids = Object.keys(PANELS) as PanelId[];
    this.#panels = Object.fromEntries(ids.map((id) => [id, new LazyPanel(id, host)])) as Record<PanelId, LazyPanel>;
  }

  get open(): PanelId | undefined {
    return this.#open;
  }

  get #shown(): Panel | undefined {
    return this.#open && this.#panels[this.#open].panel;
  }

  /** Opens a panel instead of the open one; undefined closes it. */
  show(panel: PanelId | undefined): void {
    this.#open = panel;
    if (panel) this.#panels[panel].load();
    this.#host.changed();
  }

  render(session: Session): TemplateResult {
    return tabs(
      PANEL_NAMES,
      this.#open,
      {
        toggle: (id) => this.show(id === this.#open ? undefined : id),
        about: (id) => this.#panels[id].load(),
      },
      this.#open && this.#panels[this.#open].render(session),
    );
  }

  /** The line under the stage about what is selected. */
  aside(session: Session): TemplateResult | null {
    return this.#panels.inspect.panel?.aside?.(session) ?? null;
  }

  /** Call after a render of the figure. */
  rendered(session: Session): void {
    this.#shown?.rendered?.(session);
  }

  /** Draws the open panel, at most every `DRAW_MS`; true if it is still due. `fresh` says that the run has changed. */
  draw(session: Session, timestampMs: number, fresh: boolean): boolean {
    this.#stale ||= fresh;
    if (!this.#shown?.draw || !this.#stale) return false;
    if (timestampMs - this.#drawnMs < DRAW_MS) return true;
    this.#drawnMs = timestampMs;
    this.#stale = false;
    this.#shown.draw(session);
    return false;
  }

  recolour(): void {
    for (const { panel } of Object.values(this.#panels)) panel?.recolour?.();
  }
}
