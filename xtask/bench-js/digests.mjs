// Digests of runs of the core as wasm, for comparison with the same runs made natively.
// Reads a JSON array of { scenario, seed, minutes } from the file named; prints an array of digests.
// Each run is made in one go, in uneven pieces, and by seeking back and forth: all must agree.

import { readFileSync } from "node:fs";
import { load } from "./load.mjs";

const Simulation = load();
const runs = JSON.parse(readFileSync(process.argv[2], "utf8"));

const digests = runs.map(({ scenario, seed, minutes }) => {
  const made = [
    (simulation) => simulation.advance(minutes, 1e9),
    (simulation) => {
      for (let part = 0.013; part < 1; part *= 1.7) simulation.advance(minutes * part, 1e9);
      simulation.advance(minutes, 1e9);
    },
    (simulation) => {
      simulation.advance(minutes * 1.5, 1e9);
      simulation.seek_minutes(minutes / 3);
      simulation.seek_minutes(minutes);
    },
  ].map((make) => {
    const simulation = new Simulation(scenario, seed);
    make(simulation);
    const digest = simulation.digest();
    simulation.free();
    return digest;
  });
  if (new Set(made).size !== 1) {
    throw new Error(`"${scenario.name}" with seed ${seed}: in one go, in pieces and by seeking differ: ${made.join(", ")}`);
  }
  return made[0];
});

console.log(JSON.stringify(digests));
