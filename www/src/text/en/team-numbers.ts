/** What is measured of a team at work, in words; only what happened at all. */

import type { Metrics } from '../../generated/core-types';
import { count, percent, short } from './numbers';
import { durationWords } from './time';

export function teamNumbers(metrics: Metrics): readonly (readonly [name: string, words: string])[] {
  const { crashes, burn_outs, questions, meetings, interruptions, proposals, hires } = metrics;
  const after = metrics.down_minutes_mean > 0 ? `, back after ${durationWords(metrics.down_minutes_mean)} on average` : '';
  const handled =
    metrics.failure_handling_minutes_mean > 0 ? `, seen to after ${durationWords(metrics.failure_handling_minutes_mean)}` : '';
  const cost = metrics.switch_minutes > 0 ? `, ${durationWords(metrics.switch_minutes)} to find the way back` : '';
  const all: readonly (readonly [number, string, string])[] = [
    [1 - metrics.availability_share, 'There', `${percent(metrics.availability_share)} of the time`],
    [crashes, 'Failures', `${crashes}${handled}${after}`],
    [metrics.escalations, 'Taken further up', count(metrics.escalations, 'failure')],
    [burn_outs, 'Burn-outs', `${burn_outs}, ${percent(metrics.burnt_out_share)} of everybody’s time`],
    [
      metrics.blast_radius_max_actors,
      'Kept waiting',
      `${count(metrics.blast_radius_max_actors, 'person', 'people')} at most by one failure, ${durationWords(metrics.stalled_minutes)} in all`,
    ],
    [
      questions,
      'Questions',
      `${questions}, of which ${metrics.guesses} guessed; ${percent(metrics.blocked_share)} of everybody’s time spent waiting`,
    ],
    [
      meetings,
      'Meetings',
      `${meetings}, ${durationWords(metrics.meeting_minutes)} of people’s time, ${count(metrics.aligned_pairs, 'thing')} learned`,
    ],
    [
      metrics.back_pressure_share,
      'Held back',
      `${percent(metrics.back_pressure_share)} of everybody’s time spent holding what was refused`,
    ],
    [interruptions, 'Put aside', `${count(interruptions, 'item')}${cost}`],
    [metrics.conflicts, 'Clashes', count(metrics.conflicts, 'change')],
    [proposals, 'Proposals', `${proposals}, of which ${metrics.proposals_abandoned} dropped`],
    [metrics.take_overs, 'Stood in', count(metrics.take_overs, 'time')],
    [metrics.hand_overs, 'Handed over', count(metrics.hand_overs, 'message')],
    [metrics.shielded_items, 'Shielded from', count(metrics.shielded_items, 'item')],
    [hires, 'Hired', `${hires}, let go ${metrics.people_let_go}; ${short(metrics.people_mean)} people on average`],
  ];
  return all.filter(([happened]) => happened > 0).map(([, name, words]) => [name, words] as const);
}
