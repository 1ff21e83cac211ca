/** All shipped scenarios for tests: as they are written, and as the page has them. */

import { bytesOf, type Runnable } from './scenarios';

const files = import.meta.glob<object>(['../../../src/scenario/library/*.json', '!../../../src/scenario/library/*.claims.json'], {
  eager: true,
  import: 'default',
});

/** By name, which is the file's. */
export const SHIPPED: ReadonlyMap<string, object> = new Map(
  Object.entries(files).map(([path, scenario]) => [path.replace(/^.*\/(.*)\.json$/, '$1'), scenario]),
);

const compiled = import.meta.glob<{ scenario: object; plan: string }>('./built/scenarios/*.json', { eager: true, import: 'default' });

export const RUNNABLE: ReadonlyMap<string, Runnable> = new Map(
  Object.entries(compiled).map(([path, { scenario, plan }]) => [path.replace(/^.*\/(.*)\.json$/, '$1'), { scenario, plan: bytesOf(plan) }]),
);
