/** Where a link stands in the page's address, and which element on the page it is for. Fetched for who comes by a link or makes one. */

import * as say from '#text/sharing';
import { decodeLink, encodeLink, type Shared } from './link';

/** An element's id, or its place among its like. */
function figureOf(element: HTMLElement): string {
  if (element.id) return element.id;
  const root = element.getRootNode() as ParentNode;
  return String([...root.querySelectorAll(element.localName)].indexOf(element));
}

/** The page's address with a run of this element in it. */
export function addressOf(element: HTMLElement, run: Omit<Shared, 'figure'>): string {
  const url = new URL(location.href);
  url.hash = encodeLink({ figure: figureOf(element), ...run });
  return url.href;
}

export type Copied = { readonly said: string } | { readonly problem: string };

export type Arrival = { readonly shared: Shared } | { readonly problem: string } | undefined;

/** What the page's address brings for this element. Of a link that is for none, the first one speaks. */
export function arrival(element: HTMLElement): Arrival {
  const reading = decodeLink(location.hash);
  if (!reading) return undefined;
  const all = [...(element.getRootNode() as ParentNode).querySelectorAll<HTMLElement>(element.localName)];
  if ('shared' in reading) {
    const { figure } = reading.shared;
    if (figure === figureOf(element)) return reading;
    if (all.some((other) => figureOf(other) === figure)) return undefined;
  }
  if (all[0] !== element) return undefined;
  return 'problem' in reading ? reading : { problem: say.elsewhere };
}

/** Whether whoever opens a link will see what it was made from; a run can be too long for one. */
function isReadable(address: string): boolean {
  const reading = decodeLink(new URL(address).hash);
  return reading !== undefined && 'shared' in reading;
}

/** Puts a link where its reader can take it from, and says where that is; or what is the matter with it. */
export async function copied(link: string): Promise<Copied> {
  if (!isReadable(link)) {
    return { problem: say.runTooLong };
  }
  history.replaceState(history.state, '', link);
  try {
    await navigator.clipboard.writeText(link);
    return { said: say.copied };
  } catch {
    return { said: say.inAddressBar };
  }
}
