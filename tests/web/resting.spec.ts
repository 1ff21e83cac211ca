/** Out of sight it rests, and back in sight it goes on from where it was. */

import type { Page } from "@playwright/test";
import { Figure, open } from "./figure";
import { expect, test } from "./test";

/** A few frames' worth at three or four minutes a second, which is what these figures play at; what was missed would be more. */
const AT_ONCE_MINUTES = 2.5;

/** The page's tab goes to the background, or comes back. The test's browser has no tabs that one could click. */
async function hide(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((state) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => state });
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => (state ? "hidden" : "visible") });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
}

/** Waits until time goes on. */
async function moving(figure: Figure): Promise<void> {
  const minutes = await figure.minutes();
  await expect.poll(() => figure.minutes()).toBeGreaterThan(minutes + 1);
}

/** Lets time pass by the page's own clock. */
function wait(page: Page, ms: number): Promise<void> {
  return page.evaluate(async (duration) => {
    const end = performance.now() + duration;
    while (performance.now() < end) await new Promise((resolve) => requestAnimationFrame(resolve));
  }, ms);
}

test("in a hidden tab time stands still, and afterwards it does not race to catch up", async ({ page }) => {
  const figure = await open(page);
  await moving(figure);
  await hide(page, true);
  const left = await figure.minutes();
  await wait(page, 1000);
  expect(await figure.minutes()).toBe(left);
  await hide(page, false);
  const caughtUp = await figure.ask(async (element) => {
    const before = element.metrics()!.minutes;
    for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    return element.metrics()!.minutes - before;
  });
  expect(caughtUp).toBeLessThan(AT_ONCE_MINUTES);
  await expect.poll(() => figure.minutes()).toBeGreaterThan(left);
  await expect(figure.button("Pause"), "it still plays").toBeVisible();
});

test("a frozen tab, as browsers freeze them, wakes where it fell asleep", async ({ page }) => {
  const figure = await open(page);
  await moving(figure);
  // One long frame is what waking up looks like from inside: nothing was called for a while.
  const passed = await figure.ask(async (element) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    const minutes = element.metrics()!.minutes;
    const asleep = performance.now() + 1500;
    while (performance.now() < asleep);
    await frame();
    await frame();
    return element.metrics()!.minutes - minutes;
  });
  expect(passed).toBeLessThan(AT_ONCE_MINUTES);
});

test("scrolled out of sight it rests, while one in sight goes on", async ({ page }) => {
  const queue = await open(page, "./embed.html", "#queue");
  const people = new Figure(page, "#two-people");
  await people.ready();
  await people.play();
  await queue.play();

  await queue.root.scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect
    .poll(async () => {
      const before = await people.minutes();
      await queue.frames(5);
      return (await people.minutes()) - before;
    })
    .toBe(0);
  const rested = await people.minutes();
  await wait(page, 700);
  expect(await people.minutes()).toBe(rested);

  const caughtUp = await people.ask(async (element) => {
    const before = element.metrics()!.minutes;
    scrollTo(0, 0);
    while (element.metrics()!.minutes === before) await new Promise((resolve) => requestAnimationFrame(resolve));
    return element.metrics()!.minutes - before;
  });
  expect(caughtUp).toBeLessThan(AT_ONCE_MINUTES);
  await expect(people.button("Pause")).toBeVisible();
});

test("a figure further down the post does not begin before it is seen", async ({ page }) => {
  await page.route("**/post.html", (route) =>
    route.fulfill({
      contentType: "text/html; charset=utf-8",
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>A post</title><link rel="icon" href="data:,">
<script type="module" src="./actorium-sim.js"></script><p style="height: 3000px">Much prose.</p><actorium-sim seed="7" autoplay></actorium-sim></html>`,
    }),
  );
  const figure = await open(page, "./post.html");
  const opening = await figure.minutes();
  await wait(page, 600);
  // Whether it is seen is known a moment after it is there.
  expect(await figure.minutes()).toBeLessThan(opening + 0.5);
  await figure.root.scrollIntoViewIfNeeded();
  await moving(figure);
});

test("at rest nothing is computed: no frame is asked for while it is paused", async ({ page }) => {
  await page.addInitScript(() => {
    const asked = { frames: 0 };
    const original = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) => {
      asked.frames += 1;
      return original(callback);
    };
    Object.assign(document, { asked });
  });
  const figure = await open(page);
  const asked = () => page.evaluate(() => (document as Document & { asked: { frames: number } }).asked.frames);
  await figure.pause();
  // What eases comes to rest, and what was drawn for the last time has been drawn.
  await expect
    .poll(async () => {
      const before = await asked();
      await page.evaluate(
        () =>
          new Promise((resolve) => {
            setTimeout(resolve, 300);
          }),
      );
      return (await asked()) - before;
    })
    .toBe(0);
});
