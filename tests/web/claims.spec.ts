/** The claims about a scenario: tried on the page, in slices, by hand and by keyboard. */

import { type Figure, open, openPost, pick } from "./figure";
import { expect, test } from "./test";

const claim = (figure: Figure, sentence: RegExp) => figure.panel.locator("ol.claims > li").filter({ hasText: sentence });
const tally = (figure: Figure, sentence: RegExp) => claim(figure, sentence).locator(".check b");

test("each scenario has its own, and a claim holds in about as many runs as is claimed", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  await figure.choose("Claims");
  const sentence = /Resending keeps a team with time to spare/;
  await expect(figure.panel.locator("ol.claims > li")).toHaveCount(4);
  await claim(figure, sentence).getByRole("button", { name: "Check in 200 runs" }).click();
  await expect(tally(figure, sentence)).toHaveText(/^holds in \d+ of 200 runs$/, { timeout: 45_000 });
  const [held] = (await tally(figure, sentence).innerText()).match(/\d+/)!;
  // Of seeds in general it holds in 978 of 1,000: fewer than 180 of 200 have a chance of one in ten million.
  expect(Number(held)).toBeGreaterThanOrEqual(180);
  await expect(figure.panel.locator("[aria-live=polite]")).toHaveText(`It holds in ${held} of 200 runs.`);

  await pick(page, "One person, one queue");
  await expect(claim(figure, /A fifth more work/)).toBeVisible();
  await expect(claim(figure, sentence)).toHaveCount(0);
  await expect(figure.panel.locator(".check b")).toHaveCount(0);
});

test("a check shows how far it is, frames go on, and it says nothing until it is over", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  await figure.choose("Claims");
  // The longest of them: it must not be over before it was looked at.
  const sentence = /Resending keeps a team with time to spare/;
  await claim(figure, sentence).getByRole("button", { name: "Check in 200 runs" }).click();
  await expect(tally(figure, sentence)).toHaveText(/of \d\d? runs$/);
  const runs = async () => Number((await tally(figure, sentence).innerText()).match(/of (\d+)/)![1]);
  const before = await runs();
  await figure.frames(3);
  expect(await runs(), "not all at once").toBeLessThan(200);
  await expect.poll(runs).toBeGreaterThan(before);
  await expect(figure.panel.locator("[aria-live=polite]")).toBeEmpty();
  await claim(figure, sentence).getByRole("button", { name: "Stop" }).click();
  const stopped = await runs();
  await figure.frames(10);
  expect(await runs()).toBe(stopped);
});

test("whoever leaves the panel stops the check", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  await figure.choose("Claims");
  // The longest of them: it must not be over before it was looked at.
  const sentence = /Resending keeps a team with time to spare/;
  await claim(figure, sentence).getByRole("button", { name: "Check in 200 runs" }).click();
  await expect(tally(figure, sentence)).toBeVisible();
  await figure.choose("Log");
  await figure.frames(5);
  await figure.choose("Claims");
  const words = await tally(figure, sentence).innerText();
  expect(words).not.toContain("of 200");
  await figure.frames(10);
  expect(await tally(figure, sentence).innerText()).toBe(words);
  await expect(claim(figure, sentence).getByRole("button", { name: "Check in 200 runs" })).toBeVisible();
});

test("the seed on screen is compared, and another when it changes", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim scenario="two-people" seed="7"></actorium-sim>`);
  await figure.choose("Claims");
  const sentence = /Saying it again/;
  await expect(claim(figure, sentence)).toContainText("With the seed on screen, 7, it");
  await expect(claim(figure, sentence).getByRole("listitem")).toHaveText(
    /Bo is right [\d.]+\u202f% of the time against [\d.]+\u202f%: -?[\d.]+\u202f% more/,
  );
  // Where the claim has no words of its own, the metric is named.
  await expect(
    claim(figure, /Where no message gets lost/)
      .getByRole("listitem")
      .first(),
  ).toHaveText(/coherence, again, no loss: [\d.]+\u202f%, (not )?below [\d.]+\u202f%/);
  const first = await claim(figure, sentence).getByRole("listitem").innerText();
  await figure.button("New seed").click();
  await expect(figure.seed).not.toHaveText("7");
  const seed = await figure.seed.innerText();
  await expect(claim(figure, sentence)).toContainText(`With the seed on screen, ${seed}, it`);
  // What comes of a seed that nobody chose could by chance be said in the same words.
  await figure.ask((element) => element.setAttribute("seed", "8"));
  await expect(claim(figure, sentence)).toContainText("With the seed on screen, 8, it");
  expect(await claim(figure, sentence).getByRole("listitem").innerText()).not.toBe(first);
});

test("by keyboard, from the row of panels to a check and out of it", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  await figure.opener("Claims").focus();
  await page.keyboard.press("Enter");
  await expect(figure.opener("Claims")).toBeFocused();
  const button = figure.panel.getByRole("button").first();
  await expect(button).toHaveAccessibleDescription(/Twice the work/);
  await page.keyboard.press("Tab");
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(button).toHaveText("Stop");
  await expect(figure.panel.locator(".check b")).toBeVisible();
  await page.keyboard.press("Space");
  await expect(button).toHaveText("Check in 200 runs");
  await expect(button).toBeFocused();
});

test("a scenario of one's own has none", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim seed="7"></actorium-sim>`);
  await figure.ask(async (element) => {
    element.scenario = {
      format: 1,
      name: "Mine",
      integration_delay_minutes: 5,
      load_per_hour: 3,
      actors: [{ name: "Ana" }],
      streams: [{ name: "work", to: "Ana" }],
    };
    await element.updateComplete;
  });
  await figure.choose("Claims");
  await expect(figure.panel).toHaveText("Nothing is claimed about this scenario.");
});

