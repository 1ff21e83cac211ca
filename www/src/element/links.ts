/** What a figure knows of links while there is none: how to tell one, and whom to ask. What reads and makes them is fetched then. */

import type { Shared } from './link';
import { PARTS } from './parts';
import type { Arrival, Copied } from './sharing';

/** What the page's address brings for this element. */
export async function arrivalFor(element: HTMLElement): Promise<Arrival> {
  if (!/^#a\d+=/.test(location.hash)) return undefined;
  return PARTS.sharing().then(
    ({ arrival }) => arrival(element),
    () => ({ problem: 'This link could not be read: a part of this page could not be fetched.' }),
  );
}

/** The scenario and the variant that it asks for: each a name, or a whole one. */
export function askedIn(arrived: Arrival): readonly [scenario?: unknown, variant?: unknown] {
  return arrived && 'shared' in arrived ? [arrived.shared.scenario, arrived.shared.variant] : [];
}

/** The page's address with a run of this element in it. */
export async function linkTo(element: HTMLElement, run: Omit<Shared, 'figure'>): Promise<string> {
  return (await PARTS.sharing()).addressOf(element, run);
}

/** Puts a link where its reader can take it from, and says where that is, or what is the matter; nothing if there is no link. */
export async function copy(link: Promise<string | undefined>): Promise<Copied | undefined> {
  try {
    const made = await link;
    return made === undefined ? undefined : await (await PARTS.sharing()).copied(made);
  } catch {
    return { problem: 'The link could not be made: a part of this page could not be fetched.' };
  }
}
