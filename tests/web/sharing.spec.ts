/** A link brings back exactly what is on screen, in a page that knows nothing else. */

import type { Page } from "@playwright/test";
import { Figure, open, openPost } from "./figure";
import { expect, test } from "./test";

/** Everything that a reader could compare. */
async function onScreen(figure: Figure) {
  await figure.frames(2);
  return {
    digest: await figure.digest(),
    minutes: await figure.minutes(),
    metrics: await figure.metrics(),
    clock: await figure.clock.innerText(),
    seed: await figure.seed.innerText(),
    name: await figure.name.innerText(),
    knobs: await Promise.all((["Loss rate", "Integration delay", "Load"] as const).map((knob) => figure.knob(knob).inputValue())),
    speed: await figure.root.getByRole("radio", { checked: true }).inputValue(),
  };
}

/** Where everybody stands, in pixels. */
function places(figure: Figure): Promise<number[]> {
  return figure.root.locator(".people button").evaluateAll((all) =>
    all.flatMap((one) => {
      const { left, top } = (one as HTMLElement).style;
      return [parseFloat(left), parseFloat(top)];
    }),
  );
}

async function elsewhere(page: Page, link: string, selector?: string): Promise<Figure> {
  const fresh = await page.context().newPage();
  return open(fresh, link, selector);
}

test("a run with a history of its own comes back: moment, digest, knobs, seed, speed and places", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  await figure.button("New seed").click();
  await figure.seek(130);
  await figure.setKnob("Loss rate", 0.35);
  await figure.seek(250);
  await figure.setKnob("Load", 10);
  await figure.setKnob("Integration delay", 5);
  await figure.inspect("Gus");
  await figure.panel.getByRole("button", { name: "Hand them work" }).click();
  await figure.seek(333.25);
  for (let step = 0; step < 7; step++) await figure.step();
  await figure.speed("a tenth").check({ force: true });
  await figure.person("Gus").focus();
  for (let nudge = 0; nudge < 4; nudge++) await page.keyboard.press("ArrowRight");

  const shown = await onScreen(figure);
  const copy = await elsewhere(page, await figure.link());
  expect(await onScreen(copy)).toEqual(shown);
  // A link gives places in thousandths of the stage.
  const [theirs, ours] = [await places(copy), await places(figure)];
  expect(theirs.length).toBe(ours.length);
  for (const [index, place] of theirs.entries()) expect(Math.abs(place - ours[index]!)).toBeLessThan(1);
  // And the same future lies ahead of both.
  await figure.seek(900);
  await copy.seek(900);
  expect(await copy.digest()).toBe(await figure.digest());
});

test("the button puts the same link into the address bar and on the clipboard", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const figure = await open(page);
  await figure.pause();
  await figure.seek(222);
  await figure.button("Copy link").click();
  await expect(figure.root.getByText("Copied.")).toBeVisible();
  const link = await figure.link();
  await expect(page).toHaveURL(link);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  const digest = await figure.digest();
  await page.reload();
  await figure.ready();
  expect(await figure.digest()).toBe(digest);
  await expect(figure.button("Play"), "a shared moment waits for its reader").toBeVisible();
});

test("a link made in the past shows that past, and what came after it is not told", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  await figure.seek(100);
  await figure.setKnob("Loss rate", 0.8);
  await figure.seek(500);
  await figure.setKnob("Load", 12);
  await figure.seek(300);
  const shown = await onScreen(figure);
  const copy = await elsewhere(page, await figure.link());
  const { digest, minutes, knobs } = await onScreen(copy);
  expect({ digest, minutes, knobs }).toEqual({ digest: shown.digest, minutes: shown.minutes, knobs: shown.knobs });
});

test("a link arrives in a page that is already open", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  await figure.setKnob("Loss rate", 0.6);
  await figure.seek(400);
  const [link, digest] = [await figure.link(), await figure.digest()];
  await figure.setKnob("Loss rate", 0);
  await figure.button("New seed").click();
  await page.evaluate((address) => {
    location.href = address;
  }, link);
  await expect.poll(() => figure.digest()).toBe(digest);
  await expect(figure.knob("Loss rate")).toHaveValue("0.6");
});

test("a scenario of one's own travels inside the link", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim seed="5"></actorium-sim>`);
  await figure.ask((element) => {
    element.scenario = {
      format: 1,
      name: "Žofie & 李 – <i>ours</i>",
      about: "“Quotes” and all.",
      integration_delay_minutes: 3,
      load_per_hour: 9,
      actors: [{ name: "Žofie" }, { name: "李" }],
      streams: [{ name: "post", to: "李" }],
    };
  });
  await expect(figure.name).toHaveText("Žofie & 李 – <i>ours</i>");
  await figure.seek(200);
  const copy = await elsewhere(page, (await figure.link()).replace("post.html", "index.html"));
  await expect(copy.name).toHaveText("Žofie & 李 – <i>ours</i>");
  expect(await copy.digest()).toBe(await figure.digest());
});

test("of several figures only the one that the link is of is brought back", async ({ page }) => {
  const queue = await open(page, "./embed.html", "#queue");
  const still = new Figure(page, "#two-people");
  await still.ready();
  const opening = await still.minutes();
  await queue.seek(345);
  await queue.setKnob("Load", 8);
  await queue.seek(600);
  const copy = await elsewhere(page, await queue.link(), "#queue");
  expect(await copy.digest()).toBe(await queue.digest());
  const other = new Figure(copy.page, "#two-people");
  await other.ready();
  expect(await other.minutes()).toBe(opening);
  await expect(other.notices).toHaveCount(0);
});
