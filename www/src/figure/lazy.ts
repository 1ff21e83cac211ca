/** Lazy chunks: what a first view does not need is a file of its own, fetched when it is wanted. */

import { PANELS } from '../panel/list';
import { fetchSharing } from '../share/lazy';

export const fetchOrganisation = () => import('./organisation');

export const fetchMinds = () => import('../stage/minds');

/** Fetches all lazy chunks, for a page that should need no network from then on. */
export async function fetchEverything(): Promise<void> {
  const chunks = [...Object.values(PANELS), fetchOrganisation, fetchMinds, fetchSharing];
  await Promise.allSettled(chunks.map((fetch: () => Promise<unknown>) => fetch()));
}
