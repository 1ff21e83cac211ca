// The core as wasm, as the page has it.

import { readFileSync } from "node:fs";
import { Simulation, initSync } from "../../www/src/core/built/actorium.js";
import { ClaimRun, initSync as initClaims } from "../../www/src/core/built/actorium_claims.js";
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

/** What tries claims. */
export function loadClaims() {
  initClaims({ module: read("actorium_claims_bg.wasm") });
  return ClaimRun;
}

/** The plan of a shipped scenario. */
export function shipped(name) {
  const standard = JSON.parse(read("default.json"));
  const { plan } = standard.name === name ? standard : JSON.parse(read(`scenarios/${name}.json`));
  return Buffer.from(plan, "base64");
}

/** Goes to a minute of a run, however long that takes. */
export function seek(simulation, minutes) {
  simulation.set_out(minutes);
  while (simulation.go_on(1e9) < 1) {
    // On the way.
  }
}
