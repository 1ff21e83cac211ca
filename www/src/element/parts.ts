/** What a first view does not need. Each part is a file of its own, fetched when it is wanted. */

export const PARTS = {
  charts: () => import('./charts'),
  log: () => import('./log'),
  inspect: () => import('./inspector'),
  retro: () => import('../retro/retro-panel'),
  claims: () => import('../claims/panel'),
  organisation: () => import('./organisation'),
  minds: () => import('../stage/minds'),
  sharing: () => import('./sharing'),
  variants: () => import('./variants'),
} as const;

/** Fetches them all, for a page that should need no network from then on. */
export async function fetchParts(): Promise<void> {
  await Promise.allSettled(Object.values(PARTS).map(async (fetch) => {
    const part: object = await fetch();
    if ('fetchRest' in part) await (part.fetchRest as () => Promise<void>)();
  }));
}
