/**
 * A run as text: `#a2=` and base64url of compact JSON. Whoever opens it sees the same moment, bit for bit.
 *
 * A link comes from strangers. Reading one never throws: it gives a run to restore, or a sentence why not.
 * The prefix is the version; each version there ever was can be read. The first knew no variants; otherwise it is the same.
 */

import type { Command, JournalEntry, Moment } from '../generated/core-types';
import { SPEEDS } from './player';

/** Everything that makes what is on screen. */
export interface Shared {
  /** Which element on the page it belongs to: its id, or its place among those there are. */
  readonly figure: string;
  /** The name of a scenario that ships, or a whole one. */
  readonly scenario: string | object;
  /** The name of a variant that the scenario has, or a whole one. */
  readonly variant?: string | object | undefined;
  readonly seed: number;
  readonly journal: readonly JournalEntry[];
  readonly moment: Moment;
  /** Id of a speed. */
  readonly speed: string;
  /** Where the actors stand, in shares of the stage; empty means where the layout put them. */
  readonly positions: readonly (readonly [number, number])[];
}

export type Reading = { readonly shared: Shared } | { readonly problem: string };

/** Of the newest version first, which is the one that is written. */
const PREFIXES = ['#a2=', '#a1='] as const;
const LENGTH_MAX = 400_000;
const COMMANDS_MAX = 20_000;
const POSITIONS_MAX = 10_000;
const NAME_LENGTH_MAX = 100;
const SEED_MAX = 2 ** 32 - 1;
/** Ten years of working days, in ticks of 2⁻²⁰ minutes. */
const TICKS_MAX = 10 * 260 * 480 * 2 ** 20;
/** What the core is ready to go through again for a stranger: a few seconds' work. */
const EVENTS_MAX = 20_000_000;

/** Commands by one letter each: a drag of a slider leaves dozens of them. */
const KNOB_LETTERS = { l: 'loss_rate', d: 'integration_delay_minutes', a: 'load_per_hour', c: 'rewards_coherence' } as const;
/** Everything else a person does, with what it is done to: a serial number or indices. */
const DEED_LETTERS = {
  x: ['lose_message', 'message'], y: ['deliver_message', 'message'], w: ['give_work', 'actor'], p: ['promote', 'actor'], r: ['remove', 'actor'],
  f: ['fail', 'actor'], k: ['claim', 'actor', 'domain'], m: ['move_to', 'actor', 'site'],
} as const;

/** Ticks and events since the entry before, what was done, and to what. */
type Entry = [ticks: number, events: number, letter: string, ...values: number[]];

interface Payload {
  f: string;
  s: string | object;
  /** Absent where the scenario is as it is. */
  w?: string | object | undefined;
  r: number;
  j: Entry[];
  m: [ticks: number, events: number];
  v: string;
  p: [number, number][];
}

export function encodeLink(shared: Shared): string {
  let before: Moment = { ticks: 0, events: 0 };
  const payload: Payload = {
    f: shared.figure,
    s: shared.scenario,
    w: shared.variant,
    r: shared.seed,
    j: shared.journal.map(({ moment, command }) => {
      const entry: Entry = [moment.ticks - before.ticks, moment.events - before.events, ...letterOf(command)];
      before = moment;
      return entry;
    }),
    m: [shared.moment.ticks, shared.moment.events],
    v: shared.speed,
    p: shared.positions.map(([x, y]) => [rounded(x), rounded(y)]),
  };
  return PREFIXES[0] + toBase64Url(JSON.stringify(payload));
}

/** Undefined if the text is not one of our links at all. */
export function decodeLink(hash: string): Reading | undefined {
  const version = /^#a(\d+)=/.exec(hash);
  if (!version) return undefined;
  const prefix = PREFIXES.find((known) => hash.startsWith(known));
  if (!prefix) {
    return { problem: 'This link was made by a newer version of this page, which this one cannot read.' };
  }
  if (hash.length > LENGTH_MAX) return { problem: 'This link is far too long to be one of ours.' };
  let payload: unknown;
  try {
    payload = JSON.parse(fromBase64Url(hash.slice(prefix.length)));
  } catch {
    return { problem: 'This link is damaged: part of it is missing or was changed on the way.' };
  }
  const shared = read(payload);
  return shared ? { shared } : { problem: 'This link is damaged: it does not say what to show.' };
}

