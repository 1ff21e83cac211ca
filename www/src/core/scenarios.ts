/**
 * The scenarios that a figure can run. Shipped ones were compiled when the site was built: the default scenario comes with the script,
 * each of the others is a file of its own, fetched on demand. A scenario of one's own is compiled on demand.
 */

import type { Problem } from '../generated/core-types';
import team from './built/scenarios/team.json';
import { compile } from './compiler';

/** The contents of a file: the scenario, and its encoded plan in base64. */
interface Shipped {
  readonly scenario: object;
  readonly plan: string;
}

const FOLDER = './built/scenarios/';
const files = import.meta.glob<Shipped>(['./built/scenarios/*.json', '!./built/scenarios/team.json'], { import: 'default' });

export const DEFAULT_SCENARIO = 'team';

/** A scenario that can be run. */
export interface Runnable {
  readonly scenario: object;
  /** Its plan, encoded. */
  readonly plan: Uint8Array;
}

/** The shipped scenarios, as far as they have been fetched. */
export interface Library {
  /** The names of all of them, which are the names of their files. */
  readonly names: readonly string[];
  /** A scenario, if it has been fetched. */
  get(name: string): Runnable | undefined;
}

const here = new Map<string, Runnable>();
arrived(DEFAULT_SCENARIO, team);

export const LIBRARY: Library = {
  names: [...Object.keys(files).map((path) => path.slice(FOLDER.length, -'.json'.length)), DEFAULT_SCENARIO].sort(),
  get: (name) => here.get(name),
};

/** Whether a scenario has to be fetched or compiled first. */
export function isElsewhere(asked: unknown): asked is string | object {
  return typeof asked === 'string' ? LIBRARY.names.includes(asked) && !here.has(asked) : typeof asked === 'object' && asked !== null;
}

/** The outcome of asking for a scenario: undefined if it does not exist or cannot be fetched. */
export type Brought = Runnable | { readonly problems: readonly Problem[] } | undefined;

/** Fetches a shipped scenario, or compiles one. */
export async function fetchScenario(asked: unknown): Promise<Brought> {
  if (!isElsewhere(asked)) return here.get(asked as string);
  try {
    if (typeof asked === 'object') return { scenario: asked, ...(await compile(asked)) };
    arrived(asked, await files[`${FOLDER}${asked}.json`]!());
    return here.get(asked);
  } catch {
    return undefined;
  }
}

/** The name of a shipped scenario; undefined for any other. */
export function nameOf(scenario: object | undefined): string | undefined {
  return [...here].find(([, shipped]) => shipped.scenario === scenario)?.[0];
}

/** The bytes that base64 stands for. */
export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Keeps the first: two requests at once must get the same object. */
function arrived(name: string, { scenario, plan }: Shipped): void {
  if (!here.has(name)) here.set(name, { scenario, plan: bytesOf(plan) });
}
