/** What a figure knows of links while there is none: how to tell one, and whom to ask. What reads and makes them is fetched then. */

import * as say from '#text/links';
import type { Shared } from './link';
import type { Arrival, Copied } from './sharing';

export const fetchSharing = () => import('./sharing');

/** What the page's address brings for this element. */
export async function arrivalFor(element: HTMLElement): Promise<Arrival> {
  if (!/^#a\d+=/.test(location.hash)) return undefined;
  return fetchSharing().then(
    ({ arrival }) => arrival(element),
    () => ({ problem: say.notRead }),
  );
}

/** The scenario that it asks for: a name, or a whole one. */
export function scenarioIn(arrived: Arrival): unknown {
  return arrived && 'shared' in arrived ? arrived.shared.scenario : undefined;
}

/** The page's address with a run of this element in it. */
export async function linkTo(element: HTMLElement, run: Omit<Shared, 'figure'>): Promise<string> {
  return (await fetchSharing()).addressOf(element, run);
}

/** Puts a link where its reader can take it from, and says where that is, or what is the matter; nothing if there is no link. */
export async function copy(link: Promise<string | undefined>): Promise<Copied | undefined> {
  try {
    const made = await link;
    return made === undefined ? undefined : await (await fetchSharing()).copied(made);
  } catch {
    return { problem: say.notMade };
  }
}
