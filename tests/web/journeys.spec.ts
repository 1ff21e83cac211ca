// A moment that is far away: the page says how far, answers meanwhile, and stops where it is told to.

import { type FigureElement, open } from "./figure";
import { expect, test } from "./test";

const FAR_MINUTES = 50_000_000;

test("a far moment is gone to in pieces that one can stop", async ({ page }) => {
  const figure = await open(page);
  const before = await figure.clock.textContent();
  const reached = figure.root.evaluate((element, minutes) => (element as FigureElement).seek(minutes), FAR_MINUTES);
  const way = figure.root.locator(".way");
  await expect(way).toContainText("On the way to Week");
  await expect(way).toContainText(/about .* left/);
  await expect(way.getByRole("progressbar")).toHaveAccessibleName(/On the way to Week/);
  await way.getByRole("button", { name: "Stop here" }).click();
  expect(await reached).toBe(false);
  await expect(way).toHaveCount(0);
  await expect(figure.clock).not.toHaveText(before!);
});

test("a link that asks for hours of work says so, and the page is as good as any meanwhile", async ({ page }) => {
  const scenario = {
    format: 1,
    name: "All in a meeting",
    about: "",
    loss_rate: 0,
    integration_delay_minutes: 1,
    load_per_hour: 0,
    actors: [{ name: "A", count: 2000 }],
    systems: [{ name: "t", members: ["A"] }],
    meetings: [{ name: "m", attendees: ["A"], first_minutes: 0, every_minutes: 0.1, lasts_minutes: 0.05 }],
    domains: [],
  };
  const run = { f: "0", r: 7, j: [], v: "1", p: [], m: [1_308_622_848_000, 20_000_000], s: scenario };
  const figure = await open(page, `#a1=${Buffer.from(JSON.stringify(run)).toString("base64url")}`);
  const way = figure.root.locator(".way");
  await expect(way).toContainText(/about .* (min|h|days) left/);
  await way.getByRole("button", { name: "Stop here" }).click();
  await expect(figure.root.getByRole("heading", { name: "All in a meeting" })).toBeVisible();
});

test("a link to a moment that its run does not have is found out on the way, and said", async ({ page }) => {
  const run = { f: "0", r: 7, j: [], v: "1", p: [], m: [90_000 * 2 ** 20, 4_000_000], s: "team" };
  const figure = await open(page, `#a1=${Buffer.from(JSON.stringify(run)).toString("base64url")}`);
  await expect(figure.root.locator(".notices")).toContainText("instead");
});
