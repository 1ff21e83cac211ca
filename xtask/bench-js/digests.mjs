// What runs of the core as wasm end in, for comparison with the same runs made natively.
// Reads a JSON array of { scenario, plan, seed, minutes } from the file named; prints an array of { digest, metrics, series, log }, with every
// number as its bits: text does not always bring a number back as it was.
// The plan, in base64, must be what the compiler as wasm makes of the scenario, to the bit. Each run is made in one go, in uneven pieces, and by seeking back and forth: all must agree.

import { readFileSync } from "node:fs";
import { load, loadCompiler, seek } from "./load.mjs";

const Simulation = load();
const compile = loadCompiler();
const runs = JSON.parse(readFileSync(process.argv[2], "utf8"));

const word = new DataView(new ArrayBuffer(8));

/** A number as its bits, in hexadecimal digits. */
function bits(number) {
  if (Number.isNaN(number)) return "NaN";
  word.setFloat64(0, number);
  return word.getBigUint64(0).toString(16);
}

/** All there is to read of a moment, as text. */
function read(simulation) {
  const { interval_minutes: _, ...columns } = simulation.series();
  const series = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, Array.from(column, bits)]));
  const read = { digest: simulation.digest(), metrics: simulation.metrics(), series, log: simulation.log(0) };
  return JSON.stringify(read, (_, value) => (typeof value === "number" ? bits(value) : value));
}

const ends = runs.map(({ scenario, plan, seed, minutes }) => {
  const encoded = compile(scenario);
  if (Buffer.from(encoded).toString("base64") !== plan) throw new Error(`"${scenario.name}" is compiled to another plan`);
  const made = [
    (simulation) => simulation.advance(minutes, 1e9),
    (simulation) => {
      for (let part = 0.013; part < 1; part *= 1.7) simulation.advance(minutes * part, 1e9);
      simulation.advance(minutes, 1e9);
    },
    (simulation) => {
      simulation.advance(minutes * 1.5, 1e9);
      seek(simulation, minutes / 3);
      seek(simulation, minutes);
    },
  ].map((make) => {
    const simulation = new Simulation(encoded, seed);
    make(simulation);
    const end = read(simulation);
    simulation.free();
    return end;
  });
  if (new Set(made).size !== 1) {
    throw new Error(`"${scenario.name}" with seed ${seed}: in one go, in pieces and by seeking differ`);
  }
  return JSON.parse(made[0]);
});

console.log(JSON.stringify(ends));
