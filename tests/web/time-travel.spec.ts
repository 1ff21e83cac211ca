/** Back and forth in time: the same moment is the same state, and acting in the past begins another history. */

import { open, openPost } from "./figure";
import { expect, test } from "./test";

test("scrubbing back and forth brings every moment back as it was", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  const minutes = [75, 200, 420.5, 1300, 2400];
  const digests = new Map<number, string>();
  for (const minute of minutes) {
    await figure.seek(minute);
    digests.set(minute, await figure.digest());
  }
  expect(new Set(digests.values()).size).toBe(minutes.length);
  for (const minute of [1300, 75, 2400, 420.5, 200, 75, 2400]) {
    await figure.seek(minute);
    expect(await figure.digest(), `minute ${minute}`).toBe(digests.get(minute));
  }
});

test("the timeline is that same journey by hand", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  await figure.seek(500);
  const end = await figure.digest();
  await figure.seek(180);
  const past = await figure.digest();
  await figure.seek(500);
  await expect(figure.timeline).toHaveValue("500");

  await figure.timeline.fill("180");
  expect(await figure.digest()).toBe(past);
  await expect(figure.clock).toHaveText(/12:00/);
  await expect(figure.root.getByText("5 h 20 min back")).toBeVisible();
  await figure.timeline.press("End");
  expect(await figure.digest()).toBe(end);
  await expect(figure.root.getByText("min back")).toHaveCount(0);
  await figure.timeline.press("Home");
  expect(await figure.minutes()).toBe(0);
  await figure.timeline.fill("180");
  expect(await figure.digest()).toBe(past);
});

test("looking at the past changes nothing in it, and playing goes over it again", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim scenario="two-people" seed="7"></actorium-sim>`);
  await figure.seek(400);
  const digest = await figure.digest();
  await figure.seek(100);
  for (const panel of ["Log", "Inspect", "Charts"] as const) await figure.choose(panel);
  await figure.inspect("Bo");
  await figure.speed("as fast as it goes").check({ force: true });
  await figure.play();
  await expect.poll(() => figure.minutes()).toBeGreaterThan(400);
  await figure.pause();
  await figure.seek(400);
  expect(await figure.digest()).toBe(digest);
});

test("steps back over the same events come to the same moments", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim scenario="two-people" seed="7"></actorium-sim>`);
  await figure.seek(100);
  const moments: string[] = [];
  const minutes: number[] = [];
  for (let step = 0; step < 8; step++) {
    await figure.step();
    moments.push(await figure.digest());
    minutes.push(await figure.minutes());
  }
  await figure.seek(100);
  for (let step = 0; step < 8; step++) {
    await figure.step();
    expect(await figure.digest()).toBe(moments[step]);
    expect(await figure.minutes()).toBe(minutes[step]);
  }
});

test("turning a knob in the past forks: the old future is gone, the past is as it was", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  await figure.seek(600);
  const future = await figure.digest();
  expect(await figure.endMinutes()).toBeCloseTo(600, 6);
  await figure.seek(150);
  const past = await figure.digest();
  await figure.seek(300);

  await figure.setKnob("Loss rate", 0.9);
  expect(await figure.endMinutes()).toBeCloseTo(300, 6);
  await figure.seek(150);
  expect(await figure.digest()).toBe(past);
  await figure.seek(600);
  const other = await figure.digest();
  expect(other).not.toBe(future);

  // The same command at the same moment makes the same other history, also where there was no future to leave.
  await page.reload();
  await figure.ready();
  await figure.pause();
  await figure.seek(300);
  await figure.setKnob("Loss rate", 0.9);
  await figure.seek(600);
  expect(await figure.digest()).toBe(other);
});

test("while a hand holds the timeline, time waits", async ({ page }) => {
  const figure = await open(page);
  await figure.seek(600);
  await figure.timeline.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await figure.timeline.boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await figure.frames(3);
  const held = await figure.minutes();
  expect(held).toBeGreaterThan(250);
  expect(held).toBeLessThan(350);
  await figure.frames(20);
  expect(await figure.minutes()).toBe(held);
  await page.mouse.up();
  await expect.poll(() => figure.minutes()).toBeGreaterThan(held);
});
