/** Names for what there is to tell of: messages, domains, places, roles, sites, and what is known of what is known. */

import type { MessageKind } from '../../core/kinds';
import type { Cast } from '../../generated/core-types';
import { KIND_WORDS } from './names';

/** `API v4`, or just `API`. */
export function domainWords(cast: Cast, domain: number | null, version: number | null): string {
  if (domain === null) return '';
  const name = cast.domains[domain]?.name ?? `domain ${domain}`;
  return version === null ? name : `${name} ${versionWords(version)}`;
}

/** `v4` */
export function versionWords(version: number): string {
  return `v${version}`;
}

/** What a message is about: `news of API v4`, `work`, `a “No”`. */
export function thing(cast: Cast, message: { kind: MessageKind | null; domain: number | null; version: number | null }): string {
  const about = domainWords(cast, message.domain, message.version);
  switch (message.kind) {
    case 'update':
      return about ? `news of ${about}` : 'news';
    case 'acknowledgement':
      return about ? `confirmation of ${about}` : 'a confirmation';
    case 'refusal':
      return 'a “No”';
    case 'rework':
      return 'rework';
    case 'work':
      return 'work';
    case 'anti_entropy_round':
      return 'glue work';
    case 'question':
    case 'answer':
    case 'failure':
    case 'restart':
    case 'carbon_copy':
      return KIND_WORDS[message.kind];
    case null:
      return 'a message';
  }
}

/** `2nd`, `3rd`, `11th` */
export function ordinal(value: number): string {
  const ending = { 1: 'st', 2: 'nd', 3: 'rd' }[value % 10];
  const teen = value % 100 >= 11 && value % 100 <= 13;
  return `${value}${teen || !ending ? 'th' : ending}`;
}

/** A place where things are written down, by name. */
export function storeWords(cast: Cast, store: number): string {
  return `“${cast.stores[store] ?? `store ${store}`}”`;
}

/** A role, by name. */
export function roleWords(cast: Cast, role: number): string {
  return `“${cast.roles[role]?.name ?? `role ${role}`}”`;
}

/** A site, by name. */
export function siteWords(cast: Cast, site: number): string {
  return cast.sites[site] ?? `site ${site}`;
}

/** What somebody knows who is so many confirmations deep: `Bo knows that Ana knows that Bo knows`. */
export function depthWords(knower: string, other: string, depth: number): string {
  const said = Math.min(depth, KNOWS_SAID_MAX);
  const chain = Array.from({ length: said }, (_, level) => `${level % 2 === 0 ? knower : other} knows`).join(' that ');
  return depth > said ? `${chain} that …, ${depth} deep` : chain;
}

/** Further than this nobody can follow, in words or otherwise. */
const KNOWS_SAID_MAX = 4;

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
