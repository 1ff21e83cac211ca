/** The list of panels, in the order of their tabs. Each is a lazy chunk, fetched when somebody opens it. */

import type { PANEL_NAMES } from '#text/panels';
import type { MakePanel } from './panel';

export type PanelId = keyof typeof PANEL_NAMES;

export const PANELS: Readonly<Record<PanelId, () => Promise<MakePanel>>> = {
  charts: () =>
    import('./charts/charts').then(
      ({ Charts }): MakePanel =>
        ({ element }) =>
          new Charts(element),
    ),
  log: () =>
    import('./log/log').then(
      ({ Log }): MakePanel =>
        ({ element, changed }) =>
          new Log(element, changed),
    ),
  inspect: () =>
    import('./inspect/inspector').then(
      ({ Inspector }): MakePanel =>
        ({ element, actions }) =>
          new Inspector(element, actions),
    ),
  retro: () =>
    import('./retro/retro-panel').then(
      ({ RetroPanel }): MakePanel =>
        ({ element, changed }) =>
          new RetroPanel(element, changed),
    ),
  claims: () =>
    import('./claims/panel').then(
      ({ ClaimsPanel }): MakePanel =>
        ({ element, changed }) =>
          new ClaimsPanel(element, changed),
    ),
};
