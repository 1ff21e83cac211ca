// The core as wasm, as the page has it.

import { readFileSync } from "node:fs";
import { Simulation, initSync } from "../../www/src/core/built/actorium.js";
import { compile, initSync as initCompiler } from "../../www/src/core/built/actorium_compiler.js";

const read = (file) => readFileSync(new URL(`../../www/src/core/built/${file}`, import.meta.url));

/** What runs plans. */
export function load() {
  initSync({ module: read("actorium_bg.wasm") });
  return Simulation;
}

/** What makes plans of scenarios. */
export function loadCompiler() {
  initCompiler({ module: read("actorium_compiler_bg.wasm") });
  return compile;
}

/** The plan of a shipped scenario. */
export function shipped(name) {
  return Buffer.from(JSON.parse(read(`scenarios/${name}.json`)).plan, "base64");
}
