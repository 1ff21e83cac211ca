/** Links in the page's address: which figure one is for, and how to make and copy one. A lazy chunk. */

import * as say from '#text/sharing';
import { decodeLink, encodeLink, type SharedLink, type SharedRun } from './link';

/** An element's id, or its index among the figures of the page. */
function figureOf(element: HTMLElement): string {
  if (element.id) return element.id;
  const root = element.getRootNode() as ParentNode;
  return String([...root.querySelectorAll(element.localName)].indexOf(element));
}

/** The page's address with a run of this element in it. */
export function addressOf(element: HTMLElement, run: Omit<SharedRun, 'figure'>): string {
  const url = new URL(location.href);
  url.hash = encodeLink({ figure: figureOf(element), ...run });
  return url.href;
}

/** What became of copying a link. */
export type Copied = { readonly said: string } | { readonly problem: string };

/** The link in the page's address, if it is for this element. The first element speaks for a link that is for none. */
export function sharedLinkFor(element: HTMLElement): SharedLink | undefined {
  const link = decodeLink(location.hash);
  if (!link) return undefined;
  const all = [...(element.getRootNode() as ParentNode).querySelectorAll<HTMLElement>(element.localName)];
  if ('shared' in link) {
    const { figure } = link.shared;
    if (figure === figureOf(element)) return link;
    if (all.some((other) => figureOf(other) === figure)) return undefined;
  }
  if (all[0] !== element) return undefined;
  return 'problem' in link ? link : { problem: say.elsewhere };
}

/** Whether the link can be read again; a run can be too long for one. */
function isReadable(address: string): boolean {
  const link = decodeLink(new URL(address).hash);
  return link !== undefined && 'shared' in link;
}

/** Puts a link into the clipboard, or at least into the address bar, and says where it is; or why it cannot be used. */
export async function copyAddress(link: string): Promise<Copied> {
  if (!isReadable(link)) return { problem: say.runTooLong };
  history.replaceState(history.state, '', link);
  try {
    await navigator.clipboard.writeText(link);
    return { said: say.copied };
  } catch {
    return { said: say.inAddressBar };
  }
}
