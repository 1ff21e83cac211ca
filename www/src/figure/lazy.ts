/** Lazy chunks: what a first view does not need is a file of its own, fetched when it is wanted. */

import { fetchClaimsRest, PANELS } from '../panel/list';
import { fetchSharing } from '../share/lazy';

export const fetchOrganisation = () => import('./organisation');

export const fetchMinds = () => import('../stage/minds');

export const fetchJourneys = () => import('./journey');

export const fetchLayout = () => import('../stage/layout');

export const fetchVariants = () => import('./variants');

/** Fetches all lazy chunks and the files they may need, for a page that should need no network from then on. */
export async function fetchEverything(): Promise<void> {
  const chunks = [...Object.values(PANELS), fetchOrganisation, fetchMinds, fetchLayout, fetchJourneys, fetchSharing, fetchClaimsRest];
  const variants = fetchVariants().then(({ fetchRest }) => fetchRest());
  await Promise.allSettled([variants, ...chunks.map((fetch: () => Promise<unknown>) => fetch())]);
}
