/** Variants as the page has them: shipped ones, and one's own. */

import { beforeAll, expect, it } from 'vitest';
import { Core, type Loaded } from '../core/core';
import { loadCore } from '../core/core.test-data';
import type { Runnable } from '../core/scenarios';
import { RUNNABLE, SHIPPED } from '../core/shipped.test-data';
import type { Variant } from '../generated/core-types';
import { fetchVariant } from './variants';

let loaded: Loaded;
beforeAll(async () => {
  loaded = await loadCore();
});

async function bring(asked: unknown, variant: unknown): Promise<Runnable> {
  const brought = await fetchVariant(asked, variant);
  if (!brought || 'problems' in brought) throw new Error('It was not brought.');
  return brought;
}

function after(plan: Uint8Array, minutes: number) {
  const core = new Core(loaded, plan, 7);
  core.advance(minutes, 1e9);
  const { metrics, digest } = { metrics: core.metrics(), digest: core.digest };
  core.free();
  return { ...metrics, digest };
}

it('of a scenario that ships is brought by its name', async () => {
  const { scenario, plan, asked, variant, sentences } = await bring('ownership', 'Ida claims it');
  expect([scenario, asked, variant, sentences]).toEqual([SHIPPED.get('ownership'), 'ownership', 'Ida claims it', undefined]);
  expect(after(plan, 2400).conflicts).toBe(0);
  expect(after(RUNNABLE.get('ownership')!.plan, 2400).conflicts).toBeGreaterThan(0);
});

it('is also one that a claim writes out, and brings the patched scenario', async () => {
  const { scenario, variant } = await bring('mailbox', 'first in line');
  expect(variant).toBe('first in line');
  expect(scenario).not.toEqual(SHIPPED.get('mailbox'));
});

it('of one’s own is compiled, for what ships and for a scenario of one’s own', async () => {
  const own: Variant = {
    name: 'mine',
    knobs: { loss_rate: 0.5 },
    patch: { name: 'Lossy' },
    commands: [{ at_minutes: 60, command: { give_work: { actor: 0 } } }],
  };
  const ofTeam = await bring(undefined, own);
  expect(ofTeam).toMatchObject({ asked: 'team', variant: own, scenario: { ...SHIPPED.get('team'), name: 'Lossy' } });
  const scenario = { ...SHIPPED.get('team') };
  const ofOwn = await bring(scenario, own);
  expect(ofOwn.asked).toBe(scenario);
  expect(after(ofOwn.plan, 480).digest).toBe(after(ofTeam.plan, 480).digest);
  const core = new Core(loaded, ofTeam.plan, 7);
  expect(core.knobs().find(({ knob }) => knob === 'loss_rate')?.value).toBe(0.5);
});

it('that there is none of is said, and the scenario is as it is', async () => {
  for (const [asked, variant, says] of [
    ['ownership', 'nobody', 'There is no variant “nobody” of this scenario, so here it is as it is. There are: Ida claims it;'],
    ['ownership', 'constructor', 'no variant “constructor”'],
    [{ ...SHIPPED.get('team') }, 'nobody', 'There are: none.'],
  ] as const) {
    const { plan, variant: given, sentences } = await bring(asked, variant);
    expect(given).toBeUndefined();
    expect(sentences?.join(' ')).toContain(says);
    expect(plan).toEqual(RUNNABLE.get(asked === 'ownership' ? asked : 'team')!.plan);
  }
  const wrong = await bring('team', { name: 'wrong', knobs: { loss_rate: 7 } });
  expect(wrong.sentences).toEqual([
    'The variant has mistakes in it, so here is the scenario as it is.',
    'variant.knobs.loss_rate must be 0 to 1, got 7',
  ]);
  expect(await fetchVariant({}, 'any')).toHaveProperty('problems');
  expect(await fetchVariant('nowhere', 'any')).toBeUndefined();
});
