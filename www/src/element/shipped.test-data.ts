/** All scenarios that ship, at once, for tests. */

const files = import.meta.glob<object>('../../../src/scenario/library/*.json', { eager: true, import: 'default' });

/** By name, which is the file's. */
export const SHIPPED: ReadonlyMap<string, object> = new Map(
  Object.entries(files).map(([path, scenario]) => [path.replace(/^.*\/(.*)\.json$/, '$1'), scenario]),
);
