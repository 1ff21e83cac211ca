import { expect, it } from 'vitest';
import { DEFAULT_SCENARIO, fetchScenario, isElsewhere, LIBRARY, nameOf } from './scenarios';
import { SHIPPED } from './shipped.test-data';

it('has the default one at once and every other on request, and knows them again', async () => {
  expect([...LIBRARY.names].sort()).toEqual([...SHIPPED.keys()].sort());
  expect(LIBRARY.get(DEFAULT_SCENARIO)).toEqual(SHIPPED.get(DEFAULT_SCENARIO));
  for (const name of LIBRARY.names) {
    expect(isElsewhere(name)).toBe(name !== DEFAULT_SCENARIO);
    const [one, other] = await Promise.all([fetchScenario(name), fetchScenario(name)]);
    expect(one).toEqual(SHIPPED.get(name));
    expect(other).toBe(one);
    expect([isElsewhere(name), nameOf(one), LIBRARY.get(name)]).toEqual([false, name, one]);
  }
});

it('does not take for one of them what is none', async () => {
  for (const asked of ['constructor', '', '../team', 7, null, undefined, {}]) {
    expect(isElsewhere(asked)).toBe(false);
    expect(await fetchScenario(asked)).toBeUndefined();
  }
  expect(nameOf({ name: 'Mine' })).toBeUndefined();
});
