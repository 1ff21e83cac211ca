/** When the core breaks, its figure says so and can be restarted; the rest of the page goes on. */

import type { Page } from "@playwright/test";
import { type WithCore, watchCore } from "./core-module";
import { Figure, type FigureElement, openPost } from "./figure";
import { expect, test } from "./test";

const TWO = `<actorium-sim id="one" seed="41" autoplay></actorium-sim><actorium-sim id="two" scenario="two-people" seed="42" autoplay></actorium-sim>`;

/** From now on this call traps, for the figure of this name. */
function breakCall(page: Page, id: string, name: string): Promise<void> {
  return page.evaluate(
    ([element, call]) => {
      const { core } = document as WithCore;
      (document.querySelector(`#${element}`) as FigureElement).digest();
      core.victim = core.asked;
      core.broken.add(call!);
    },
    [id, name],
  );
}

function mend(page: Page): Promise<void> {
  return page.evaluate(() => (document as WithCore).core.broken.clear());
}

test.beforeEach(async ({ page, complaints }) => {
  await page.setViewportSize({ width: 1000, height: 1500 });
  complaints.expect(/Actorium broke with seed 4\d/);
  await watchCore(page);
});

test("a trap in one figure shows a card with the seed, and the other plays on", async ({ page }) => {
  const one = await openPost(page, TWO, "#one");
  const two = new Figure(page, "#two");
  await two.ready();
  await breakCall(page, "one", "simulation_advance");
  await expect(one.crashCard).toContainText("seed 41");
  await expect(one.root.getByRole("alert").filter({ hasText: "Restart" })).toBeVisible();
  await expect(two.crashCard).toHaveCount(0);
  const minutes = await two.minutes();
  await expect.poll(() => two.minutes()).toBeGreaterThan(minutes + 1);

  await mend(page);
  await one.button("Restart").click();
  await expect(one.crashCard).toHaveCount(0);
  await expect(one.seed).toHaveText("41");
  const began = await one.minutes();
  await one.play();
  await expect.poll(() => one.minutes()).toBeGreaterThan(began);
});

test("whatever call it breaks in, there is a card instead of silence", async ({ page }) => {
  const one = await openPost(page, TWO, "#one");
  const two = new Figure(page, "#two");
  await two.ready();
  await one.pause();
  const breaks: readonly [call: string, intervene: () => Promise<unknown>][] = [
    ["simulation_step", () => one.button("Step one event").click()],
    ["simulation_pack", () => one.play()],
    ["simulation_metrics", () => one.play()],
    ["simulation_command", () => one.knob("Load").fill("9")],
    ["simulation_set_out", () => one.timeline.fill("10")],
    [
      "simulation_series",
      async () => {
        await one.choose("Charts");
        await one.play();
      },
    ],
    [
      "simulation_log",
      async () => {
        await one.choose("Log");
        await one.play();
      },
    ],
    ["simulation_actor", () => one.person("Bo").press("Enter")],
  ];
  for (const [call, intervene] of breaks) {
    await test.step(call, async () => {
      await breakCall(page, "one", call);
      await intervene();
      await expect(one.crashCard, call).toContainText("seed 41");
      await mend(page);
      await one.button("Restart").click();
      await expect(one.crashCard, call).toHaveCount(0);
      expect(await one.digest(), call).toMatch(/^[0-9a-f]{16}$/);
      await one.pause();
    });
  }
  const minutes = await two.minutes();
  await expect.poll(() => two.minutes()).toBeGreaterThan(minutes);
});

test("the page around it hears of the crash, with what reproduces it", async ({ page }) => {
  const one = await openPost(page, TWO, "#one");
  await page.evaluate(() => {
    addEventListener("actorium-problem", (event) => Object.assign(document, { heard: (event as CustomEvent<unknown>).detail }));
  });
  await breakCall(page, "one", "simulation_advance");
  await expect(one.crashCard).toBeVisible();
  const heard = await page.evaluate(() => (document as Document & { heard?: { crashed: boolean; seed: number } }).heard);
  expect(heard).toMatchObject({ crashed: true, seed: 41 });
});
