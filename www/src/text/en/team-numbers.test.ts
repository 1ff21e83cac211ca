import { expect, it } from 'vitest';
import type { Metrics } from '../../generated/core-types';
import { THIN } from './numbers';
import { teamNumbers } from './team-numbers';

const NOTHING = {
  availability_share: 1,
  crashes: 0,
  down_minutes_mean: 0,
  failure_handling_minutes_mean: 0,
  switch_minutes: 0,
  escalations: 0,
  burn_outs: 0,
  blast_radius_max_actors: 0,
  stalled_minutes: 0,
  questions: 0,
  guesses: 0,
  blocked_share: 0,
  meetings: 0,
  meeting_minutes: 0,
  aligned_pairs: 0,
  interruptions: 0,
  conflicts: 0,
  proposals: 0,
  proposals_abandoned: 0,
  take_overs: 0,
  hand_overs: 0,
  shielded_items: 0,
  hires: 0,
  people_let_go: 0,
  people_mean: 5,
  burnt_out_share: 0,
} as Metrics;
const of = (change: Partial<Metrics>) => teamNumbers({ ...NOTHING, ...change }).map((line) => line.join(': '));

it('says nothing of what did not happen', () => {
  expect(of({})).toEqual([]);
});

it('says how often, how long, and whom it held up', () => {
  expect(of({ crashes: 2, failure_handling_minutes_mean: 12, down_minutes_mean: 40, availability_share: 0.9 })).toEqual([
    `There: 90${THIN}% of the time`,
    'Failures: 2, seen to after 12 min, back after 40 min on average',
  ]);
  expect(of({ crashes: 1 })).toEqual(['Failures: 1']);
  expect(of({ blast_radius_max_actors: 3, stalled_minutes: 50 })).toEqual(['Kept waiting: 3 people at most by one failure, 50 min in all']);
  expect(of({ interruptions: 1 })).toEqual(['Put aside: 1 item']);
  expect(of({ interruptions: 4, switch_minutes: 20 })).toEqual(['Put aside: 4 items, 20 min to find the way back']);
  expect(of({ hires: 2, people_let_go: 1, people_mean: 5.5 })).toEqual(['Hired: 2, let go 1; 5.5 people on average']);
});
