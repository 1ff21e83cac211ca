/** Means of differences, seed by seed, with their intervals. */

/** Student's t for a two-sided error of 5 %, by degrees of freedom from 1. */
const STUDENT_T = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093,
];

/** A mean and the ends of its interval of confidence 95 %, each interval by itself. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Student's interval of 2 to 20 independent values; of fewer, one without ends. */
export function interval(values: readonly number[]): Interval {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n < 2) return { mean, low: -Infinity, high: Infinity };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const half = STUDENT_T[n - 2]! * Math.sqrt(variance / n);
  return { mean, low: mean - half, high: mean + half };
}

/** The interval of one − other, seed by seed. */
export function difference(one: readonly number[], other: readonly number[]): Interval {
  return interval(one.map((value, seed) => value - other[seed]!));
}

export const isAbove = ({ low }: Interval) => low > 0;
export const isBelow = ({ high }: Interval) => high < 0;
