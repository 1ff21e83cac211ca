/** Claims on the page: attempts in slices, counting, and words. */

import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { Core, type Loaded, ProblemError } from '../../core/core';
import { planOf as compiled, loadCore } from '../../core/core.test-data';
import { fetchScenario, type Runnable } from '../../core/scenarios';
import { RUNNABLE } from '../../core/shipped.test-data';
import schema from '../../generated/claims.schema.json';
import type { Arm, Claim, Outcome } from '../../generated/core-types';
import { planOf } from './arms';
import { type Attempt, attempt } from './attempt';
import { RUNS, Trial } from './trial';
import { comparisonWords, tallyWords } from './words';

const files = import.meta.glob<Claim[]>('../../../../src/scenario/library/*.claims.json', { eager: true, import: 'default' });
const SHIPPED = Object.entries(files).map(([path, claims]) => [path.replace(/^.*\/(.*)\.claims\.json$/, '$1'), claims] as const);

let loaded: Loaded;

beforeAll(async () => {
  loaded = await loadCore();
  lossy = await compiled({ ...TEAM.scenario, protocol: 'fire_and_forget' });
});

const TEAM = RUNNABLE.get('team')!;
/** The image of what the arms below have in their patches, which are of one kind. */
let lossy: Uint8Array;
const arm = ({ patch }: Arm) => (patch ? lossy : TEAM.plan);

function finish(run: Attempt, budgetMs: number): { outcome: Outcome; slices: number } {
  run.next();
  for (let slices = 1; ; slices++) {
    const result = run.next(budgetMs);
    if (result.done) return { outcome: result.value, slices };
  }
}

describe('an attempt', () => {
  const claim: Claim = {
    id: 'a',
    sentence: 'It is.',
    by_minutes: 4800,
    holds_in_share: 1,
    arms: [
      { name: 'as it is', commands: [{ at_minutes: 100, command: { give_work: { actor: 2 } } }] },
      { name: 'lossy', set: { loss_rate: 0.6 }, patch: { protocol: 'fire_and_forget' } },
    ],
    expects: [
      { metric: 'coherence_share', is: 'above', than: { of: 'lossy', plus: 0.01 } },
      {
        metric: 'lead_time_minutes.p95',
        of: 'lossy',
        at_minutes: 480,
        is: 'at_most',
        than: { metric: 'minutes', of: 'as it is', times: 0.001 },
      },
    ],
  };

  it('measures what a run by hand measures, in one slice or in many', () => {
    const whole = finish(attempt(loaded, arm, claim, 7), 1e9);
    const cut = finish(attempt(loaded, arm, claim, 7), 0);
    expect(cut.slices).toBeGreaterThan(5);
    expect(whole.slices).toBe(1);
    expect(cut.outcome).toEqual(whole.outcome);
    const plain = new Core(loaded, TEAM.plan, 7);
    plain.advance(100, 1e9);
    plain.command({ give_work: { actor: 2 } });
    plain.advance(4800, 1e9);
    const other = new Core(loaded, lossy, 7);
    other.command({ set_knob: { knob: 'loss_rate', value: 0.6 } });
    other.advance(480, 1e9);
    const lead = other.metrics().lead_time_minutes.p95;
    other.advance(4800, 1e9);
    expect(whole.outcome).toEqual({
      holds: false,
      compared: [
        { value: plain.metrics().coherence_share, bound: other.metrics().coherence_share + 0.01, holds: true },
        { value: lead, bound: 4.8, holds: false },
      ],
    });
  });

  it('says what the core refuses', () => {
    const plain = { ...claim, expects: [{ ...claim.expects[0]!, than: 0 }] };
    const far = { ...plain, arms: [{ name: 'far', set: { loss_rate: 7 } }] };
    expect(() => finish(attempt(loaded, arm, far, 7), 1e9)).toThrow(ProblemError);
    const late = { ...plain, arms: [{ name: 'late', commands: [{ at_minutes: 5, command: { give_work: { actor: 99 } } }] }] };
    expect(() => finish(attempt(loaded, arm, late, 7), 1e9)).toThrow(/actor/);
  });

  it('does not take a number that is not there for one', () => {
    const missing: Claim = {
      ...claim,
      arms: [],
      by_minutes: 1,
      expects: (['above', 'at_least', 'below', 'at_most'] as const).map((is) => ({ metric: 'no.such', is, than: 0 })),
    };
    expect(finish(attempt(loaded, arm, missing, 7), 1e9).outcome.compared.map(({ holds }) => holds)).toEqual([false, false, false, false]);
  });
});

