/** What the first view knows of shared links: how to tell one. The module that reads and makes them is a lazy chunk. */

import * as say from '#text/links';
import type { SharedLink, SharedRun } from './link';
import type { Copied } from './sharing';

export const fetchSharing = () => import('./sharing');

/** The link in the page's address, if it is for this element. */
export async function readSharedLink(element: HTMLElement): Promise<SharedLink | undefined> {
  if (!/^#a\d+=/.test(location.hash)) return undefined;
  return fetchSharing().then(
    ({ sharedLinkFor }) => sharedLinkFor(element),
    () => ({ problem: say.notRead }),
  );
}

/** The scenario that a link asks for: a name, or a whole one. */
export function scenarioOf(link: SharedLink | undefined): unknown {
  return link && 'shared' in link ? link.shared.scenario : undefined;
}

/** The page's address with a run of this element in it. */
export async function linkTo(element: HTMLElement, run: Omit<SharedRun, 'figure'>): Promise<string> {
  return (await fetchSharing()).addressOf(element, run);
}

/** Copies a link, and says where it is or why it cannot be used; undefined if there is no link. */
export async function copyLink(link: Promise<string | undefined>): Promise<Copied | undefined> {
  try {
    const address = await link;
    return address === undefined ? undefined : await (await fetchSharing()).copyAddress(address);
  } catch {
    return { problem: say.notMade };
  }
}
