/** What the tabs show: the charts at once, the rest when the figure has settled. */

import { Charts } from './charts';
import type { InspectorActions } from './inspector';
import { Late } from './late';

export type LateTab = 'log' | 'inspect' | 'retro' | 'claims';

export class Panels {
  readonly charts: Charts;
  readonly late: Readonly<Record<LateTab, Late>>;

  /** `changed` is called when there is something new to show, `settled` when the charts are there. */
  constructor(host: HTMLElement, actions: InspectorActions, changed: () => void, settled: () => void) {
    this.late = {
      log: new Late('log', async () => new (await import('./log')).Log(host, changed), changed),
      inspect: new Late('close look', async () => new (await import('./inspector')).Inspector(host, actions), changed),
      retro: new Late('questions', async () => new (await import('../retro/retro-panel')).RetroPanel(host, changed), changed),
      claims: new Late('claims', async () => new (await import('../claims/panel')).ClaimsPanel(host, changed), changed),
    };
    this.charts = new Charts(host, () => {
      for (const late of Object.values(this.late)) late.loadWhenIdle();
      settled();
    });
  }
}
