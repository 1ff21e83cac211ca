/** The real core for tests, all of its modules, as `cargo xtask build` makes them. */

import type { JournalEntry, Moment } from '../generated/core-types';
import { initSync } from './built/actorium.js';
import engine from './built/actorium_bg.wasm?url&inline';
import { initSync as initClaims } from './built/actorium_claims.js';
import claims from './built/actorium_claims_bg.wasm?url&inline';
import { initSync as initCompiler } from './built/actorium_compiler.js';
import compiler from './built/actorium_compiler_bg.wasm?url&inline';
import { compile } from './compiler';
import type { Core, Loaded } from './core';

const bytes = async (url: string): Promise<ArrayBuffer> => (await fetch(url)).arrayBuffer();

export async function loadCore(): Promise<Loaded> {
  initCompiler({ module: await bytes(compiler) });
  initClaims({ module: await bytes(claims) });
  return initSync({ module: await bytes(engine) });
}

/** The encoded plan of a valid scenario. */
export async function planOf(scenario: object): Promise<Uint8Array> {
  const compiled = await compile(scenario);
  if ('problems' in compiled) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  return compiled.plan;
}

/** Goes to a minute, however long that takes. */
export function goTo(core: Core, minutes: number): void {
  core.setOut(minutes);
  while (core.goOn(1000) < 1);
}

/** Follows a journal from the start to a moment. */
export function follow(core: Core, journal: readonly JournalEntry[], moment: Moment): void {
  core.setOutAlong(journal, moment);
  while (core.goOn(1000) < 1);
}
