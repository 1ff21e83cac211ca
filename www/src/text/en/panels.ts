/** What the panels are called, and what is said while one is not there. */

export const PANEL_NAMES = { charts: 'Charts', log: 'Log', inspect: 'Inspect', retro: 'Retro', claims: 'Claims' } as const;

/** What a panel shows, as a sentence about it says. */
const CONTENTS: Readonly<Record<keyof typeof PANEL_NAMES, string>> = {
  charts: 'charts',
  log: 'log',
  inspect: 'close look',
  retro: 'questions',
  claims: 'claims',
};

export function panelFailed(panel: keyof typeof PANEL_NAMES): string {
  return `The ${CONTENTS[panel]} could not be loaded. Open this panel again to try once more.`;
}

export function panelComes(panel: keyof typeof PANEL_NAMES): string {
  return `The ${CONTENTS[panel]} will be here in a moment.`;
}
