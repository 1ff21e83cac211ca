/** Looking back: the questions, and the answers in words. */

import { count, percent, THIN } from './numbers';
import { durationWords } from './time';

const MINUS = '−';
/** An interval stays on one line. */
const TO = '\u00a0to\u00a0';

/** A mean, and the ends of its interval of confidence. */
export interface Estimate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  return Number(text) === 0 ? text : `${value < 0 ? MINUS : '+'}${text}`;
}

/** “+5.1 (+4.0 to +6.2)” */
export function itemsWords({ mean, low, high }: Estimate): string {
  return `${signed(mean, 1)} (${signed(low, 1)}${TO}${signed(high, 1)})`;
}

/** The same of a share, in hundredths. */
export function pointsWords({ mean, low, high }: Estimate): string {
  return itemsWords({ mean: 100 * mean, low: 100 * low, high: 100 * high });
}

/** “12.3 (11.8 to 12.8)” */
export function levelWords({ mean, low, high }: Estimate): string {
  return `${mean.toFixed(1)} (${low.toFixed(1)}${TO}${high.toFixed(1)})`;
}

/** “61.2 % (58.0 to 64.4)” */
export function shareWords({ mean, low, high }: Estimate): string {
  return `${(100 * mean).toFixed(1)}${THIN}% (${(100 * low).toFixed(1)}${TO}${(100 * high).toFixed(1)})`;
}

export const noRun = 'There is no run to look back on.';
export const stop = 'Stop';

export function asked(minutes: number): string {
  return `Asked of the run on screen, from its start until ${durationWords(minutes)} in.`;
}

export function runs(doneShare: number, all: number): string {
  return `${percent(doneShare)} of ${count(all, 'run')}`;
}

export function method(minutes: number): string {
  return `Each run lasts ${durationWords(minutes)}, with the knobs as they stood on screen and the same seeds throughout. In brackets: 95 % intervals, each by itself.`;
}

// What did we assume, and not name?
export const whatAssumed = 'What did we assume, and not name?';
export const nothingAssumed = 'So far nobody has believed that somebody else knew what they did not.';

/** “Ana believed for 3 h 20 min in all that Bo knew the latest of API. Bo did not.” */
export function assumption(owner: string, actor: string, domain: string, minutes: number): string {
  return `${owner} believed for ${durationWords(minutes)} in all that ${actor} knew the latest of ${domain}. ${actor} did not.`;
}

// Whose work carries the rest, and is not seen?
export const whoCarries = 'Whose work carries the rest, and is not seen?';
export const nobodyGlues = 'Nobody made rounds to see who is out of date.';
export const without = 'Without';
export const debtItems = 'debt, items';
export const coherencePoints = 'coherence, points';

export function glue(name: string, rounds: number, minutes: number, repairs: number): string {
  return `${name} made ${count(rounds, 'round')} in ${durationWords(minutes)} and put ${count(repairs, 'stale picture')} right. None of that is finished work.`;
}

export function takeOut(seeds: number): string {
  return `Take each person out in turn, over ${seeds} seeds`;
}

export function tooMany(max: number): string {
  return `With more than ${max} people, taking each out in turn takes too long here.`;
}

export function nobodyCarries(seeds: number): string {
  return `Over ${count(seeds, 'seed')}, there is nobody without whom debt surely rises.`;
}

/** Without whom debt rises most, by how many items, and who comes next, if anybody: surely, or only on average. */
export function carries(seeds: number, name: string, items: number, next?: { readonly name: string; readonly surely: boolean }): string {
  const most = `Over ${count(seeds, 'seed')}, debt rises most without ${name}: by ${items.toFixed(1)} items on average`;
  if (!next) return `${most}.`;
  return next.surely
    ? `${most}, surely more than without ${next.name}, who comes next.`
    : `${most}, but not surely more than without ${next.name}.`;
}

// Where would coherence have beaten speed?
export const coherenceOrSpeed = 'Where would coherence have beaten speed?';
export const tryLoads = 'Try other loads';
export const noLoad = 'No work comes by itself, so there is no load to try.';
export const load = 'Load';
export const donePerHour = 'done an hour';
export const coherence = 'coherence';

export function times(factor: number): string {
  return `× ${factor}`;
}

export function noTurn(seeds: number): string {
  return `Over ${count(seeds, 'seed')}: nowhere here does more load cost coherence without getting more done.`;
}

export function turn(seeds: number, from: number, to: number): string {
  return `Over ${count(seeds, 'seed')}: from ${from} to ${to} times the load, not surely more gets done, and coherence surely falls. There coherence beats speed.`;
}

// What did each habit repair, and what did it cost?
export const habits = 'What did each habit repair, and what did it cost?';
export const noHabits = 'Nobody made rounds, looked anything up or wrote anything down.';
export const habit = 'Habit';
export const took = 'took';
export const brought = 'brought';
export const makingRounds = 'Making rounds';
export const lookingUp = 'Looking things up';
export const writingDown = 'Writing things down';
export const whatIsFound = 'what the look-ups find';

export function repairs(pictures: number): string {
  return `${count(pictures, 'stale picture')} put right`;
}

export function lookUps(often: number): string {
  return count(often, 'look-up');
}

// Where does ambiguity live?
export const whereAmbiguity = 'Where does ambiguity live?';
export const nothingSent = 'Nothing has been sent yet.';
export const over = 'Over';
export const sent = 'sent';
export const lost = 'lost';
export const missed = 'missed';
/** It may be broken where it is hyphenated. */
export const misunderstood = 'mis\u00adunder\u00adstood';
export const about = 'About';
export const untrue = 'time in which what is held is not true';
