/** No violation that axe can find: either page, wide and narrow, by day and by night, in every panel. */

import { type WithCore, watchCore } from "./core-module";
import { type Figure, open } from "./figure";
import { expect, test } from "./test";
import { TRIED_PANELS } from "./tried-panels";
import { byDayAndNight, violations } from "./violations";

/** What the side panel can show. */
const VIEWS: Readonly<Record<string, (figure: Figure) => Promise<void>>> = {
  charts: (figure) => figure.choose("Charts"),
  log: async (figure) => {
    await figure.choose("Log");
    await expect(figure.panel.getByRole("listitem").nth(3)).toBeAttached();
  },
  ...TRIED_PANELS,
  "who knows what": (figure) => figure.choose("Inspect"),
  "a person": (figure) => figure.inspect("Ana"),
  "a message": async (figure) => {
    await figure.panel.getByRole("button", { name: "← everybody" }).click();
    await (await figure.messageOnItsWay()).click();
  },
};

for (const width of [1280, 360]) {
  test(`the team, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const figure = await open(page);
    await figure.pause();
    await figure.seek(100);
    for (const [name, show] of Object.entries(VIEWS)) {
      await show(figure);
      await figure.frames(2);
      await byDayAndNight(page, name);
    }
  });

  test(`the post with figures, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const figure = await open(page, "./embed.html");
    await figure.seek(100);
    await figure.frames(2);
    await byDayAndNight(page, "no panel");
    await figure.setKnob("Loss rate", 0.5);
    await figure.inspect("Bo");
    await figure.frames(2);
    await byDayAndNight(page, "a person");
  });
}

test("a page that is opened by night has no violations either", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  const figure = await open(page);
  await figure.pause();
  expect(await violations(page)).toEqual([]);
});

test("what went wrong is shown and said without violations, too", async ({ page, complaints }) => {
  complaints.expect(/wasm|Failed to load resource|net::ERR|Actorium broke/i);
  await watchCore(page);
  const figure = await open(page, "./index.html#a1=broken");
  await figure.pause();
  await figure.seek(30);
  await expect(figure.notices).not.toHaveCount(0);
  await byDayAndNight(page, "a notice");
  await page.evaluate(() => (document as WithCore).core.broken.add("simulation_step"));
  await figure.step();
  await expect(figure.crashCard).toBeVisible();
  await byDayAndNight(page, "a crash");
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("./embed.html");
  await expect(page.getByRole("alert").first()).toContainText("could not be loaded");
  await byDayAndNight(page, "no core");
});
