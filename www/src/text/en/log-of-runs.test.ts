import { expect, it } from 'vitest';
import { Core } from '../../core/core';
import { loadCore } from '../../core/core.test-data';
import { RUNNABLE } from '../../core/shipped.test-data';
import { sentence } from './log';

it('there are words for everything that the core logs', async () => {
  const loaded = await loadCore();
  for (const { plan } of RUNNABLE.values()) {
    const core = new Core(loaded, plan, 7);
    core.command({ give_work: { actor: 0 } });
    core.advance(600, 1000);
    const cast = core.cast();
    const log = core.log(0);
    expect(log.length).toBeGreaterThan(50);
    for (const entry of log) {
      const words = sentence(entry, cast);
      expect(words).toMatch(/^\S.*[^.]$/);
      expect(words).not.toMatch(/undefined|null|NaN|actor \d|domain \d|outside sent|from outside to/);
    }
  }
});