test("a page that allows no threads tries them itself, in slices", async ({ page, complaints }) => {
  complaints.expect(/worker-src|Content Security Policy/i);
  const threads: string[] = [];
  page.on("worker", (worker) => threads.push(worker.url()));
  const headers = { "content-security-policy": "worker-src 'none'" };
  const figure = await openPost(page, `<actorium-sim scenario="two-people" seed="7"></actorium-sim>`, undefined, headers);
  await figure.choose("Claims");
  const sentence = /Where no message gets lost/;
  await expect(claim(figure, sentence)).toContainText("With the seed on screen, 7, it");
  await claim(figure, sentence).getByRole("button", { name: "Check in 200 runs" }).click();
  await expect(tally(figure, sentence)).toHaveText(/^holds in \d+ of 200 runs$/, { timeout: 45_000 });
  expect(threads).toEqual([]);
});

test("where it may, a thread of its own tries them, and is given back when nobody needs it", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim scenario="two-people" seed="7"></actorium-sim>`);
  const begun = page.waitForEvent("worker");
  await figure.choose("Claims");
  const worker = await begun;
  await expect(claim(figure, /Saying it again/)).toContainText("With the seed on screen, 7, it");
  await worker.waitForEvent("close", { timeout: 20_000 });
});

test("they are not in what a figure fetches at first", async ({ page }) => {
  const scripts: Promise<string>[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith(".js")) scripts.push(response.text());
  });
  const fetched = async (word: string) => (await Promise.all(scripts)).some((script) => script.includes(word));
  const figure = await openPost(page, `<actorium-sim seed="7"></actorium-sim>`);
  await page.waitForLoadState("networkidle");
  expect(await fetched("actorium-sim")).toBe(true);
  expect(await fetched("holds_in_share")).toBe(false);
  await figure.choose("Claims");
  await expect(claim(figure, /Twice the work/)).toBeVisible();
  expect(await fetched("holds_in_share")).toBe(true);
});

test("without them the panel says so, and tries again when it is opened again", async ({ page, complaints }) => {
  complaints.expect(/Failed to load resource|net::ERR/);
  await page.route("**/panel-*.js", (route) => route.abort());
  // In a post nobody else asks for them. What the team's own page fetches unasked could still be about to fail when they are tried again.
  const figure = await openPost(page, `<actorium-sim seed="7"></actorium-sim>`);
  await figure.choose("Claims");
  await expect(figure.panel).toContainText("The claims could not be loaded.");
  await page.unroute("**/panel-*.js");
  await figure.choose("Log");
  await figure.choose("Claims");
  await expect(claim(figure, /Twice the work/)).toBeVisible();
});

test("without the file of a scenario's claims it says so, asks once for it, and tries again when it is opened again", async ({
  page,
  complaints,
}) => {
  complaints.expect(/Failed to load resource|net::ERR/);
  let asked = 0;
  await page.route("**/team-*.js", (route) => {
    asked += 1;
    return route.abort();
  });
  const figure = await openPost(page, `<actorium-sim seed="7"></actorium-sim>`);
  await figure.choose("Claims");
  await expect(figure.panel).toContainText("The claims could not be loaded.");
  await figure.play();
  await figure.frames(60);
  expect(asked).toBe(1);
  await page.unroute("**/team-*.js");
  await figure.choose("Log");
  await figure.choose("Claims");
  await expect(claim(figure, /Twice the work/)).toBeVisible();
});
