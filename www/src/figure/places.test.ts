import { beforeAll, expect, it } from 'vitest';
import { Core, type Loaded } from '../core/core';
import { loadCore } from '../core/core.test-data';
import { fetchScenario, LIBRARY, type Runnable } from '../core/scenarios';
import { layOut } from '../stage/layout';

let loaded: Loaded;

beforeAll(async () => {
  loaded = await loadCore();
});

it('scenarios that ship bring places for those that need no layout of their own: where nobody sits at a site', async () => {
  for (const name of LIBRARY.names) {
    const { plan, scenario, places } = (await fetchScenario(name)) as Runnable;
    const core = new Core(loaded, plan, 1);
    const cast = core.cast();
    if ((scenario as { sites?: unknown[] }).sites?.length) expect(places).toBeUndefined();
    else expect(places).toEqual(Array.from(layOut(cast), Math.round));
    core.free();
  }
});
