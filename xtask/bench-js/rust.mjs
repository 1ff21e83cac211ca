// Plain Rust as wasm: a thin skin over the exports of the `bench-plain` crate.

import { readFileSync } from "node:fs";

const COUNTS = {
  phold: ["handled"],
  team: ["arrivals", "completions", "deliveries", "acknowledgements", "resends", "sojourn"],
};

export function create({ workload, n, seed, file }) {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)));
  const model = exports[workload](n, seed);
  return {
    advance: (units) => exports.advance(model, units),
    counts: () => Object.fromEntries(COUNTS[workload].map((name, which) => [name, exports.count(model, which)])),
  };
}