describe('a trial', () => {
  const claim: Claim = {
    id: 'a',
    sentence: 'It is.',
    by_minutes: 1,
    holds_in_share: 1,
    expects: [{ metric: 'minutes', is: 'above', than: 0 }],
  };
  /** A claim that holds with even seeds, and takes three slices a run and a millisecond a slice. */
  function evenly(fails?: number) {
    const seeds: number[] = [];
    let clock = 0;
    let open = 0;
    const trial = new Trial(
      claim,
      function* (seed): Attempt {
        seeds.push(seed);
        open += 1;
        try {
          yield;
          for (let slice = 0; slice < 3; slice++) {
            clock += 1;
            yield;
          }
          if (seed === fails) throw new Error('It broke.');
          return { holds: seed % 2 === 0, compared: [] };
        } finally {
          open -= 1;
        }
      },
      () => clock,
    );
    return { trial, seeds, run: (ms: number) => trial.run(clock + ms), open: () => open };
  }

  it('looks at the seed on screen first, and counts it only if it is one of its own', () => {
    const { trial, seeds, run } = evenly();
    expect(trial.busy).toBe(false);
    trial.show(8);
    trial.check(100);
    run(1e9);
    expect(trial.shown?.holds).toBe(true);
    expect([seeds[0], seeds[1], seeds.at(-1)]).toEqual([8, 100, 100 + RUNS - 1]);
    expect([trial.held, trial.runs, trial.checking, trial.busy]).toEqual([RUNS / 2, RUNS, false, false]);
  });

  it('stops within its slice, goes on where it was, and begins with nothing when asked again', () => {
    const { trial, seeds, run, open } = evenly();
    trial.check(1);
    run(10);
    expect([trial.held, trial.runs, open()]).toEqual([1, 3, 1]);
    run(6);
    expect(trial.runs).toBe(5);
    trial.stop();
    expect([trial.runs, trial.busy, open()]).toEqual([5, false, 0]);
    run(100);
    expect(trial.runs).toBe(5);
    trial.check(41);
    expect([trial.held, trial.runs]).toEqual([0, 0]);
    run(3.5);
    expect(seeds.at(-1)).toBe(42);
  });

  it('forgets what came of a seed that is no longer on screen', () => {
    const { trial, run, open } = evenly();
    trial.show(2);
    run(1);
    trial.show(3);
    expect(open()).toBe(0);
    run(100);
    expect(trial.shown?.holds).toBe(false);
    trial.show(3);
    expect(trial.busy).toBe(false);
  });

  it('wraps around after the last seed', () => {
    const { trial, seeds, run } = evenly();
    trial.check(2 ** 32 - 1);
    run(7);
    expect(seeds.slice(0, 2)).toEqual([2 ** 32 - 1, 0]);
  });

  it('ends with the reason when it cannot be tried', () => {
    const { trial, run, open } = evenly(3);
    trial.check(1);
    run(1e9);
    expect([trial.problem, trial.runs, trial.busy, open()]).toEqual(['It broke.', 2, false, 0]);
  });
});

describe('words', () => {
  const claim: Claim = {
    id: 'a',
    sentence: 'It is.',
    by_minutes: 1,
    holds_in_share: 1,
    arms: [{ name: 'once' }, { name: 'again' }],
    expects: [
      { metric: 'coherence_share', of: 'again', is: 'above', than: 0.4 },
      { metric: 'lead_time_minutes.p95', at_minutes: 960, is: 'at_most', than: 30 },
      { metric: 'lead_time_minutes.count', is: 'at_least', than: 3 },
    ],
  };
  it.each([
    [0, { value: 0.6251, bound: 0.4, holds: true }, 'coherence, again: 62.5\u202f%, above 40.0\u202f%'],
    [1, { value: 95, bound: 30, holds: false }, 'lead time, p95, once after 2 days: 1 h 35 min, not at most 30 min'],
    [2, { value: 12, bound: 3, holds: true }, 'lead time, count, once: 12, at least 3'],
    [1, { value: NaN, bound: 30, holds: false }, 'lead time, p95, once after 2 days: nothing to measure, not at most 30 min'],
  ])('say comparison %i', (at, compared, words) => {
    expect(comparisonWords(claim, claim.expects[at]!, compared)).toBe(words);
  });

  it('count runs', () => {
    expect(tallyWords({ held: 93, runs: 100 })).toBe('holds in 93 of 100 runs');
    expect(tallyWords({ held: 1, runs: 1 })).toBe('holds in 1 of 1 run');
  });
});

describe('the claims that ship', () => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

  it.each(SHIPPED)('about %s are valid by the JSON Schema and can be tried', async (name, claims) => {
    expect(validate(claims), JSON.stringify(validate.errors)).toBe(true);
    const scenario = (await fetchScenario(name)) as Runnable;
    for (const claim of claims) {
      const { outcome } = finish(
        attempt(loaded, (arm) => planOf(scenario, claim, arm), claim, 1),
        1e9,
      );
      expect(outcome.compared).toHaveLength(claim.expects.length);
      for (const { value, bound } of outcome.compared) expect([value, bound].every(Number.isFinite), claim.id).toBe(true);
    }
  });

  it.each([
    ['an unknown field', { luck: 1 }],
    ['an unknown side', { expects: [{ metric: 'minutes', is: 'over', than: 0 }] }],
    ['an unknown knob', { arms: [{ name: 'a', set: { luck: 1 } }] }],
    ['a bound that is text', { expects: [{ metric: 'minutes', is: 'above', than: '0' }] }],
  ])('would not be with %s', (_, wrong) => {
    expect(validate([{ ...SHIPPED[0]![1][0], ...wrong }])).toBe(false);
  });
});
