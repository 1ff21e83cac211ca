/** Time goes on when it should, and stands still when it should. */

import { open, openPost, type Speed } from "./figure";
import { expect, test } from "./test";

test("the page plays by itself: time passes and the state changes", async ({ page }) => {
  const figure = await open(page);
  const [minutes, digest] = [await figure.minutes(), await figure.digest()];
  await expect.poll(() => figure.minutes()).toBeGreaterThan(minutes + 3);
  expect(await figure.digest()).not.toBe(digest);
  await expect(figure.button("Pause")).toBeVisible();
});

test("pause holds everything still, and play goes on from there", async ({ page }) => {
  const figure = await open(page);
  await figure.button("Pause").click();
  const [minutes, digest] = [await figure.minutes(), await figure.digest()];
  await figure.frames(30);
  expect(await figure.digest()).toBe(digest);
  expect(await figure.minutes()).toBe(minutes);
  await figure.button("Play").click();
  await expect.poll(() => figure.minutes()).toBeGreaterThan(minutes);
});

test("without autoplay nothing moves until play is pressed", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim seed="7"></actorium-sim>`);
  const digest = await figure.digest();
  await figure.frames(20);
  expect(await figure.digest()).toBe(digest);
  await figure.button("Play").click();
  await expect.poll(() => figure.digest()).not.toBe(digest);
});

test("step makes exactly one event happen, and stops the clock", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  for (let step = 0; step < 5; step++) {
    const { events, minutes } = await figure.metrics();
    await figure.button("Step one event").click();
    const after = await figure.metrics();
    expect(after.events).toBe(events + 1);
    expect(after.minutes).toBeGreaterThanOrEqual(minutes);
  }
  await figure.play();
  await figure.button("Step one event").click();
  await expect(figure.button("Play")).toBeVisible();
});

test("each speed is faster than the one before, up to a week in a moment", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim scenario="two-people" seed="7"></actorium-sim>`);
  const speeds: Speed[] = ["a hundredth", "a tenth", "a quarter", "normal speed", "four times", "sixteen times"];
  let before = 0;
  for (const speed of speeds) {
    await figure.speed(speed).check({ force: true });
    const passed = await figure.ask(async (element) => {
      element.play();
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      await frame();
      let [lastMs, countedMs, frames] = [await frame(), 0, 0];
      const began = element.metrics()!.minutes;
      // Enough frames that it does not matter which of them the first and the last is; a long one counts as a tenth of a second.
      while (countedMs < 200 || frames < 10) {
        const nowMs = await frame();
        countedMs += Math.min(nowMs - lastMs, 100);
        lastMs = nowMs;
        frames += 1;
      }
      const minutesPerSecond = (element.metrics()!.minutes - began) / (countedMs / 1000);
      element.pause();
      return minutesPerSecond;
    });
    expect(passed, speed).toBeGreaterThan(before * 1.5);
    before = passed;
  }
  await figure.speed("as fast as it goes").check({ force: true });
  await figure.play();
  await expect.poll(() => figure.minutes(), { timeout: 5000 }).toBeGreaterThan(2400);
});

test("again starts over with the same seed, new seed with another", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim seed="7"></actorium-sim>`);
  const first = await figure.digest();
  await figure.seek(300);
  await figure.button("Again").click();
  expect(await figure.digest()).toBe(first);
  await expect(figure.seed).toHaveText("7");
  await figure.button("New seed").click();
  await expect(figure.seed).not.toHaveText("7");
  expect(await figure.digest()).not.toBe(first);
});

test("without a seed every figure gets one of its own", async ({ page }) => {
  const first = await openPost(page, "<actorium-sim></actorium-sim>");
  const seed = await first.seed.textContent();
  const second = await openPost(page, "<actorium-sim></actorium-sim>");
  await expect(second.seed).not.toHaveText(seed!);
});
