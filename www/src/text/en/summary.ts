/** What a screen reader says of the run. */

import type { Session } from '../../core/session';
import type { Metrics } from '../../generated/core-types';
import { count } from './numbers';
import { timeWords } from './time';

export interface Crowded {
  readonly name: string;
  readonly waiting: number;
}

/** "Tuesday 10:42. Coherence 71 %, the team believes 88 %. Gus has 11 messages waiting." */
export function summaryWords(session: Session, crowded: Crowded | undefined, standings: readonly string[]): string {
  const { metrics, cast } = session;
  const state =
    cast.domains.length > 0
      ? `Coherence ${spoken(metrics.coherence_now_share)}, the team believes ${spoken(metrics.perceived_coherence_now_share)}.`
      : `${count(metrics.work_done_items, 'item')} of work done, ${count(metrics.mailbox_length_now_messages, 'message')} waiting.`;
  const queue = crowded && crowded.waiting > 0 ? ` ${crowded.name} has ${count(crowded.waiting, 'message')} waiting.` : '';
  return `${timeWords(session.nowMinutes, cast.calendar)}. ${state}${queue}${[...standings, ...setbacks(metrics), ...troubles(metrics)].map((more) => ` ${more}.`).join('')}`;
}

/** What went amiss so far, as far as anything did: `3 messages misunderstood`, `1 person has left`. */
export function troubles({ messages, people_left: left, error_items: errors }: Metrics): string[] {
  return [
    messages.misunderstood > 0 ? `${count(messages.misunderstood, 'message')} misunderstood` : '',
    messages.missed > 0 ? `${count(messages.missed, 'message')} missed` : '',
    errors > 0 ? `${count(errors, 'mistake')} under stress` : '',
    left > 0 ? `${count(left, 'person has', 'people have')} left` : '',
  ].filter((trouble) => trouble !== '');
}

/** What a team at work had to bear so far; beside the charts that is said in more words. */
export function setbacks({ crashes, burn_outs, guesses, conflicts }: Metrics): string[] {
  return [
    crashes > 0 ? `${count(crashes, 'failure')} so far` : '',
    burn_outs > 0 ? `${count(burn_outs, 'burn-out')} so far` : '',
    guesses > 0 ? `${count(guesses, 'guess', 'guesses')} for want of an answer` : '',
    conflicts > 0 ? `${count(conflicts, 'change')} clashed` : '',
  ].filter((setback) => setback !== '');
}

function spoken(share: number): string {
  return `${Math.round(share * 100)} %`;
}
