/** Looking back: experiments in slices, intervals, rankings, and words. */

import { beforeAll, describe, expect, it } from 'vitest';
import { Core, type Loaded } from '../../core/core';
import { loadCore } from '../../core/core.test-data';
import { RUNNABLE } from '../../core/shipped.test-data';
import type { Metrics } from '../../generated/core-types';
import { frontier, leaveOneOut, type Measured, measure, otherLoads, rank } from './answers';
import { frontierWords, rankingWords } from './conclusions';
import { Experiment, type Run, runOnce, type Setup } from './experiment';
import { difference, interval, isAbove, isBelow } from './interval';

let loaded: Loaded;

beforeAll(async () => {
  loaded = await loadCore();
});

const of = (part: Partial<Measured>): Measured => ({ debtItems: 0, coherenceShare: 0, throughputPerHour: 0, ...part });
const debts = (...items: number[]) => items.map((debtItems) => of({ debtItems }));

describe('an interval', () => {
  it('is Student’s', () => {
    // Mean 5, variance 20/3 of four values, t 3.182 for three degrees of freedom.
    const { mean, low, high } = interval([2, 4, 6, 8]);
    const half = 3.182 * Math.sqrt(20 / 3 / 4);
    expect([mean, low, high]).toEqual([5, 5 - half, 5 + half]);
    expect(interval([1, 3]).high).toBeCloseTo(2 + 12.706, 12);
    const twenty = interval(Array.from({ length: 20 }, (_, i) => i % 2));
    expect(twenty.high - 0.5).toBeCloseTo(2.093 * Math.sqrt(0.25 / 19), 12);
    expect(interval([7])).toEqual({ mean: 7, low: -Infinity, high: Infinity });
  });

  it('of differences forgets what both have in common', () => {
    const apart = difference([101, 2, 53], [100, 1, 52]);
    expect(apart).toEqual({ mean: 1, low: 1, high: 1 });
    expect([isAbove(apart), isBelow(apart)]).toEqual([true, false]);
    const either = difference([1, 2], [2, 1]);
    expect([isAbove(either), isBelow(either)]).toEqual([false, false]);
    expect(isBelow(difference([1, 1], [2, 2.1]))).toBe(true);
  });
});

describe('a ranking', () => {
  const ranking = rank([debts(1, 2, 3), debts(1, 2, 2), debts(5, 6, 8), debts(3, 4, 5)]);

  it('puts first without whom debt rises most, seed by seed', () => {
    expect(ranking.bearers.map(({ actor }) => actor)).toEqual([1, 2, 0]);
    expect(ranking.bearers[1]!.debt).toEqual({ mean: 2, low: 2, high: 2 });
    expect(ranking.bearers[0]!.debt.mean).toBeCloseTo(13 / 3, 12);
    expect(ranking.lead!.mean).toBeCloseTo(7 / 3, 12);
    expect(ranking.seeds).toBe(3);
  });

  it('says no more than it may', () => {
    const names = ['Ana', 'Bo', 'Cem'];
    expect(rankingWords(names, ranking)).toBe(
      'Over 3 seeds, debt rises most without Bo: by 4.3 items on average, surely more than without Cem, who comes next.',
    );
    expect(rankingWords(names, rank([debts(1, 2, 3), debts(6, 6, 6), debts(5, 6, 8), debts(3, 4, 5)]))).toBe(
      'Over 3 seeds, debt rises most without Bo: by 4.3 items on average, but not surely more than without Ana.',
    );
    expect(rankingWords(names, rank([debts(1, 2), debts(1, 2), debts(0, 9), debts(1, 2)]))).toBe(
      'Over 2 seeds, there is nobody without whom debt surely rises.',
    );
    expect(rankingWords(['Ana'], rank([debts(1, 1), debts(2, 2)]))).toBe(
      'Over 2 seeds, debt rises most without Ana: by 1.0 items on average.',
    );
  });

  it('takes out everybody once', () => {
    expect(leaveOneOut(['Ana', 'Bo']).map(({ commands }) => commands)).toEqual([
      [],
      [{ remove: { actor: 0 } }],
      [{ remove: { actor: 1 } }],
    ]);
  });
});

