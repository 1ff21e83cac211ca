/** What people and places on the stage are called, and what is said of them where they cannot be seen. */

import type { MessageKind } from '../../core/kinds';
import { KIND_WORDS } from './names';
import { count, percent } from './numbers';

export const people = 'People';
export const places = 'Places';

export function picture(people: number): string {
  return `${count(people, 'person', 'people')} passing messages`;
}

export function notHired(name: string): string {
  return `${name}: not hired`;
}

export function hasLeft(name: string): string {
  return `${name}: left for good`;
}

export const free = 'free';

export function takesIn(kind: MessageKind): string {
  return `taking in ${KIND_WORDS[kind]}`;
}

/** `current` is the share that is up to date of what somebody holds; none where there is nothing to hold. */
export function person(name: string, waiting: number, doing: string, current: number | undefined): string {
  const held = current === undefined ? '' : `, ${percent(current)} up to date`;
  return `${name}: ${count(waiting, 'message')} waiting, ${doing}${held}`;
}

export function place(name: string, written: number, domains: number, current: number): string {
  return `${name}: ${written} of ${count(domains, 'domain')} written down, ${current} up to date`;
}

export const coherence = 'coherence';
export const waiting = 'waiting';

export function believed(share: number): string {
  return `they believe ${percent(share)}`;
}

export function done(items: number): string {
  return `${count(items, 'item')} done`;
}
