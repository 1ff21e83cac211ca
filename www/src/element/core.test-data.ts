/** The real core for tests, all of its modules, as `cargo xtask build` makes them. */

import { initSync } from '../core/actorium.js';
import engine from '../core/actorium_bg.wasm?url&inline';
import { initSync as initClaims } from '../core/actorium_claims.js';
import claims from '../core/actorium_claims_bg.wasm?url&inline';
import { initSync as initCompiler } from '../core/actorium_compiler.js';
import compiler from '../core/actorium_compiler_bg.wasm?url&inline';
import { compile } from './compiler';
import type { Loaded } from './core';

const bytes = async (url: string): Promise<ArrayBuffer> => (await fetch(url)).arrayBuffer();

export async function loadCore(): Promise<Loaded> {
  initCompiler({ module: await bytes(compiler) });
  initClaims({ module: await bytes(claims) });
  return initSync({ module: await bytes(engine) });
}

/** The image of the plan of a scenario that is valid. */
export async function planOf(scenario: object): Promise<Uint8Array> {
  const compiled = await compile(scenario);
  if ('problems' in compiled) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  return compiled.plan;
}
