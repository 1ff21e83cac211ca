/** Claims on the page: attempts in slices, counting, and words. */

import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileClaim } from '../element/compiler';
import { Core, type Loaded } from '../element/core';
import { loadCore, planOf } from '../element/core.test-data';
import { RUNNABLE, SHIPPED } from '../element/shipped.test-data';
import schema from '../generated/claims.schema.json';
import type { Claim, Outcome, Variant } from '../generated/core-types';
import variantsSchema from '../generated/variants.schema.json';
import { attempt } from './run';
import { claimsAbout } from './shipped';
import { RUNS, Trial } from './trial';
import { comparisonWords, tallyWords } from './words';

const claimFiles = import.meta.glob<Claim[]>('../../../src/library/*/claims.json', { eager: true, import: 'default' });
const CLAIMS = Object.entries(claimFiles).map(([path, claims]) => [path.replace(/^.*\/(.*)\/claims\.json$/, '$1'), claims] as const);
const variantFiles = import.meta.glob<Variant[]>('../../../src/library/*/variants.json', { eager: true, import: 'default' });

let loaded: Loaded;

beforeAll(async () => { loaded = await loadCore(); });

const TEAM = RUNNABLE.get('team')!;

/** In slices of one look at the clock, or in one go. */
async function finish(check: Uint8Array, seed: number, inSlices: boolean): Promise<{ outcome: Outcome; slices: number }> {
  let slices = 1;
  const rest = () => {
    if (!inSlices) return undefined;
    slices += 1;
    return Promise.resolve();
  };
  return { outcome: (await attempt(check, seed, () => false, rest))!, slices };
}

async function checkOf(scenario: object, variants: readonly Variant[], claim: Claim): Promise<Uint8Array> {
  const compiled = await compileClaim(scenario, variants, claim);
  if ('problems' in compiled) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  return compiled.check;
}

describe('an attempt', () => {
  const lossy: Variant = { name: 'lossy', knobs: { loss_rate: 0.6 }, patch: { protocol: 'fire_and_forget' } };
  const claim: Claim = {
    id: 'a', sentence: 'It is.', by_minutes: 4800, holds_in_share: 1,
    arms: [{ name: 'given', commands: [{ at_minutes: 100, command: { give_work: { actor: 2 } } }] }, 'lossy'],
    expects: [
      { metric: 'coherence_share', is: 'above', than: { of: 'lossy', plus: 0.01 } },
      { metric: 'lead_time_minutes.p95', of: 'lossy', at_minutes: 480, is: 'at_most', than: { metric: 'minutes', of: 'given', times: 0.001 } },
    ],
  };

  it('measures what a run by hand measures, in one slice or in many', async () => {
    const check = await checkOf(TEAM.scenario, [lossy], claim);
    const whole = await finish(check, 7, false);
    const cut = await finish(check, 7, true);
    expect(cut.slices).toBeGreaterThan(5);
    expect(cut.outcome).toEqual(whole.outcome);
    const plain = new Core(loaded, TEAM.plan, 7);
    plain.advance(100, 1e9);
    plain.command({ give_work: { actor: 2 } });
    plain.advance(4800, 1e9);
    const other = new Core(loaded, await planOf({ ...TEAM.scenario, protocol: 'fire_and_forget' }), 7);
    other.command({ set_knob: { knob: 'loss_rate', value: 0.6 } });
    other.advance(480, 1e9);
    const lead = other.metrics().lead_time_minutes.p95;
    other.advance(4800, 1e9);
    const coherence = other.metrics().coherence_share;
    expect(whole.outcome).toEqual({
      holds: false,
      compared: [
        { value: plain.metrics().coherence_share, bound: coherence + 0.01, other: coherence, holds: true },
        { value: lead, bound: 4.8, other: 4800, holds: false },
      ],
    });
  });

  it('says what goes wrong on the way', async () => {
    const plain = { ...claim, expects: [{ ...claim.expects[0]!, than: 0 }] };
    const twice = [10, 20].map((at_minutes) => ({ at_minutes, command: { remove: { actor: 2 } } }));
    const check = await checkOf(TEAM.scenario, [], { ...plain, arms: [{ name: 'twice gone', commands: twice }] });
    await expect(finish(check, 7, false)).rejects.toThrow('claim.arms[0] cannot go on: actor must still be there');
    await expect(finish(check.slice(1), 7, false)).rejects.toThrow('claim must be as this version of the simulation compiled it');
  });

  it('ends when it is over', async () => {
    const check = await checkOf(TEAM.scenario, [lossy], claim);
    let rests = 0;
    expect(await attempt(check, 7, () => rests >= 3, () => { rests += 1; return undefined; })).toBeUndefined();
    expect(rests).toBe(3);
  });

  it('is not for what does not fit its scenario', async () => {
    const problems = (wrong: object) => compileClaim(TEAM.scenario, [lossy], { ...claim, ...wrong });
    expect(await problems({ arms: ['lossier', 'lossy'] })).toEqual({ problems: [{ path: 'claim.arms[0]', message: expect.stringContaining('got "lossier"') }] });
    expect(await problems({ expects: [{ metric: 'luck', is: 'above', than: 0 }] })).toEqual({ problems: [{ path: 'claim.expects[0].metric', message: expect.stringContaining('luck') }] });
  });
});

