/** What happened, in words: a log entry and the cast make a sentence. */

import type { Cast, Kind, Knob, LogEntry } from '../generated/core-types';
import { count, percent, short } from './numbers';

/** Kinds of message by the names the page uses for them. */
export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  update: 'news',
  work: 'work',
  rework: 'rework',
  acknowledgement: 'confirmation',
  refusal: 'refusal',
  care: 'glue work',
};

/** An actor by name; the world outside by what it is. */
export function who(cast: Cast, actor: number | null): string {
  return actor === null ? 'outside' : (cast.actors[actor] ?? `actor ${actor}`);
}

/** `API v4`, or just `API`. */
export function domainWords(cast: Cast, domain: number | null, version: number | null): string {
  if (domain === null) return '';
  const name = cast.domains[domain]?.name ?? `domain ${domain}`;
  return version === null ? name : `${name} v${version}`;
}

/** What a message is about: `news of API v4`, `work`, `a “No”`. */
export function thing(cast: Cast, message: { kind: Kind | null; domain: number | null; version: number | null }): string {
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
    case 'care':
      return 'glue work';
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

/** What somebody knows who is so many confirmations deep: `Bo knows that Ana knows that Bo knows`. */
export function depthWords(knower: string, other: string, depth: number): string {
  const said = Math.min(depth, KNOWS_SAID_MAX);
  const chain = Array.from({ length: said }, (_, level) => `${level % 2 === 0 ? knower : other} knows`).join(' that ');
  return depth > said ? `${chain} that …, ${depth} deep` : chain;
}

/** Further than this nobody can follow, in words or otherwise. */
const KNOWS_SAID_MAX = 4;

/** One sentence for one entry, without a full stop. */
export function sentence(entry: LogEntry, cast: Cast): string {
  const from = who(cast, entry.from);
  const to = who(cast, entry.to);
  const it = thing(cast, entry);
  // Rework is a message to oneself, and takes its time.
  const own = entry.from !== null && entry.from === entry.to;
  const source = entry.from === null ? ' from outside' : own ? '' : ` from ${from}`;
  const sender = entry.from === null ? '' : source;
  const about = domainWords(cast, entry.domain, entry.version);
  if (entry.kind === 'care') return careSentence(entry, to) ?? `${to}: ${it}`;
  switch (entry.what) {
    case 'arrived':
      return `${capital(it)} arrived for ${to}`;
    case 'sent':
      if (own) return `${capital(it)} will come back to ${to}`;
      return `${from} sent ${to} ${it}${entry.attempt > 1 ? `, ${ordinal(entry.attempt)} try` : ''}`;
    case 'received':
      return own ? `${capital(it)} came back to ${to}` : `${to} received ${it}${source}`;
    case 'integrating':
      return `${to} began to take in ${it}${sender}`;
    case 'integrated':
      return `${to} has taken in ${it}${sender}`;
    case 'lost':
      return `${capital(it)} from ${from} to ${to} got lost`;
    case 'refused':
      return `${to}’s mailbox was full and refused ${it}${source}`;
    case 'dropped':
      return `${to}’s mailbox was full and dropped ${it}${source}`;
    case 'duplicate':
      return `${to} already had ${it}${source}`;
    case 'expired':
      return `${capital(it)}${source} waited too long at ${to}`;
    case 'confirmed':
      return `${to} knows that ${from} got ${about || 'it'}`;
    case 'gave_up':
      return `${from} gave up sending ${to} ${it}${entry.attempt > 1 ? ` after ${count(entry.attempt, 'try', 'tries')}` : ''}`;
    case 'changed':
      return `${from} changed ${about}`;
    case 'learned':
      return `${to} now holds ${about}`;
    case 'done':
      return `${to} finished ${entry.kind === null ? 'work' : it}`;
    case 'done_on_stale':
      return `${to} finished ${entry.kind === null ? 'work' : it}, but not as it should be`;
    case 'reworked':
      return `${to} put right what was not as it should be`;
    case 'knob_set':
      return knobSentence(entry.to, entry.value);
    case 'fated':
      return `You let ${it} from ${from} to ${to} ${entry.value === 1 ? 'get lost' : 'arrive'}`;
    case 'given':
      return `You handed ${to} more work`;
    case 'missed':
      return `${to} was away and missed ${it}${source}`;
    case 'misunderstood':
      return `${to} took ${it}${source} for something else`;
    case 'forgot':
      return `${to} forgot ${about}`;
    case 'looked_up':
      return `${to} looked up ${domainWords(cast, entry.domain, null)} in ${storeWords(cast, entry.attempt)}, which says ${entry.version === null ? 'nothing' : `v${entry.version}`}`;
    case 'wrote_down':
      return `${to} wrote ${about} into ${storeWords(cast, entry.attempt)}`;
    case 'wiped':
      return `${storeWords(cast, entry.attempt)} was wiped`;
    case 'went_away':
      return `${to} went away`;
    case 'came_back':
      return `${to} came back`;
    case 'erred':
      return `${to} made a mistake under stress, in ${it}`;
    case 'noticed':
      return `${from} noticed that ${to} lacks ${about}`;
    case 'left':
      return `${to} left for good`;
    case 'promoted':
      return `You promoted ${to}`;
    case 'deepened':
      return `${depthWords(to, from, entry.attempt + 1)}${about ? ` of ${about}` : ''}`;
  }
}

/** Glue work is a message to oneself: nobody sends it and nobody takes it in. */
function careSentence(entry: LogEntry, whose: string): string | undefined {
  switch (entry.what) {
    case 'sent':
      return `It is time for ${whose} to look how the others are doing`;
    case 'received':
      return `Looking how the others are doing waits its turn with ${whose}`;
    case 'integrating':
      return `${whose} began to look how the others are doing`;
    case 'integrated':
      return `${whose} has looked how the others are doing`;
    case 'refused':
    case 'dropped':
    case 'expired':
      return `${whose} did not get round to looking how the others are doing`;
    default:
      return undefined;
  }
}

/** The knobs with their values, as set beside the sliders; in the order of their numbers in the log. */
export const KNOB_WORDS: Readonly<Record<Knob, { readonly name: string; readonly value: (value: number) => string }>> = {
  loss_rate: { name: 'Loss rate', value: (value) => `${percent(value)} of messages` },
  integration_delay_minutes: { name: 'Integration delay', value: (value) => `${short(value)} min each` },
  load_per_hour: { name: 'Load', value: (value) => `${short(value)} an hour` },
  rewards_coherence: { name: 'Rewarded: speed ↔ coherence', value: (value) => `${Math.round((1 - value) * 100)} : ${Math.round(value * 100)}` },
};

function knobSentence(number: number | null, value: number | null): string {
  const words = Object.values(KNOB_WORDS)[number ?? -1];
  return words && value !== null ? `${words.name} set to ${words.value(value)}` : 'A knob was turned';
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
