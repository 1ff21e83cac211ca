/**
 * What a figure can be asked to run. What ships was compiled when the site was built: the default scenario comes with the script,
 * each of the others is a file of its own, fetched when it is asked for. Anybody's own is compiled when it is asked for.
 */

import standard from '../core/default.json';
import type { Problem } from '../generated/core-types';
import { compile } from './compiler';

/** What a file has: the scenario, and the image of its plan in base64. */
interface Shipped {
  readonly scenario: object;
  readonly plan: string;
}

const FOLDER = '../core/scenarios/';
const files = import.meta.glob<Shipped>('../core/scenarios/*.json', { import: 'default' });

/** The name of the scenario that is shown where none is asked for. */
export const DEFAULT_SCENARIO = standard.name;

/** A scenario that can be run. */
export interface Runnable {
  /** As it is run: a variant may have changed it. */
  readonly scenario: object;
  /** The image of its plan. */
  readonly plan: Uint8Array;
  /** What to ask for to have it again: the name of one that ships, or one of somebody's own. */
  readonly asked: string | object;
  readonly variant?: string | object;
  /** What is to be said of it. */
  readonly sentences?: readonly string[];
}

/** What `settings` needs to know of the scenarios that ship. */
export interface Library {
  /** All there are, by the names of their files. */
  readonly names: readonly string[];
  /** A scenario, if it is here already. */
  get(name: string): Runnable | undefined;
}

const here = new Map<string, Runnable>();
arrived(DEFAULT_SCENARIO, standard);

export const LIBRARY: Library = {
  names: [...Object.keys(files).map((path) => path.slice(FOLDER.length, -'.json'.length)), DEFAULT_SCENARIO].sort(),
  get: (name) => here.get(name),
};

/** Whether asking for it would have to wait: it ships and is not here yet, or is to be compiled. */
export function isElsewhere(asked: unknown): asked is string | object {
  return typeof asked === 'string' ? LIBRARY.names.includes(asked) && !here.has(asked) : typeof asked === 'object' && asked !== null;
}

/** What came of asking for a scenario: nothing if there is none of this name, or if it cannot be had now. */
export type Brought = Runnable | { readonly problems: readonly Problem[] } | undefined;

/** Brings a scenario that ships, or compiles one. */
export async function fetchScenario(asked: unknown): Promise<Brought> {
  if (!isElsewhere(asked)) return here.get(asked as string);
  try {
    if (typeof asked === 'object') return { scenario: asked, asked, ...await compile(asked) };
    arrived(asked, await files[`${FOLDER}${asked}.json`]!());
    return here.get(asked);
  } catch {
    return undefined;
  }
}

/** The name of the scenario that ships, if this is one, in a variant or as it is. */
export function nameOf({ asked }: Runnable): string | undefined {
  return typeof asked === 'string' ? asked : undefined;
}

/** The bytes that base64 stands for. */
export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Two that ask at once must get the same one. */
function arrived(name: string, { scenario, plan }: Shipped): void {
  if (!here.has(name)) here.set(name, { scenario, plan: bytesOf(plan), asked: name });
}
