/** The charts: titles, values so far, keys and ticks. */

import type { Time } from '../../core/clock';
import type { Metrics } from '../../generated/core-types';
import { count, percent, short, THIN } from './numbers';
import { dayWords, durationWords } from './time';

/** What a chart is called, and what it says so far in words. */
export interface ChartWords {
  readonly title: string;
  readonly now: (metrics: Metrics) => string;
}

export const CHART_WORDS = {
  coherence: {
    title: 'Coherence',
    now: (metrics) => `${percent(metrics.coherence_share)} so far, believed ${percent(metrics.perceived_coherence_share)}`,
  },
  mailbox: { title: 'Mailboxes', now: (metrics) => `${short(metrics.pending_mean_messages)} messages on average` },
  throughput: { title: 'Work done', now: (metrics) => `${short(metrics.throughput_per_hour)} an hour` },
  lead: {
    title: 'Lead time',
    now: ({ lead_time_minutes: { count: done, p50, p95 } }) =>
      done === 0 ? 'nothing done yet' : `half in ${durationWords(p50)}, 95${THIN}% in ${durationWords(p95)}`,
  },
  there: { title: 'Who is there', now: (metrics) => `${percent(metrics.availability_share)} of the time` },
} as const satisfies Record<string, ChartWords>;

/** What a screen reader says of a chart. */
export function chart({ title, now }: ChartWords, metrics: Metrics): string {
  return `${title} over time: ${now(metrics)}`;
}

// What the lines of charts are.
export const truth = 'what is true';
export const belief = 'what they believe';
export const illusion = 'the illusion';
export const pending = 'told, not taken in';
export const waiting = 'of these, still waiting';
export const there = 'there';
export const heldUp = 'in a meeting, or waiting for an answer';

/** Under a tick of the time axis that stands for a week. */
export function week(number: number): string {
  return `week ${number}`;
}

/** Under a tick that stands for a day. */
export function day(time: Time): string {
  return dayWords({ ...time, week: 1 }).slice(0, 3);
}

/** How far certainty got where confirmations are confirmed; nothing where they are not, or while none is over. */
export function certainty({ mutual_knowledge: { count: over, mean_depth: depth, complete, one_sided: alone } }: Metrics): string {
  if (over === 0) return '';
  const neither = over - complete - alone;
  const sure = `both sides are sure of ${complete}, one is sure and alone with ${alone}, neither is of ${neither}`;
  return `Of ${count(over, 'message')} that ${over === 1 ? 'is' : 'are'} over, ${sure}. On average the knowing goes ${depth.toFixed(1)} deep.`;
}
