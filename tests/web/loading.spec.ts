/** The page loads in silence, from its own origin alone, and asks for nothing more after that. */

import { readdirSync } from "node:fs";
import { fetchedAll, open, openPost } from "./figure";
import { expect, test } from "./test";

// What a page says on its console and whom it asks is watched in every test of this folder; see test.ts.

test("the team's own page asks for nothing once it has loaded, whatever is done with it", async ({ page }) => {
  const figure = await open(page);
  await expect(figure.root.locator(".plot canvas").first()).toBeVisible();
  // What no first view shows comes last.
  await fetchedAll(page);
  const asked: string[] = [];
  // When to fetch the icon of the tab is the browser's own affair.
  page.on("request", (request) => {
    if (!request.url().includes("favicon")) asked.push(request.url());
  });

  await figure.play();
  for (const panel of ["Log", "Inspect", "Retro", "Claims", "Charts"] as const) await figure.choose(panel);
  await figure.setKnob("Loss rate", 0.5);
  await figure.seek(30);
  await figure.button("New seed").click();
  await figure.button("Copy link").click();
  await figure.inspect("Ana");
  await figure.speed("as fast as it goes").check({ force: true });
  const minutes = await figure.minutes();
  await expect.poll(() => figure.minutes()).toBeGreaterThan(minutes + 1000);
  expect(asked).toEqual([]);
});

test("the script that other pages load brings everything it needs from beside itself", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const figure = await openPost(page, `<actorium-sim scenario="two-people" seed="7" loss="0.3" panel="charts" autoplay></actorium-sim>`);
  await expect(figure.root.locator(".plot canvas").first()).toBeVisible();
  const [origin] = asked.map((url) => new URL(url).origin);
  expect(asked.filter((url) => !url.startsWith(`${origin}/`) && !url.startsWith("data:"))).toEqual([]);
  expect(asked.some((url) => url.endsWith(".wasm"))).toBe(true);
});

const SHIPPED = readdirSync(new URL("../../src/scenario/library", import.meta.url)).map((file) => file.replace(/\.json$/, ""));

for (const [scenario, files] of [
  ["", []],
  ["two-people", ["two-people"]],
] as const) {
  test(`a post with ${scenario || "the default scenario"} loads no other`, async ({ page }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await openPost(page, `<actorium-sim ${scenario && `scenario="${scenario}"`} seed="7"></actorium-sim>`);
    await page.waitForLoadState("networkidle");
    const names = asked.map((path) => path.replace(/^.*\/(.*)-[\w-]{8}\.js$/, "$1"));
    expect(names.filter((name) => SHIPPED.includes(name))).toEqual(files);
  });
}

test("a scenario that cannot be had is said in words, and the default one is there instead", async ({ page, complaints }) => {
  complaints.expect(/two-people|Failed to load resource|net::ERR/i);
  await page.route("**/two-people-*.js", (route) => route.abort());
  const figure = await openPost(page, `<actorium-sim scenario="two-people" seed="7"></actorium-sim>`);
  await expect(figure.notices).toContainText("The scenario “two-people” could not be loaded");
  await expect(figure.name).toHaveText("Eight people, five shared truths");
});

test("a browser that cannot load the core is told so in words", async ({ page, complaints }) => {
  complaints.expect(/wasm|Failed to load resource|net::ERR/i);
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("./index.html");
  await expect(page.getByRole("alert")).toContainText("could not be loaded");
});

test("the tag that the embedding page shows works as it stands", async ({ page }) => {
  await open(page, "./embed.html");
  const tag = await page.locator("#tag").innerText();
  await page.route("**/pasted.html", (route) =>
    route.fulfill({
      contentType: "text/html; charset=utf-8",
      body: `<!doctype html><html lang="en"><title>Pasted</title><link rel="icon" href="data:,"><body>${tag}</body></html>`,
    }),
  );
  const figure = await open(page, "./pasted.html");
  await expect(figure.name).toHaveText("Two people, one lossy link");
});
