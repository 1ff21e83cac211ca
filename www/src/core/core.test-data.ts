/** The real core for tests, both of its modules, as `cargo xtask build` makes them. */

import { initSync } from './built/actorium.js';
import engine from './built/actorium_bg.wasm?url&inline';
import { initSync as initCompiler } from './built/actorium_compiler.js';
import compiler from './built/actorium_compiler_bg.wasm?url&inline';
import { compile } from './compiler';
import type { Loaded } from './core';

const bytes = async (url: string): Promise<ArrayBuffer> => (await fetch(url)).arrayBuffer();

export async function loadCore(): Promise<Loaded> {
  initCompiler({ module: await bytes(compiler) });
  return initSync({ module: await bytes(engine) });
}

/** The encoded plan of a valid scenario. */
export async function planOf(scenario: object): Promise<Uint8Array> {
  const compiled = await compile(scenario);
  if ('problems' in compiled) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  return compiled.plan;
}
