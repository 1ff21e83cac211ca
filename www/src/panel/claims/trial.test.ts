/** A trial of a claim: which seeds it runs, and what it counts. */

import { describe, expect, it } from 'vitest';
import type { Claim } from '../../generated/core-types';
import { RUNS, Trial } from './trial';

describe('a trial', () => {
  const claim: Claim = {
    id: 'a',
    sentence: 'It is.',
    by_minutes: 1,
    holds_in_share: 1,
    expects: [{ metric: 'minutes', is: 'above', than: 0 }],
  };
  /** A claim that holds with even seeds, tried when it is let go on. */
  function evenly(fails?: number) {
    const seeds: number[] = [];
    const open = new Map<number, { readonly signal: AbortSignal; readonly settle: () => void }>();
    const trial: Trial = new Trial(
      claim,
      (seed, signal) =>
        new Promise((resolve, reject) => {
          seeds.push(seed);
          const settle = () => {
            open.delete(seed);
            if (seed === fails) reject(new Error('It broke.'));
            else resolve({ holds: seed % 2 === 0, compared: [] });
          };
          signal.onabort = () => open.delete(seed);
          open.set(seed, { signal, settle });
        }),
      () => undefined,
    );
    /** Lets so many attempts come to an end. */
    const run = async (attempts: number) => {
      for (let done = 0; done < attempts && open.size > 0; done++) {
        for (const { settle } of open.values()) settle();
        await new Promise((resolve) => setTimeout(resolve));
      }
    };
    return { trial, seeds, run, open: () => open.size };
  }

  it('looks at the seed on screen first, and counts it only if it is one of its own', async () => {
    const { trial, seeds, run } = evenly();
    expect(trial.busy).toBe(false);
    trial.show(8);
    trial.check(100);
    await run(1e9);
    expect(trial.shown?.holds).toBe(true);
    expect([seeds[0], seeds[1], seeds.at(-1)]).toEqual([8, 100, 100 + RUNS - 1]);
    expect([trial.held, trial.runs, trial.checking, trial.busy]).toEqual([RUNS / 2, RUNS, false, false]);
  });

  it('stops where it is, and begins with nothing when asked again', async () => {
    const { trial, seeds, run, open } = evenly();
    trial.check(1);
    await run(5);
    expect([trial.held, trial.runs, open()]).toEqual([2, 5, 1]);
    trial.stop();
    expect([trial.runs, trial.busy, open()]).toEqual([5, false, 0]);
    trial.goOn();
    await run(100);
    expect(trial.runs).toBe(5);
    trial.check(41);
    expect([trial.held, trial.runs]).toEqual([0, 0]);
    expect(seeds.at(-1)).toBe(41);
  });

  it('rests and goes on where it was', async () => {
    const { trial, run, open } = evenly();
    trial.check(1);
    await run(3);
    trial.rest();
    expect([trial.runs, trial.busy, open()]).toEqual([3, true, 0]);
    trial.goOn();
    trial.goOn();
    expect(open()).toBe(1);
    await run(2);
    expect(trial.runs).toBe(5);
  });

  it('forgets what came of a seed that is no longer on screen', async () => {
    const { trial, run, open } = evenly();
    trial.show(2);
    trial.goOn();
    expect(open()).toBe(1);
    trial.show(3);
    expect(open()).toBe(0);
    trial.goOn();
    await run(1);
    expect(trial.shown?.holds).toBe(false);
    trial.show(3);
    expect(trial.busy).toBe(false);
  });

  it('wraps around after the last seed', async () => {
    const { trial, seeds, run } = evenly();
    trial.check(2 ** 32 - 1);
    await run(2);
    expect(seeds.slice(0, 2)).toEqual([2 ** 32 - 1, 0]);
  });

  it('ends with the reason when it cannot be tried', async () => {
    const { trial, run, open } = evenly(3);
    trial.check(1);
    await run(1e9);
    expect([trial.problem, trial.runs, trial.busy, open()]).toEqual(['It broke.', 2, false, 0]);
    trial.check(4);
    await run(1);
    expect([trial.problem, trial.runs, trial.busy]).toEqual(['', 1, true]);
  });
});
