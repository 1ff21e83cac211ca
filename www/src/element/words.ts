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
      return `${to} finished ${entry.kind === null ? 'work' : it} on a stale picture`;
    case 'reworked':
      return `${to} put right what was done on a stale picture`;
    case 'knob_set':
      return knobSentence(entry.to, entry.value);
    case 'fated':
      return `You let ${it} from ${from} to ${to} ${entry.value === 1 ? 'get lost' : 'arrive'}`;
    case 'given':
      return `You handed ${to} more work`;
  }
}

/** The three knobs with their values, as set beside the sliders; in the order of their numbers in the log. */
export const KNOB_WORDS: Readonly<Record<Knob, { readonly name: string; readonly value: (value: number) => string }>> = {
  loss_rate: { name: 'Loss rate', value: (value) => `${percent(value)} of messages` },
  integration_delay_minutes: { name: 'Integration delay', value: (value) => `${short(value)} min each` },
  load_per_hour: { name: 'Load', value: (value) => `${short(value)} an hour` },
};

function knobSentence(number: number | null, value: number | null): string {
  const words = Object.values(KNOB_WORDS)[number ?? -1];
  return words && value !== null ? `${words.name} set to ${words.value(value)}` : 'A knob was turned';
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
