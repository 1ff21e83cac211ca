/** What a first view does not need. Each part is a file of its own, fetched when it is wanted. */

export const PARTS = {
  charts: () => import('../panel/charts/charts'),
  log: () => import('../panel/log/log'),
  inspect: () => import('../panel/inspect/inspector'),
  retro: () => import('../panel/retro/retro-panel'),
  claims: () => import('../panel/claims/panel'),
  organisation: () => import('./organisation'),
  minds: () => import('../stage/minds'),
  sharing: () => import('../share/sharing'),
} as const;

/** Fetches them all, for a page that should need no network from then on. */
export async function fetchParts(): Promise<void> {
  await Promise.allSettled(Object.values(PARTS).map((fetch) => fetch()));
}
