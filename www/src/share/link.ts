/**
 * A run as text: `#a1=` and base64url of compact JSON. A link restores the same moment, bit for bit.
 *
 * A link comes from strangers. Reading one never throws: it gives a run to restore, or a sentence about the problem.
 * The prefix is the version. Every version that was ever published can be read.
 */

import * as say from '#text/sharing';
import { SPEEDS } from '../core/player';
import type { Command, JournalEntry, Moment } from '../generated/core-types';

/** Everything that determines what is on screen. */
export interface SharedRun {
  /** The element on the page that it belongs to: its id, or its index. */
  readonly figure: string;
  /** The name of a scenario that ships, or a whole one. */
  readonly scenario: string | object;
  readonly seed: number;
  readonly journal: readonly JournalEntry[];
  readonly moment: Moment;
  /** Id of a speed. */
  readonly speed: string;
  /** The actors' places in shares of the stage; empty means those of the layout. */
  readonly positions: readonly (readonly [number, number])[];
}

/** What a link says: a run to restore, or why there is none. */
export type SharedLink = { readonly shared: SharedRun } | { readonly problem: string };

const PREFIX = '#a1=';
const LENGTH_MAX = 400_000;
const COMMANDS_MAX = 20_000;
const POSITIONS_MAX = 10_000;
const NAME_LENGTH_MAX = 100;
const SEED_MAX = 2 ** 32 - 1;
/** Ten years of working days, in ticks of 2⁻²⁰ minutes. */
const TICKS_MAX = 10 * 260 * 480 * 2 ** 20;
/** The most events that the core replays for a link: a few seconds' work. */
const EVENTS_MAX = 20_000_000;

/** Knobs by one letter each, since a drag of a slider leaves dozens of commands. */
const KNOB_LETTERS = { l: 'loss_rate', d: 'integration_delay_minutes', a: 'load_per_hour', c: 'rewards_coherence' } as const;
/** Every other command, with what it is given: a serial number or indices. */
const COMMAND_LETTERS = {
  x: ['lose_message', 'message'],
  y: ['deliver_message', 'message'],
  w: ['give_work', 'actor'],
  p: ['promote', 'actor'],
  r: ['remove', 'actor'],
  f: ['fail', 'actor'],
  k: ['claim', 'actor', 'domain'],
  m: ['move_to', 'actor', 'site'],
} as const;

/** Ticks and events since the entry before, the command, and what it is given. */
type Entry = [ticks: number, events: number, letter: string, ...values: number[]];

interface Payload {
  f: string;
  s: string | object;
  r: number;
  j: Entry[];
  m: [ticks: number, events: number];
  v: string;
  p: [number, number][];
}

export function encodeLink(shared: SharedRun): string {
  let before: Moment = { ticks: 0, events: 0 };
  const payload: Payload = {
    f: shared.figure,
    s: shared.scenario,
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
  return PREFIX + toBase64Url(JSON.stringify(payload));
}

/** Undefined if the text is not one of our links at all. */
export function decodeLink(hash: string): SharedLink | undefined {
  const version = /^#a(\d+)=/.exec(hash);
  if (!version) return undefined;
  if (!hash.startsWith(PREFIX)) {
    return { problem: say.newer };
  }
  if (hash.length > LENGTH_MAX) return { problem: say.tooLong };
  let payload: unknown;
  try {
    payload = JSON.parse(fromBase64Url(hash.slice(PREFIX.length)));
  } catch {
    return { problem: say.damaged };
  }
  const shared = read(payload);
  return shared ? { shared } : { problem: say.empty };
}

function read(payload: unknown): SharedRun | undefined {
  if (!isRecord(payload)) return undefined;
  const { f: figure, s: scenario, r: seed, j: entries, m: moment, v: speed, p: positions } = payload;
  if (typeof figure !== 'string' || figure.length > NAME_LENGTH_MAX) return undefined;
  if (typeof scenario === 'string' ? scenario.length > NAME_LENGTH_MAX : !isRecord(scenario)) return undefined;
  if (!isWhole(seed, SEED_MAX)) return undefined;
  if (!Array.isArray(moment) || !isWhole(moment[0], TICKS_MAX) || !isWhole(moment[1], EVENTS_MAX)) return undefined;
  if (!Array.isArray(positions) || positions.length > POSITIONS_MAX || !positions.every(isPosition)) return undefined;
  const journal = readJournal(entries);
  if (!journal) return undefined;
  return {
    figure,
    scenario: scenario as string | object,
    seed,
    journal,
    moment: { ticks: moment[0], events: moment[1] },
    // An unknown speed is no reason to refuse a link.
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
  const [kind, given] = Object.entries(command)[0] as [string, Record<string, number>];
  const [letter, [, ...names]] = Object.entries(COMMAND_LETTERS).find(([, [name]]) => name === kind)!;
  return [letter, ...names.map((name) => given[name]!)];
}

function commandOf(letter: unknown, values: readonly unknown[]): Command | undefined {
  if (typeof letter !== 'string') return undefined;
  if (Object.hasOwn(KNOB_LETTERS, letter)) {
    const [value] = values;
    const knob = KNOB_LETTERS[letter as keyof typeof KNOB_LETTERS];
    return typeof value === 'number' && Number.isFinite(value) ? { set_knob: { knob, value } } : undefined;
  }
  if (!Object.hasOwn(COMMAND_LETTERS, letter)) return undefined;
  const [kind, ...names] = COMMAND_LETTERS[letter as keyof typeof COMMAND_LETTERS];
  const max = names[0] === 'message' ? Number.MAX_SAFE_INTEGER : SEED_MAX;
  if (!names.every((_, at) => isWhole(values[at], max))) return undefined;
  return { [kind]: Object.fromEntries(names.map((name, at) => [name, values[at]])) } as Command;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWhole(value: unknown, max: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max;
}

function isPosition(value: unknown): value is [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((share) => typeof share === 'number' && share >= 0 && share <= 1);
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