function read(payload: unknown): Shared | undefined {
  if (!isRecord(payload)) return undefined;
  const { f: figure, s: scenario, w: variant, r: seed, j: entries, m: moment, v: speed, p: positions } = payload;
  if (typeof figure !== 'string' || figure.length > NAME_LENGTH_MAX) return undefined;
  if (!isNameOrWhole(scenario) || !(variant === undefined || isNameOrWhole(variant))) return undefined;
  if (!isWhole(seed, SEED_MAX)) return undefined;
  if (!Array.isArray(moment) || !isWhole(moment[0], TICKS_MAX) || !isWhole(moment[1], EVENTS_MAX)) return undefined;
  if (!Array.isArray(positions) || positions.length > POSITIONS_MAX || !positions.every(isPosition)) return undefined;
  const journal = readJournal(entries);
  if (!journal) return undefined;
  return {
    figure,
    scenario,
    ...(variant !== undefined && { variant }),
    seed,
    journal,
    moment: { ticks: moment[0], events: moment[1] },
    // A speed is a matter of taste, no reason to refuse a link.
    speed: SPEEDS.find(({ id }) => id === speed)?.id ?? '1',
    positions: positions.map(([x, y]) => [x, y] as const),
  };
}

function readJournal(entries: unknown): JournalEntry[] | undefined {
  if (!Array.isArray(entries) || entries.length > COMMANDS_MAX) return undefined;
  const journal: JournalEntry[] = [];
  let ticks = 0;
  let events = 0;
  for (const entry of entries as unknown[]) {
    if (!Array.isArray(entry)) return undefined;
    const [ticksSince, eventsSince, letter, ...values] = entry as unknown[];
    if (!isWhole(ticksSince, TICKS_MAX) || !isWhole(eventsSince, EVENTS_MAX)) return undefined;
    ticks += ticksSince;
    events += eventsSince;
    const command = commandOf(letter, values);
    if (!command || ticks > TICKS_MAX || events > EVENTS_MAX) return undefined;
    journal.push({ moment: { ticks, events }, command });
  }
  return journal;
}

function letterOf(command: Command): [letter: string, ...values: number[]] {
  if ('set_knob' in command) {
    const letter = Object.entries(KNOB_LETTERS).find(([, knob]) => knob === command.set_knob.knob)![0];
    return [letter, command.set_knob.value];
  }
  const [deed, to] = Object.entries(command)[0] as [string, Record<string, number>];
  const [letter, [, ...names]] = Object.entries(DEED_LETTERS).find(([, [name]]) => name === deed)!;
  return [letter, ...names.map((name) => to[name]!)];
}

function commandOf(letter: unknown, values: readonly unknown[]): Command | undefined {
  if (typeof letter !== 'string') return undefined;
  if (Object.hasOwn(KNOB_LETTERS, letter)) {
    const [value] = values;
    const knob = KNOB_LETTERS[letter as keyof typeof KNOB_LETTERS];
    return typeof value === 'number' && Number.isFinite(value) ? { set_knob: { knob, value } } : undefined;
  }
  if (!Object.hasOwn(DEED_LETTERS, letter)) return undefined;
  const [deed, ...names] = DEED_LETTERS[letter as keyof typeof DEED_LETTERS];
  const max = names[0] === 'message' ? Number.MAX_SAFE_INTEGER : SEED_MAX;
  if (!names.every((_, at) => isWhole(values[at], max))) return undefined;
  return { [deed]: Object.fromEntries(names.map((name, at) => [name, values[at]])) } as Command;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The name of something that ships, or the whole of something that does not. */
function isNameOrWhole(value: unknown): value is string | object {
  return typeof value === 'string' ? value.length <= NAME_LENGTH_MAX : isRecord(value);
}

function isWhole(value: unknown, max: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max;
}

function isPosition(value: unknown): value is [number, number] {
  return Array.isArray(value) && value.length === 2
    && value.every((share) => typeof share === 'number' && share >= 0 && share <= 1);
}

function rounded(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000;
}

function toBase64Url(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): string {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
