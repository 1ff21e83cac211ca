/**
 * The scenarios that ship, straight from the files that the core's own tests read. The default one comes with the script;
 * each of the others is a file of its own, fetched when it is asked for.
 */

import team from '../../../src/scenario/library/team.json';

const FOLDER = '../../../src/scenario/library/';
const files = import.meta.glob<object>(
  ['../../../src/scenario/library/*.json', '!../../../src/scenario/library/team.json', '!../../../src/scenario/library/*.claims.json'],
  { import: 'default' },
);

export const DEFAULT_SCENARIO = 'team';

/** What `settings` needs to know of the scenarios that ship. */
export interface Library {
  /** All there are, by the names of their files. */
  readonly names: readonly string[];
  /** A scenario, if it is here already. */
  get(name: string): object | undefined;
}

const here = new Map<string, object>([[DEFAULT_SCENARIO, team]]);

export const LIBRARY: Library = {
  names: [...Object.keys(files).map((path) => path.slice(FOLDER.length, -'.json'.length)), DEFAULT_SCENARIO].sort(),
  get: (name) => here.get(name),
};

/** Whether asking for it would have to wait: it ships, and is not here yet. */
export function isElsewhere(asked: unknown): asked is string {
  return typeof asked === 'string' && LIBRARY.names.includes(asked) && !here.has(asked);
}

/** Brings a scenario that ships; undefined if there is none of this name, or if it cannot be had now. */
export async function fetchScenario(asked: unknown): Promise<object | undefined> {
  if (typeof asked !== 'string') return undefined;
  if (!isElsewhere(asked)) return here.get(asked);
  const scenario = await files[`${FOLDER}${asked}.json`]!().catch(() => undefined);
  // Two that ask at once must get the same one.
  if (scenario && !here.has(asked)) here.set(asked, scenario);
  return here.get(asked);
}

/** The name of a scenario that ships, if this is one. */
export function nameOf(scenario: object | undefined): string | undefined {
  return [...here].find(([, shipped]) => shipped === scenario)?.[0];
}
