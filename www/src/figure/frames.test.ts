/** The core writes frames, and the stage reads them. */

import { expect, it } from 'vitest';
import { Core } from '../core/core';
import { loadCore } from '../core/core.test-data';
import { RUNNABLE } from '../core/shipped.test-data';
import { FrameView } from '../stage/frame-view';

it('packs frames that the stage can read, also after its memory has grown', async () => {
  const loaded = await loadCore();
  const core = new Core(loaded, RUNNABLE.get('team')!.plan, 7);
  const before = loaded.memory.buffer;
  expect(new FrameView(core.frame(0)).actorCount).toBe(8);
  loaded.memory.grow(1);
  expect(loaded.memory.buffer).not.toBe(before);
  core.advance(200, 1000);
  const view = new FrameView(core.frame(0));
  expect(view.actorCount).toBe(8);
  expect(view.nowMinutes).toBeCloseTo(200);
});
