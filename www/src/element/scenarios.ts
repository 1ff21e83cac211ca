/** The scenarios that ship, straight from the files that the core's own tests read. */

const files = import.meta.glob<object>(['../../../src/scenario/library/*.json', '!../../../src/scenario/library/*.claims.json'], { eager: true, import: 'default' });

/** By name, which is the file's. */
export const SCENARIOS: ReadonlyMap<string, object> = new Map(
  Object.entries(files).map(([path, scenario]) => [path.replace(/^.*\/(.*)\.json$/, '$1'), scenario]),
);

export const DEFAULT_SCENARIO = 'team';
