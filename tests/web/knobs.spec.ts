/** Each slider moves what it says it moves, the right way, and does so while the run goes on. */

import type { Metrics } from "../../www/src/generated/core-types";
import { type Figure, type Knob, open, openPost } from "./figure";
import { expect, test } from "./test";

/** Two working weeks: enough for chance to even out. */
const MEASURED_MINUTES = 4800;

interface Effect {
  readonly knob: Knob;
  readonly values: readonly [number, number, number];
  readonly measures: Readonly<Record<string, (metrics: Metrics) => number>>;
}

const EFFECTS: readonly Effect[] = [
  {
    knob: "Loss rate",
    values: [0, 0.2, 0.6],
    measures: { "lost share of what was sent": ({ messages }) => messages.lost / messages.sent },
  },
  {
    knob: "Integration delay",
    values: [2, 5, 9],
    measures: {
      "mean sojourn": ({ sojourn_minutes }) => sojourn_minutes.mean,
      utilisation: ({ utilisation_share }) => utilisation_share,
    },
  },
  {
    knob: "Load",
    values: [3, 7, 12],
    measures: {
      "items that arrived": ({ work_arrived_items }) => work_arrived_items,
      utilisation: ({ utilisation_share }) => utilisation_share,
    },
  },
];

/** The same seed from the start, with the knob where it is put. */
async function measured(figure: Figure, knob: Knob, value: number): Promise<Metrics> {
  await figure.setKnob(knob, value);
  await figure.again();
  await figure.seek(MEASURED_MINUTES);
  return figure.metrics();
}

for (const { knob, values, measures } of EFFECTS) {
  test(`${knob} up: ${Object.keys(measures).join(" and ")} up`, async ({ page }) => {
    const figure = await open(page);
    await figure.pause();
    const results: Metrics[] = [];
    for (const value of values) results.push(await measured(figure, knob, value));
    for (const [name, measure] of Object.entries(measures)) {
      const [low, middle, high] = results.map(measure) as [number, number, number];
      expect(middle, name).toBeGreaterThan(low);
      expect(high, name).toBeGreaterThan(middle);
    }
  });
}

test("the lost share is the loss rate, and the arrivals are the load", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim seed="11"></actorium-sim>`);
  await figure.ask((element) => {
    element.scenario = {
      format: 1,
      name: "Said once",
      about: "Ana tells Bo and never asks.",
      loss_rate: 0.1,
      integration_delay_minutes: 1,
      load_per_hour: 4,
      media: [{ name: "chat", latency: { mean_minutes: 3 } }],
      actors: [{ name: "Ana" }, { name: "Bo" }],
      links: [{ from: "Ana", to: "Bo" }],
      domains: [{ name: "Plan", owner: "Ana", dependents: ["Bo"] }],
      streams: [{ name: "decisions", to: "Ana", changes: "Plan" }],
    };
  });
  await expect(figure.name).toHaveText("Said once");
  await figure.setKnob("Load", 12);
  const { messages, work_arrived_items, minutes } = await measured(figure, "Loss rate", 0.4);
  // Work comes from outside, which no link can lose; all else is news. Four standard deviations of either count.
  const told = messages.sent - work_arrived_items;
  expect(told).toBeGreaterThan(500);
  expect(Math.abs(messages.lost / told - 0.4)).toBeLessThan(4 * Math.sqrt((0.4 * 0.6) / told));
  const expected = (12 * minutes) / 60;
  expect(Math.abs(work_arrived_items - expected)).toBeLessThan(4 * Math.sqrt(expected));
});

test("a knob turned during a run changes the rest of it and restarts nothing", async ({ page }) => {
  const figure = await open(page);
  await figure.speed("as fast as it goes").check({ force: true });
  await expect.poll(() => figure.minutes()).toBeGreaterThan(1000);
  const before = await figure.metrics();
  await figure.setKnob("Loss rate", 1);
  const at = await figure.metrics();
  expect(at.minutes).toBeGreaterThanOrEqual(before.minutes);
  expect(at.messages.sent).toBeGreaterThanOrEqual(before.messages.sent);
  await expect.poll(() => figure.minutes()).toBeGreaterThan(at.minutes + 1000);
  const after = await figure.metrics();
  expect(after.messages.lost - at.messages.lost).toBeGreaterThan(0);
  // What was under way when the knob was turned may still arrive; half of all links lose by half the rate.
  const lostShare = (after.messages.lost - at.messages.lost) / (after.messages.sent - at.messages.sent);
  expect(lostShare).toBeGreaterThan(before.messages.lost / before.messages.sent + 0.3);
});

test("the values and how busy people are stand beside the sliders, with units", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  await figure.setKnob("Loss rate", 0.25);
  await figure.setKnob("Integration delay", 6);
  await figure.setKnob("Load", 9);
  const words = figure.root.locator(".knob output");
  await expect(words.nth(0)).toHaveText(/^25\s%/);
  await expect(words.nth(1)).toHaveText(/^6 min/);
  await expect(words.nth(2)).toHaveText(/^9 an hour .*\d+\s%/);
  await expect(figure.knob("Load")).toHaveAttribute("aria-valuetext", "9 an hour");
});