describe('a trial', () => {
  const claim: Claim = { id: 'a', sentence: 'It is.', by_minutes: 1, holds_in_share: 1, expects: [{ metric: 'minutes', is: 'above', than: 0 }] };
  /** A claim that holds with even seeds, tried when it is let go on. */
  function evenly(fails?: number) {
    const seeds: number[] = [];
    const open = new Map<number, { readonly signal: AbortSignal; readonly settle: () => void }>();
    const trial: Trial = new Trial(claim, (seed, signal) => new Promise((resolve, reject) => {
      seeds.push(seed);
      const settle = () => {
        open.delete(seed);
        if (seed === fails) reject(new Error('It broke.'));
        else resolve({ holds: seed % 2 === 0, compared: [] });
      };
      signal.onabort = () => open.delete(seed);
      open.set(seed, { signal, settle });
    }), () => undefined);
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
  });
});

describe('words', () => {
  const claim: Claim = {
    id: 'a', sentence: 'It is.', by_minutes: 1, holds_in_share: 1, arms: [{ name: 'once' }, 'again'],
    expects: [
      { metric: 'coherence_share', of: 'again', is: 'above', than: 0.4 },
      { metric: 'lead_time_minutes.p95', at_minutes: 960, is: 'at_most', than: 30 },
      { metric: 'lead_time_minutes.count', is: 'at_least', than: 3 },
      { metric: 'debt_items', is: 'above', than: { of: 'again', times: 3 }, words: '{value} items against {other}: {ratio} times, {bound} are claimed' },
      { metric: 'coherence_share', is: 'above', than: 0, words: '{difference} more' },
    ],
  };
  it.each([
    [0, { value: 0.6251, bound: 0.4, other: 0.4, holds: true }, 'coherence, again: 62.5\u202f%, above 40.0\u202f%'],
    [1, { value: 95, bound: 30, other: 30, holds: false }, 'lead time, p95, once after 2 days: 1 h 35 min, not at most 30 min'],
    [2, { value: 12, bound: 3, other: 3, holds: true }, 'lead time, count, once: 12, at least 3'],
    [3, { value: 30, bound: 24, other: 8, holds: true }, '30 items against 8: 3.75 times, 24 are claimed'],
    [3, { value: 30, bound: 0, other: 0, holds: true }, '30 items against 0: nothing to measure times, 0 are claimed'],
    [4, { value: 0.5, bound: 0, other: 0.25, holds: true }, '25.0\u202f% more'],
    [1, { value: NaN, bound: 30, other: 30, holds: false }, 'lead time, p95, once after 2 days: nothing to measure, not at most 30 min'],
  ])('say comparison %i', (at, compared, words) => {
    expect(comparisonWords(claim, claim.expects[at]!, compared)).toBe(words);
  });

  it('count runs', () => {
    expect(tallyWords({ held: 93, runs: 100 })).toBe('holds in 93 of 100 runs');
    expect(tallyWords({ held: 1, runs: 1 })).toBe('holds in 1 of 1 run');
  });
});

describe('the claims that ship', () => {
  const [validate, validateVariants] = [schema, variantsSchema].map((one) => new Ajv2020({ strict: false, validateFormats: false }).compile(one)) as [ValidateFunction, ValidateFunction];

  it.each(CLAIMS)('about %s are valid by the JSON Schema and can be tried', async (name, claims) => {
    expect(validate(claims), JSON.stringify(validate.errors)).toBe(true);
    const shipped = await claimsAbout(name);
    expect(shipped.map(({ claim }) => claim)).toEqual(claims);
    for (const { claim, check } of shipped) {
      const { outcome } = await finish(check, 1, false);
      expect(outcome.compared).toHaveLength(claim.expects.length);
      for (const { value, bound, other } of outcome.compared) expect([value, bound, other].every(Number.isFinite), claim.id).toBe(true);
    }
  });

  it('are compiled on the page as they were when the site was built', async () => {
    const shipped = await claimsAbout('ownership');
    const variants = variantFiles['../../../src/library/ownership/variants.json']!;
    for (const { claim, check } of shipped) expect(await checkOf(SHIPPED.get('ownership')!, variants, claim)).toEqual(check);
  });

  it('have variants that are valid by the JSON Schema', () => {
    expect(Object.keys(variantFiles).length).toBeGreaterThan(1);
    for (const variants of Object.values(variantFiles)) expect(validateVariants(variants), JSON.stringify(validateVariants.errors)).toBe(true);
    expect(validateVariants([{ name: 'a', knobs: { luck: 1 } }])).toBe(false);
  });

  it.each([
    ['an unknown field', { luck: 1 }],
    ['an unknown side', { expects: [{ metric: 'minutes', is: 'over', than: 0 }] }],
    ['an unknown knob', { arms: [{ name: 'a', knobs: { luck: 1 } }] }],
    ['an arm that is a number', { arms: [7] }],
    ['a bound that is text', { expects: [{ metric: 'minutes', is: 'above', than: '0' }] }],
  ])('would not be with %s', (_, wrong) => {
    expect(validate([{ ...CLAIMS[0]![1][0], ...wrong }])).toBe(false);
  });

  it('are none about anything else', async () => {
    for (const name of [undefined, 'nobody', '../team']) expect(await claimsAbout(name)).toEqual([]);
  });
});
