/** Two figures on one page never meet. */

import { Figure, open, openPost } from "./figure";
import { expect, test } from "./test";

test("playing, turning knobs and new seeds in one leave the other alone", async ({ page }) => {
  const one = await openPost(
    page,
    `<actorium-sim id="one" seed="7"></actorium-sim><actorium-sim id="two" seed="7"></actorium-sim>`,
    "#one",
  );
  const two = new Figure(page, "#two");
  await two.ready();
  const beginning = await two.digest();
  expect(await one.digest()).toBe(beginning);

  await one.setKnob("Loss rate", 0.9);
  await one.setKnob("Load", 12);
  await one.speed("as fast as it goes").check({ force: true });
  await one.play();
  await expect.poll(() => one.minutes()).toBeGreaterThan(1000);
  await one.button("New seed").click();
  await one.inspect("Ana");

  expect(await two.digest()).toBe(beginning);
  await expect(two.seed).toHaveText("7");
  await expect(two.knob("Loss rate")).toHaveValue("0.1");
  await expect(two.button("Play")).toBeVisible();
  await expect(two.speed("normal speed")).toBeChecked();
  await expect(two.panel).toHaveCount(0);
  await expect(two.notices).toHaveCount(0);
});

test("two that run at once come to the same states as each alone", async ({ page }) => {
  const alone = await openPost(page, `<actorium-sim seed="3"></actorium-sim>`);
  await alone.seek(700);
  const digest = await alone.digest();
  const one = await openPost(
    page,
    `<actorium-sim id="one" seed="3" autoplay></actorium-sim><actorium-sim id="two" seed="4" loss="0.5" autoplay></actorium-sim>`,
    "#one",
  );
  const two = new Figure(page, "#two");
  await two.ready();
  await two.speed("as fast as it goes").check({ force: true });
  await one.speed("sixteen times").check({ force: true });
  await two.root.scrollIntoViewIfNeeded();
  await expect.poll(() => two.minutes()).toBeGreaterThan(2000);
  await one.seek(700);
  await one.pause();
  await one.seek(700);
  expect(await one.digest()).toBe(digest);
});

test("pausing one does not pause the other", async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 1700 });
  const one = await openPost(
    page,
    `<actorium-sim id="one" seed="3" autoplay></actorium-sim><actorium-sim id="two" seed="4" autoplay></actorium-sim>`,
    "#one",
  );
  const two = new Figure(page, "#two");
  await two.ready();
  await one.button("Pause").click();
  const [still, moving] = [await one.minutes(), await two.minutes()];
  await expect.poll(() => two.minutes()).toBeGreaterThan(moving + 1);
  expect(await one.minutes()).toBe(still);
});

test("a key pressed in one is not heard in the other", async ({ page }) => {
  const one = await openPost(
    page,
    `<actorium-sim id="one" seed="3"></actorium-sim><actorium-sim id="two" seed="4"></actorium-sim>`,
    "#one",
  );
  const two = new Figure(page, "#two");
  await two.ready();
  const digest = await two.digest();
  await one.knob("Load").focus();
  await page.keyboard.press(".");
  await page.keyboard.press("Space");
  await expect(one.button("Pause")).toBeVisible();
  await expect(two.button("Play")).toBeVisible();
  expect(await two.digest()).toBe(digest);
});

test("one that is taken off the page rests, the other goes on; put back it goes on from where it was", async ({ page }) => {
  const two = await open(page, "./embed.html", "#queue");
  const one = new Figure(page, "#two-people");
  await one.ready();
  await two.root.scrollIntoViewIfNeeded();
  await one.play();
  await two.play();
  await page.evaluate(() => {
    const gone = document.querySelector("#two-people")!;
    Object.assign(document, { gone });
    gone.remove();
  });
  const goneMinutes = () =>
    page.evaluate(() => (document as Document & { gone: import("./figure").FigureElement }).gone.metrics()!.minutes);
  const rested = await goneMinutes();
  const minutes = await two.minutes();
  await expect.poll(() => two.minutes()).toBeGreaterThan(minutes + 5);
  expect(await goneMinutes()).toBe(rested);

  await page.evaluate(() => {
    document.querySelector("#queue")!.before((document as Document & { gone: import("./figure").FigureElement }).gone);
  });
  await one.root.scrollIntoViewIfNeeded();
  await expect.poll(() => one.minutes()).toBeGreaterThan(rested);
  expect(await one.minutes(), "it did not catch up on what it missed").toBeLessThan(rested + 30);
  await one.button("Pause").click();
  await expect(one.button("Play")).toBeVisible();
});

test("many come and go without a trace", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim id="stays" seed="3"></actorium-sim><div id="place"></div>`, "#stays");
  const digest = await figure.digest();
  await page.evaluate(async () => {
    for (let round = 0; round < 12; round++) {
      const passing = document.createElement("actorium-sim") as import("./figure").FigureElement;
      passing.setAttribute("autoplay", "");
      document.querySelector("#place")!.replaceChildren(passing);
      // Some are gone before they are ready.
      if (round % 3 > 0) await passing.ready;
      if (round % 3 > 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    document.querySelector("#place")!.replaceChildren();
  });
  await figure.frames(5);
  expect(await figure.digest()).toBe(digest);
  await figure.play();
  await expect.poll(() => figure.digest()).not.toBe(digest);
});
