/** The results of the two experiments: who is load-bearing, and where more load stops increasing throughput. */

import type { Metrics } from '../../generated/core-types';
import type { Variant } from './experiment';
import { difference, type Interval, interval, isAbove, isBelow } from './interval';

/** The metrics that are taken from one run. */
export interface Measured {
  readonly debtItems: number;
  readonly coherenceShare: number;
  readonly throughputPerHour: number;
}

export function measure(metrics: Metrics): Measured {
  return { debtItems: metrics.debt_mean_items, coherenceShare: metrics.coherence_share, throughputPerHour: metrics.throughput_per_hour };
}

/** The difference that it makes to remove an actor. */
export interface Bearer {
  readonly actor: number;
  readonly debt: Interval;
  readonly coherence: Interval;
}

export interface Ranking {
  readonly seeds: number;
  /** In order of debt without them, the highest first. */
  readonly bearers: readonly Bearer[];
  /** Debt without the first minus debt without the second; undefined with fewer than two people. */
  readonly lead: Interval | undefined;
}

/** The scenario as it is, and without each person in turn. */
export function leaveOneOut(names: readonly string[]): Variant[] {
  return [{ name: '', commands: [] }, ...names.map((name, actor) => ({ name, commands: [{ remove: { actor } }] }))];
}

/** Ranks people by what was measured with everybody and without each person in turn, with the same seeds. */
export function rank([all, ...without]: readonly (readonly Measured[])[]): Ranking {
  const debts = (of: readonly Measured[]) => of.map(({ debtItems }) => debtItems);
  const coherences = (of: readonly Measured[]) => of.map(({ coherenceShare }) => coherenceShare);
  const bearers = without
    .map((of, actor) => ({
      actor,
      debt: difference(debts(of), debts(all!)),
      coherence: difference(coherences(of), coherences(all!)),
    }))
    .sort((one, other) => other.debt.mean - one.debt.mean);
  const [first, second] = bearers;
  const lead = first && second ? difference(debts(without[first.actor]!), debts(without[second.actor]!)) : undefined;
  return { seeds: all!.length, bearers, lead };
}

/** The loads that are tried, as multiples of the one on screen. */
export const LOADS = [0.5, 0.75, 1, 1.25, 1.5];

export interface Point {
  readonly factor: number;
  readonly throughput: Interval;
  readonly coherence: Interval;
}

export interface Frontier {
  readonly seeds: number;
  readonly points: readonly Point[];
  /** The first load from which to the next throughput does not surely rise while coherence surely falls. */
  readonly turn: number | undefined;
}

/** The loads that are within the range of the knob. */
export function otherLoads(loadPerHour: number, maxPerHour: number): Variant[] {
  return LOADS.filter((factor) => factor * loadPerHour <= maxPerHour).map((factor) => ({
    name: `× ${factor}`,
    commands: [{ set_knob: { knob: 'load_per_hour', value: factor * loadPerHour } }],
  }));
}

/** Throughput and coherence at each load, measured with the same seeds. */
export function frontier(byLoad: readonly (readonly Measured[])[]): Frontier {
  const throughputs = byLoad.map((of) => of.map(({ throughputPerHour }) => throughputPerHour));
  const coherences = byLoad.map((of) => of.map(({ coherenceShare }) => coherenceShare));
  const points = byLoad.map((_, i) => ({ factor: LOADS[i]!, throughput: interval(throughputs[i]!), coherence: interval(coherences[i]!) }));
  const turn = points.findIndex(
    (_, i) =>
      i + 1 < points.length &&
      !isAbove(difference(throughputs[i + 1]!, throughputs[i]!)) &&
      isBelow(difference(coherences[i + 1]!, coherences[i]!)),
  );
  return { seeds: byLoad[0]!.length, points, turn: points[turn]?.factor };
}
