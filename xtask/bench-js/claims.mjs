// Outcomes of claims as the page's own script finds them, for comparison with those that the core finds natively.
// Reads a JSON array of { scenario, claim, seed }, each scenario by its name, from the file named; prints an array with the bits of the numbers
// that each compares. Each is found in one slice and in the shortest slices there are: both must agree.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const www = new URL("../../www/", import.meta.url);
const vite = createRequire(new URL("package.json", www)).resolve("vite");
const { createServer } = await import(pathToFileURL(vite));
const server = await createServer({
  root: fileURLToPath(www), logLevel: "error", appType: "custom",
  server: { middlewareMode: true, ws: false, watch: null }, optimizeDeps: { noDiscovery: true },
});
const { attempt } = await server.ssrLoadModule("/src/panel/claims/attempt.ts");
const { planOf } = await server.ssrLoadModule("/src/panel/claims/arms.ts");
const { fetchScenario } = await server.ssrLoadModule("/src/core/scenarios.ts");
const { initSync } = await server.ssrLoadModule("/src/core/built/actorium.js");
const loaded = initSync({ module: readFileSync(new URL("src/core/built/actorium_bg.wasm", www)) });

function finish(scenario, claim, seed, budgetMs) {
  const run = attempt(loaded, (arm) => planOf(scenario, claim, arm), claim, seed);
  run.next();
  for (;;) {
    const { done, value } = run.next(budgetMs);
    if (done) return value;
  }
}

const words = new DataView(new ArrayBuffer(8));
function bits(number) {
  words.setFloat64(0, number);
  return words.getBigUint64(0).toString(16);
}

const outcomes = [];
for (const { scenario: name, claim, seed } of JSON.parse(readFileSync(process.argv[2], "utf8"))) {
  const scenario = await fetchScenario(name);
  const [whole, cut] = [1e9, 0].map((budgetMs) => finish(scenario, claim, seed, budgetMs));
  if (JSON.stringify(whole) !== JSON.stringify(cut)) throw new Error(`"${claim.id}" with seed ${seed} differs in slices`);
  outcomes.push(whole.compared.map(({ value, bound, holds }) => `${bits(value)} ${bits(bound)} ${holds}`));
}
await server.close();
console.log(JSON.stringify(outcomes));
