// Outcomes of claims as the core finds them as wasm, for comparison with those it finds natively.
// Reads a JSON array of { id, check, seed } from the file named; prints an array with the bits of the numbers that each compares. Each is
// found in one slice and in short ones: both must agree.

import { readFileSync } from "node:fs";
import { loadClaims } from "./load.mjs";

const ClaimRun = loadClaims();

function finish(check, seed, events) {
  const run = new ClaimRun(check, seed);
  let slices = 1;
  while (!run.advance(events)) slices += 1;
  const outcome = [...run.outcome()].map(bits);
  run.free();
  return { outcome, slices };
}

const words = new DataView(new ArrayBuffer(8));
function bits(number) {
  words.setFloat64(0, number);
  return words.getBigUint64(0).toString(16);
}

const outcomes = JSON.parse(readFileSync(process.argv[2], "utf8")).map(({ id, check: encoded, seed }) => {
  const check = Buffer.from(encoded, "base64");
  const [whole, cut] = [2 ** 32 - 1, 97].map((events) => finish(check, seed, events));
  if (whole.slices !== 1 || cut.slices < 2) throw new Error(`"${id}" took ${whole.slices} and ${cut.slices} slices`);
  if (JSON.stringify(whole.outcome) !== JSON.stringify(cut.outcome)) throw new Error(`"${id}" with seed ${seed} differs in slices`);
  return whole.outcome;
});
console.log(JSON.stringify(outcomes));
