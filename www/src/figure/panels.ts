/** Charts, log, close look, questions and claims: one at a time, or none. */

import type { TemplateResult } from 'lit';
import type { InspectorActions } from '../panel/inspect/inspector';
import { Late, type LatePanel } from './late';
import { PARTS } from './parts';
import type { Session } from '../core/session';
import { tabs } from './tabs';

export const PANELS = { charts: 'Charts', log: 'Log', inspect: 'Inspect', retro: 'Retro', claims: 'Claims' } as const;

export type PanelId = keyof typeof PANELS;

/** How often what is drawn follows the run. */
const DRAW_MS = 100;

export class Panels {
  #late: Readonly<Record<PanelId, Late>>;
  #open: PanelId | undefined;
  #changed: () => void;
  #stale = false;
  #drawnMs = 0;

  /** `changed` is called when there is something new to show. */
  constructor(host: HTMLElement, actions: InspectorActions, changed: () => void) {
    this.#changed = changed;
    this.#late = {
      charts: new Late('charts', async () => new (await PARTS.charts()).Charts(host), changed),
      log: new Late('log', async () => new (await PARTS.log()).Log(host, changed), changed),
      inspect: new Late('close look', async () => new (await PARTS.inspect()).Inspector(host, actions), changed),
      retro: new Late('questions', async () => new (await PARTS.retro()).RetroPanel(host, changed), changed),
      claims: new Late('claims', async () => new (await PARTS.claims()).ClaimsPanel(host, changed), changed),
    };
  }

  get open(): PanelId | undefined { return this.#open; }

  get #shown(): LatePanel | undefined { return this.#open && this.#late[this.#open].panel; }

  /** Opens one instead of what is open; or, with undefined, closes that. */
  show(panel: PanelId | undefined): void {
    this.#open = panel;
    if (panel) this.#late[panel].load();
    this.#changed();
  }

  render(session: Session): TemplateResult {
    return tabs(PANELS, this.#open, {
      toggle: (id) => this.show(id === this.#open ? undefined : id),
      about: (id) => this.#late[id].load(),
    }, this.#open && this.#late[this.#open].render(session));
  }

  /** What the close look says under the stage. */
  aside(session: Session): TemplateResult | null {
    return this.#late.inspect.panel?.aside?.(session) ?? null;
  }

  /** After what is open is on the page. */
  rendered(session: Session): void {
    this.#shown?.rendered?.(session);
  }

  /** Lets what is open follow the run, now and then; true if it has yet to. `fresh` says that there is something new. */
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
    for (const { panel } of Object.values(this.#late)) panel?.recolour?.();
  }
}
