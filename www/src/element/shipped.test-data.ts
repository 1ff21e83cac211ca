/** All scenarios that ship, at once, for tests: as they are written, and as the page has them. */

import { bytesOf, type Runnable } from './scenarios';

const files = import.meta.glob<object>('../../../src/library/*/scenario.json', { eager: true, import: 'default' });

/** By name, which is the folder's. */
export const SHIPPED: ReadonlyMap<string, object> = new Map(
  Object.entries(files).map(([path, scenario]) => [path.replace(/^.*\/(.*)\/scenario\.json$/, '$1'), scenario]),
);

const compiled = import.meta.glob<{ scenario: object; plan: string }>('../core/scenarios/*.json', { eager: true, import: 'default' });

const nameIn = (path: string): string => path.replace(/^.*\/(.*)\.json$/, '$1');

export const RUNNABLE: ReadonlyMap<string, Runnable> = new Map(
  Object.entries(compiled).map(([path, { scenario, plan }]) => [nameIn(path), { scenario, plan: bytesOf(plan), asked: nameIn(path) }]),
);
