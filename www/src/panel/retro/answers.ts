/** What comes of the two experiments: who carries how much, and where more load stops getting more done. */

import type { Metrics } from '../../generated/core-types';
import type { Way } from './experiment';
import { difference, interval, isAbove, isBelow, type Interval } from './interval';

/** What is taken from one run. */
export interface Measured {
  readonly debtItems: number;
  readonly coherenceShare: number;
  readonly throughputPerHour: number;
}

export function measure(metrics: Metrics): Measured {
  return { debtItems: metrics.debt_mean_items, coherenceShare: metrics.coherence_share, throughputPerHour: metrics.throughput_per_hour };
}

/** What the team is without somebody: the difference to the team with them. */
export interface Bearer {
  readonly actor: number;
  readonly debt: Interval;
  readonly coherence: Interval;
}

export interface Ranking {
  readonly seeds: number;
  /** The one without whom debt rises most comes first. */
  readonly bearers: readonly Bearer[];
  /** Debt without the first, above debt without the second; none with fewer than two people. */
  readonly lead: Interval | undefined;
}

/** As it is, and then without each person in turn. */
export function leaveOneOut(names: readonly string[]): Way[] {
  return [{ name: '', commands: [] }, ...names.map((name, actor) => ({ name, commands: [{ remove: { actor } }] }))];
}

/** Of what was measured with everybody, and then without each person in turn, with the same seeds. */
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
  /** The first load from which to the next not surely more gets done, while coherence surely falls. */
  readonly turn: number | undefined;
}

/** At most what the knob allows: of the loads, the first few. */
export function otherLoads(loadPerHour: number, maxPerHour: number): Way[] {
  return LOADS.filter((factor) => factor * loadPerHour <= maxPerHour).map((factor) => ({
    name: `× ${factor}`,
    commands: [{ set_knob: { knob: 'load_per_hour', value: factor * loadPerHour } }],
  }));
}

/** Of what was measured at the first few loads, with the same seeds. */
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
