// Our core as wasm, through the boundary that the page uses.

import { readFileSync } from "node:fs";
import { load, loadCompiler } from "./load.mjs";

const UNIT_MINUTES = 1000;
const TICKS_PER_MINUTE = 2 ** 20;

export function create({ workload, n, seed, file }) {
  const Simulation = load();
  const plan = loadCompiler()(JSON.parse(readFileSync(file, "utf8")));
  const simulation = new Simulation(plan, seed);
  if (workload === "phold") {
    for (let actor = 0; actor < n; actor++) simulation.command({ give_work: { actor } });
  }
  let now = 0;
  return {
    advance(units) {
      now += units;
      // A whole number of ticks, which the core can reach exactly.
      const until = Math.round(now * UNIT_MINUTES * TICKS_PER_MINUTE) / TICKS_PER_MINUTE;
      while (simulation.advance(until, 1e9) < until) {
        // The budget ran out before the time did.
      }
    },
    counts: () => simulation.metrics(),
  };
}