describe('a frontier', () => {
  /** Throughput and coherence at each load, with a difference between two seeds that all loads have in common. */
  const at = (...points: [number, number][]) =>
    points.map(([throughputPerHour, coherenceShare]) =>
      [0, 0.1].map((luck) => of({ throughputPerHour: throughputPerHour + luck, coherenceShare: coherenceShare + luck })),
    );

  it('turns where more load gets no more done and costs coherence', () => {
    const found = frontier(at([1, 0.9], [2, 0.8], [3, 0.6], [3, 0.4], [2, 0.3]));
    expect(found.turn).toBe(1);
    expect(found.points.map(({ factor }) => factor)).toEqual([0.5, 0.75, 1, 1.25, 1.5]);
    expect(found.points[1]!.throughput.mean).toBeCloseTo(2.05, 12);
    expect(frontierWords(found)).toBe(
      'Over 2 seeds: from 1 to 1.25 times the load, not surely more gets done, and coherence surely falls. There coherence beats speed.',
    );
  });

  it('does not turn where more gets done, nor where coherence stays', () => {
    expect(frontier(at([1, 0.9], [2, 0.8], [3, 0.6], [4, 0.4], [5, 0.3])).turn).toBeUndefined();
    const still = frontier(at([1, 0.9], [1, 0.9], [1, 0.9]));
    expect(still.turn).toBeUndefined();
    expect(frontierWords(still)).toBe('Over 2 seeds: nowhere here does more load cost coherence without getting more done.');
  });

  it('stays within what the knob allows', () => {
    expect(otherLoads(4, 12).map(({ name }) => name)).toEqual(['× 0.5', '× 0.75', '× 1', '× 1.25', '× 1.5']);
    expect(otherLoads(10, 12).at(-1)).toEqual({ name: '× 1', commands: [{ set_knob: { knob: 'load_per_hour', value: 10 } }] });
  });
});

describe('an experiment', () => {
  const setup: Setup = {
    plan: new Uint8Array(),
    knobs: [],
    variants: [
      { name: 'a', commands: [] },
      { name: 'b', commands: [] },
    ],
    seeds: 3,
    minutes: 1,
  };

  /** Takes two slices a run and a millisecond a slice, and measures the seed. */
  function counted(firstSeed: number, fails?: number) {
    let [clock, open] = [0, 0];
    const experiment = new Experiment(
      setup,
      firstSeed,
      ({ minutes }) => minutes,
      function* (variant, seed): Run {
        open += 1;
        try {
          for (let slice = 0; slice < 3; slice++) {
            clock += slice && 1;
            yield;
          }
          if (seed === fails) throw new Error('It broke.');
          return { minutes: variant.name === 'a' ? seed : -seed } as Metrics;
        } finally {
          open -= 1;
        }
      },
      () => clock,
    );
    return { experiment, run: (ms: number) => experiment.run(clock + ms), open: () => open };
  }

  it('runs every variant with the same seeds, and ends', () => {
    const { experiment, run } = counted(2 ** 32 - 1);
    run(1e9);
    expect(experiment.paired).toEqual([
      [2 ** 32 - 1, 0, 1],
      [-(2 ** 32 - 1), -0, -1],
    ]);
    expect([experiment.running, experiment.doneShare, experiment.seeds]).toEqual([false, 1, 3]);
  });

  it('stops within its slice, goes on where it was, and keeps whole seeds when it is stopped', () => {
    const { experiment, run, open } = counted(5);
    run(7);
    expect([experiment.measured.map((variant) => variant.length), open()]).toEqual([[2, 1], 1]);
    expect([experiment.paired, experiment.doneShare]).toEqual([[[5], [-5]], 0.5]);
    experiment.stop();
    expect([experiment.running, open()]).toEqual([false, 0]);
    run(100);
    expect(experiment.doneShare).toBe(0.5);
  });

  it('ends with the reason when it cannot be run', () => {
    const { experiment, run, open } = counted(5, 6);
    run(1e9);
    expect([experiment.problem, experiment.running, experiment.seeds, open()]).toEqual(['It broke.', false, 1, 0]);
  });

  it('measures what a run by hand measures, in one slice or in many', () => {
    const { plan } = RUNNABLE.get('structure')!;
    const real: Setup = {
      plan,
      knobs: [{ set_knob: { knob: 'loss_rate', value: 0.4 } }],
      variants: leaveOneOut(['Ana', 'Bo']),
      seeds: 1,
      minutes: 9600,
    };
    const finish = (budgetMs: number) => {
      const run = runOnce(loaded, real, real.variants[2]!, 7);
      run.next();
      for (let slices = 1; ; slices++) {
        const result = run.next(budgetMs);
        if (result.done) return { slices, metrics: result.value };
      }
    };
    const [whole, cut] = [finish(1e9), finish(0)];
    const plain = new Core(loaded, plan, 7);
    plain.command({ set_knob: { knob: 'loss_rate', value: 0.4 } });
    plain.command({ remove: { actor: 1 } });
    plain.advance(9600, 1e9);
    expect([whole.slices, whole.metrics]).toEqual([1, plain.metrics()]);
    expect(cut.slices).toBeGreaterThan(2);
    expect(cut.metrics).toEqual(whole.metrics);
    const { debt_mean_items, coherence_share, throughput_per_hour } = whole.metrics;
    expect(measure(whole.metrics)).toEqual({
      debtItems: debt_mean_items,
      coherenceShare: coherence_share,
      throughputPerHour: throughput_per_hour,
    });
    const nobody = runOnce(loaded, real, { name: '', commands: [{ remove: { actor: 99 } }] }, 7);
    nobody.next();
    expect(() => nobody.next(1e9)).toThrow(/actor/);
  });
});
