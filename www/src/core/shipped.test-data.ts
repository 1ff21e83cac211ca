/** All shipped scenarios for tests: as they are written, and as the page has them. */

import standard from './built/default.json';
import { bytesOf, type Runnable } from './scenarios';

const files = import.meta.glob<object>('../../../src/library/*/scenario.json', { eager: true, import: 'default' });

/** By name, which is the folder's. */
export const SHIPPED: ReadonlyMap<string, object> = new Map(
  Object.entries(files).map(([path, scenario]) => [path.replace(/^.*\/(.*)\/scenario\.json$/, '$1'), scenario]),
);

const others = import.meta.glob<{ scenario: object; plan: string }>('./built/scenarios/*.json', { eager: true, import: 'default' });
const compiled = [
  ...Object.entries(others).map(([path, runnable]) => ({ name: path.replace(/^.*\/(.*)\.json$/, '$1'), ...runnable })),
  standard,
];

export const RUNNABLE: ReadonlyMap<string, Runnable> = new Map(
  compiled.map(({ name, scenario, plan }) => [name, { scenario, plan: bytesOf(plan), asked: name }]),
);
