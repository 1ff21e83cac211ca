/** Attempts at claims, in slices, by the module that the page uses. */

import { beforeAll, describe, expect, it } from 'vitest';
import { compileClaim } from '../../core/compiler';
import { Core, type Loaded } from '../../core/core';
import { loadCore, planOf } from '../../core/core.test-data';
import { RUNNABLE } from '../../core/shipped.test-data';
import type { Claim, Outcome, Variant } from '../../generated/core-types';
import { checkOf } from './claims.test-data';
import { attempt, type Pace } from './run';

let loaded: Loaded;

beforeAll(async () => {
  loaded = await loadCore();
});

const TEAM = RUNNABLE.get('team')!;

/** Tries a claim to the end, and rests after each slice, or never. */
async function finish(check: Uint8Array, seed: number, inSlices: boolean): Promise<{ outcome: Outcome; slices: number }> {
  let slices = 1;
  const pace: Pace = {
    isOver: () => false,
    rest: () => {
      if (!inSlices) return undefined;
      slices += 1;
      return Promise.resolve();
    },
  };
  return { outcome: (await attempt(check, seed, pace))!, slices };
}

describe('an attempt', () => {
  const lossy: Variant = { name: 'lossy', knobs: { loss_rate: 0.6 }, patch: { protocol: 'fire_and_forget' } };
  const claim: Claim = {
    id: 'a',
    sentence: 'It is.',
    by_minutes: 4800,
    holds_in_share: 1,
    arms: [{ name: 'given', commands: [{ at_minutes: 100, command: { give_work: { actor: 2 } } }] }, 'lossy'],
    expects: [
      { metric: 'coherence_share', is: 'above', than: { of: 'lossy', plus: 0.01 } },
      {
        metric: 'lead_time_minutes.p95',
        of: 'lossy',
        at_minutes: 480,
        is: 'at_most',
        than: { metric: 'minutes', of: 'given', times: 0.001 },
      },
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
    const pace: Pace = {
      isOver: () => rests >= 3,
      rest: () => {
        rests += 1;
        return undefined;
      },
    };
    expect(await attempt(check, 7, pace)).toBeUndefined();
    expect(rests).toBe(3);
  });

  it('is not for what does not fit its scenario', async () => {
    const problems = (wrong: object) => compileClaim(TEAM.scenario, [lossy], { ...claim, ...wrong });
    expect(await problems({ arms: ['lossier', 'lossy'] })).toEqual({
      problems: [{ path: 'claim.arms[0]', message: expect.stringContaining('got "lossier"') }],
    });
    expect(await problems({ expects: [{ metric: 'luck', is: 'above', than: 0 }] })).toEqual({
      problems: [{ path: 'claim.expects[0].metric', message: expect.stringContaining('luck') }],
    });
  });
});
