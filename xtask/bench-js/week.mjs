// A week of the default team, and seeking in it.
//
//   node week.mjs ROUNDS

import { load, seek, shipped } from "./load.mjs";

const WEEK_MINUTES = 5 * 480;
const SEEKS = 200;

const rounds = Number(process.argv[2]);
const Simulation = load();
const plan = shipped("team");

const timed = (work) => {
  const start = performance.now();
  work();
  return performance.now() - start;
};
const week = (seed) => {
  const simulation = new Simulation(plan, seed);
  return [timed(() => simulation.advance(WEEK_MINUTES, 1e9)), simulation];
};
const ascending = (values) => values.sort((a, b) => a - b);
const median = (values) => values[Math.floor(values.length / 2)];

// The first runs also compile.
for (let round = 0; round < 3; round++) week(round)[1].free();
const weeks = [];
for (let round = 0; round < rounds; round++) {
  const [milliseconds, simulation] = week(round + 1);
  weeks.push(milliseconds);
  simulation.free();
}

const [, simulation] = week(1);
const { events } = simulation.metrics();
// Back and forth over the whole week: steps of the golden section, which come near every moment.
const moments = Array.from({ length: SEEKS }, (_, index) => ((index * 0.618034) % 1) * WEEK_MINUTES);
const seeks = ascending(moments.map((minutes) => timed(() => seek(simulation, minutes))));

console.log(
  JSON.stringify({
    minutes: WEEK_MINUTES,
    events,
    week_ms: median(ascending(weeks)),
    seeks: SEEKS,
    seek_median_ms: median(seeks),
    seek_max_ms: seeks.at(-1),
  }),
);
