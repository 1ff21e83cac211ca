// A contestant as a process. It builds its model, then for every line of input, a number of
// units of time, it advances by that and answers with the seconds it took and its counts so far.
//
//   node contestant.mjs MODULE WORKLOAD N SEED FILE

import { createInterface } from "node:readline";

const [module, workload, n, seed, file] = process.argv.slice(2);
const { create } = await import(`./${module}.mjs`);
const model = await create({ workload, n: Number(n), seed: Number(seed), file });

for await (const line of createInterface({ input: process.stdin })) {
  const start = performance.now();
  model.advance(Number(line));
  const seconds = (performance.now() - start) / 1000;
  console.log(JSON.stringify({ seconds, counts: model.counts() }));
}
