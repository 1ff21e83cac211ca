/** Where a link stands in the page's address, and which element on the page it is for. */

import { decodeLink, encodeLink, type Shared } from './link';

/** An element's id, or its place among its like. */
export function figureOf(element: HTMLElement): string {
  if (element.id) return element.id;
  const root = element.getRootNode() as ParentNode;
  return String([...root.querySelectorAll(element.localName)].indexOf(element));
}

/** The page's address with a run in it. */
export function addressOf(shared: Shared): string {
  const url = new URL(location.href);
  url.hash = encodeLink(shared);
  return url.href;
}

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
  return 'problem' in reading ? reading : { problem: 'This link is for a figure that is not on this page.' };
}

/** The scenario that it asks for: a name, or a whole one. */
export function scenarioIn(arrived: Arrival): unknown {
  return arrived && 'shared' in arrived ? arrived.shared.scenario : undefined;
}

/** Whether whoever opens a link will see what it was made from; a run can be too long for one. */
export function isReadable(address: string): boolean {
  const reading = decodeLink(new URL(address).hash);
  return reading !== undefined && 'shared' in reading;
}

/** Puts a link where its reader can take it from, and says where that is. */
export async function copied(link: string): Promise<string> {
  history.replaceState(history.state, '', link);
  try {
    await navigator.clipboard.writeText(link);
    return 'Copied. Whoever opens it sees exactly this moment.';
  } catch {
    return 'The link is in the address bar now. Whoever opens it sees exactly this moment.';
  }
}
