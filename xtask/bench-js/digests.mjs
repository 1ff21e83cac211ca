// Digests of runs of the core as wasm, for comparison with the same runs made natively.
// Reads a JSON array of { scenario, plan, seed, minutes } from the file named; prints an array of digests.
// The plan, in base64, must be what the compiler as wasm makes of the scenario, to the bit. Each run is made in one go, in uneven pieces, and by seeking back and forth: all must agree.

import { readFileSync } from "node:fs";
import { load, loadCompiler } from "./load.mjs";

const Simulation = load();
const compile = loadCompiler();
const runs = JSON.parse(readFileSync(process.argv[2], "utf8"));

const digests = runs.map(({ scenario, plan, seed, minutes }) => {
  const image = compile(scenario);
  if (Buffer.from(image).toString("base64") !== plan) throw new Error(`"${scenario.name}" is compiled to another plan`);
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
    const simulation = new Simulation(image, seed);
    make(simulation);
    const digest = simulation.digests();
    simulation.free();
    return digest;
  });
  if (new Set(made).size !== 1) {
    throw new Error(`"${scenario.name}" with seed ${seed}: in one go, in pieces and by seeking differ: ${made.join(", ")}`);
  }
  return made[0];
});

console.log(JSON.stringify(digests));
