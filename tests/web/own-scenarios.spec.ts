/** A scenario of one's own needs a compiler, which is loaded for it; what ships never does. */

import type { Page, Request } from "@playwright/test";
import { type FigureElement, fetchedAll, open, openPost, pick, picker } from "./figure";
import { expect, test } from "./test";

const COMPILER = /actorium_compiler/;

/** What a page asks for of the compiler: its script and its module. */
function asked(page: Page): string[] {
  const files: string[] = [];
  page.on("request", (request: Request) => {
    if (COMPILER.test(request.url())) files.push(request.url().replace(/^.*\./, ""));
  });
  return files;
}

const own = (name: string, to = "Uma") => ({
  format: 1,
  name,
  about: "Two desks.",
  integration_delay_minutes: 3,
  load_per_hour: 6,
  actors: [{ name: "Uma" }, { name: "Vic" }],
  streams: [{ name: "post", to }],
});

test("what ships runs without the compiler, and so do the claims about it", async ({ page }) => {
  const files = asked(page);
  const figure = await open(page);
  await picker(page);
  for (const title of ["Two people, one lossy link", "Eight people, five shared truths"]) {
    await pick(page, title);
    await expect(figure.name).toHaveText(title);
  }
  await figure.choose("Claims");
  // This one compares the team with what a patch makes of it.
  const claim = figure.panel.locator("ol.claims > li").filter({ hasText: /Resending keeps a team with time to spare/ });
  await expect(claim).toContainText(/With the seed on screen, \d+, it (holds|does not hold)/);
  await figure.choose("Retro");
  await fetchedAll(page);
  expect(files).toEqual([]);
});

test("a scenario of one's own brings the compiler, once, and runs; a broken one is told as much", async ({ page }) => {
  const files = asked(page);
  const figure = await openPost(page, `<actorium-sim seed="9"></actorium-sim>`);
  for (const name of ["Mine", "Ours"]) {
    await figure.root.evaluate(async (element, scenario) => {
      (element as unknown as FigureElement).scenario = scenario;
      await (element as unknown as FigureElement).updateComplete;
    }, own(name));
    // What was asked for is there as soon as the update is complete.
    expect(await figure.name.textContent()).toBe(name);
    await figure.seek(120);
    expect((await figure.metrics()).work_arrived_items).toBeGreaterThan(0);
  }
  expect(files).toEqual(["js", "wasm"]);
  const digest = await figure.digest();
  await figure.root.evaluate(
    (element, scenario) => {
      (element as unknown as FigureElement).scenario = scenario;
    },
    own("Broken", "Nobody"),
  );
  await expect(figure.notices.locator("p")).toHaveText([
    "The scenario has mistakes in it, so the run before goes on.",
    'streams[0].to must be the name of an actor or a role, got "Nobody"',
  ]);
  await expect(figure.name).toHaveText("Ours");
  expect(await figure.digest()).toBe(digest);
});

test("an element that begins with a scenario of its own loads both modules side by side", async ({ page }) => {
  let waiting = 0;
  let release = (): void => undefined;
  const both = new Promise<void>((resolve) => {
    release = resolve;
  });
  // Neither comes before both were asked for.
  await page.route("**/*.wasm", async (route) => {
    waiting += 1;
    if (waiting === 2) release();
    await both;
    await route.continue();
  });
  const figure = await openPost(
    page,
    `<actorium-sim seed="9"></actorium-sim>
<script>document.querySelector("actorium-sim").scenario = ${JSON.stringify(own("Mine"))};</script>`,
  );
  await expect(figure.name).toHaveText("Mine");
  expect(waiting).toBe(2);
});

test("of several that are asked for the last one stays, and until it is there the run goes on", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim seed="9" autoplay></actorium-sim>`);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/actorium_compiler.*\.wasm/, async (route) => {
    await held;
    await route.continue();
  });
  const ask = (...scenarios: (string | object)[]) =>
    figure.root.evaluate(async (host, wishes) => {
      const element = host as unknown as FigureElement;
      for (const wish of wishes) {
        element.scenario = wish;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    }, scenarios);
  await ask(own("Mine"), own("Ours"), "team", own("Theirs"));
  await expect(figure.name).toHaveText("Eight people, five shared truths");
  const minutes = await figure.minutes();
  await expect.poll(() => figure.minutes()).toBeGreaterThan(minutes);
  release();
  await expect(figure.name).toHaveText("Theirs");
  await expect.poll(() => figure.minutes()).toBeGreaterThan(0);
  // What is here already wins over what still has to come.
  await ask(own("Mine"), own("Broken", "Nobody"), "team");
  await figure.frames(10);
  await expect(figure.name).toHaveText("Eight people, five shared truths");
  await expect(figure.notices).toHaveCount(0);
});

test("where the compiler cannot be had, a sentence says so, and the next try may succeed", async ({ page, complaints }) => {
  complaints.expect(/actorium_compiler|Failed to load resource|net::ERR|Failed to fetch/);
  const figure = await openPost(page, `<actorium-sim seed="9"></actorium-sim>`);
  const ask = (name: string) =>
    figure.root.evaluate((element, scenario) => {
      (element as unknown as FigureElement).scenario = scenario;
    }, own(name));
  await page.route(/actorium_compiler.*\.wasm/, (route) => route.abort());
  await ask("Mine");
  await expect(figure.notices).toContainText("What reads a scenario of one’s own could not be loaded, so the run before goes on.");
  await expect(figure.name).toHaveText("Eight people, five shared truths");
  await page.unroute(/actorium_compiler.*\.wasm/);
  await ask("Ours");
  await expect(figure.name).toHaveText("Ours");
  await expect(figure.notices).toHaveCount(0);
});

test("a link that carries a scenario brings the compiler", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim seed="9"></actorium-sim>`);
  await figure.root.evaluate((element, scenario) => {
    (element as unknown as FigureElement).scenario = scenario;
  }, own("Mine"));
  await expect(figure.name).toHaveText("Mine");
  const { hash } = new URL(await figure.link());
  await page.goto("about:blank");
  const files = asked(page);
  const copy = await openPost(page, `<actorium-sim seed="9"></actorium-sim>`);
  expect(files).toEqual([]);
  await page.evaluate((address) => {
    location.hash = address;
  }, hash);
  await expect(copy.name).toHaveText("Mine");
  expect(files).toEqual(["js", "wasm"]);
});
