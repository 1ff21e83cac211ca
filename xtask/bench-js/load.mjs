// The core as wasm, as the page has it.

import { readFileSync } from "node:fs";
import { Simulation, initSync } from "../../www/src/core/actorium.js";

export function load() {
  initSync({ module: readFileSync(new URL("../../www/src/core/actorium_bg.wasm", import.meta.url)) });
  return Simulation;
}

/** A shipped scenario. */
export function shipped(name) {
  return JSON.parse(readFileSync(new URL(`../../src/scenario/library/${name}.json`, import.meta.url), "utf8"));
}
