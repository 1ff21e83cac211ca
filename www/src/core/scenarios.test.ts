import { beforeAll, expect, it } from 'vitest';
import { loadCore, planOf } from './core.test-data';
import { DEFAULT_SCENARIO, fetchScenario, isElsewhere, LIBRARY, nameOf, type Runnable } from './scenarios';
import { RUNNABLE, SHIPPED } from './shipped.test-data';

beforeAll(async () => {
  await loadCore();
});

it('has the default one at once and every other on request, and knows them again', async () => {
  expect([...LIBRARY.names].sort()).toEqual([...SHIPPED.keys()].sort());
  expect(LIBRARY.get(DEFAULT_SCENARIO)).toMatchObject(RUNNABLE.get(DEFAULT_SCENARIO)!);
  for (const name of LIBRARY.names) {
    expect(isElsewhere(name)).toBe(name !== DEFAULT_SCENARIO);
    const [one, other] = (await Promise.all([fetchScenario(name), fetchScenario(name)])) as [Runnable, Runnable];
    expect(one).toMatchObject(RUNNABLE.get(name)!);
    expect(one.scenario).toEqual(SHIPPED.get(name));
    expect(other).toBe(one);
    expect([isElsewhere(name), nameOf(one), LIBRARY.get(name)]).toEqual([false, name, one]);
  }
});

it('does not take for one of them what is none', async () => {
  for (const asked of ['constructor', '', '../team', 7, null, undefined]) {
    expect(isElsewhere(asked)).toBe(false);
    expect(await fetchScenario(asked)).toBeUndefined();
  }
  expect(nameOf({ scenario: {}, plan: new Uint8Array(), asked: { name: 'Mine' } })).toBeUndefined();
});

it('compiles one of one’s own, as it is when it is asked for', async () => {
  const own = { ...SHIPPED.get('two-people'), name: 'Mine' };
  expect(isElsewhere(own)).toBe(true);
  expect(await fetchScenario(own)).toEqual({ scenario: own, asked: own, plan: await planOf(own) });
  own.name = 'Ours';
  expect(await fetchScenario(own)).toEqual({ scenario: own, asked: own, plan: await planOf(own) });
  expect(await fetchScenario({})).toEqual({
    scenario: {},
    asked: {},
    problems: [{ path: '', message: expect.stringContaining('needs the field') }],
  });
});
