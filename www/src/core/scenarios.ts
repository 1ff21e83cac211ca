/**
 * The scenarios that a figure can run. Shipped ones were compiled when the site was built: the default scenario comes with the script,
 * each of the others is a file of its own, fetched on demand. A scenario of one's own is compiled on demand.
 */

import standard from './built/default.json';
import type { Wrong } from './compiler';

/** The contents of a file: the scenario, and its encoded plan in base64. */
interface Shipped {
  readonly scenario: object;
  readonly plan: string;
  readonly places?: readonly number[];
}

const FOLDER = './built/scenarios/';
const files = import.meta.glob<Shipped>('./built/scenarios/*.json', { import: 'default' });

/** The name of the scenario that is shown where none is asked for. */
export const DEFAULT_SCENARIO = standard.name;

/** A scenario that can be run. */
export interface Runnable {
  /** The scenario as it is run: a variant may have changed it. */
  readonly scenario: object;
  /** Its plan, encoded. */
  readonly plan: Uint8Array;
  /** Where its people stand, two coordinates for each, if that was laid out when the site was built. */
  readonly places?: readonly number[] | undefined;
  /** What to ask for to have it again: the name of a shipped scenario, or a scenario of one's own. */
  readonly asked: string | object;
  readonly variant?: string | object;
  /** What to tell the reader about it. */
  readonly sentences?: readonly string[];
}

/** The shipped scenarios, as far as they have been fetched. */
export interface Library {
  /** The names of all of them, which are the names of their files. */
  readonly names: readonly string[];
  /** A scenario, if it has been fetched. */
  get(name: string): Runnable | undefined;
}

/** The files fetched so far. All figures on a page share them: a file never changes, and nobody changes what was read from it. */
const fetched = new Map<string, Runnable>();
keep(DEFAULT_SCENARIO, standard as Shipped);

export const LIBRARY: Library = {
  names: [...Object.keys(files).map((path) => path.slice(FOLDER.length, -'.json'.length)), DEFAULT_SCENARIO].sort(),
  get: (name) => fetched.get(name),
};

/** Whether a scenario has to be fetched or compiled first. */
export function isElsewhere(asked: unknown): asked is string | object {
  return typeof asked === 'string' ? LIBRARY.names.includes(asked) && !fetched.has(asked) : typeof asked === 'object' && asked !== null;
}

/** The outcome of asking for a scenario: undefined if it does not exist or cannot be fetched. */
export type Brought = Runnable | Wrong | undefined;

/** Fetches a shipped scenario, or compiles one. */
export async function fetchScenario(asked: unknown): Promise<Brought> {
  if (!isElsewhere(asked)) return fetched.get(asked as string);
  try {
    if (typeof asked === 'object') {
      const { compile } = await import('./compiler');
      return { scenario: asked, asked, ...(await compile(asked)) };
    }
    keep(asked, await files[`${FOLDER}${asked}.json`]!());
    return fetched.get(asked);
  } catch {
    return undefined;
  }
}

/** The name of a shipped scenario, in a variant or as it is; undefined for any other. */
export function nameOf({ asked }: Runnable): string | undefined {
  return typeof asked === 'string' ? asked : undefined;
}

/** The bytes that base64 stands for. */
export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Keeps the first: two requests at once must get the same object. */
function keep(name: string, { scenario, plan, places }: Shipped): void {
  if (!fetched.has(name)) fetched.set(name, { scenario, plan: bytesOf(plan), places, asked: name });
}
