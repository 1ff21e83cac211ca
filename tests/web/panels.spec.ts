/** What a figure does not show at first it does not fetch; a panel comes when somebody opens it. */

import type { Page } from "@playwright/test";
import { type Figure, open, openPost } from "./figure";
import { sticksOut, tooSmall } from "./fingers";
import { expect, test } from "./test";

const POST = `<actorium-sim seed="7" autoplay></actorium-sim>`;
/** Longer than a browser keeps a page from its idle moments. */
const A_WHILE_MS = 1500;

/** The names of the scripts that a page asks for from now on, without the part that changes from build to build. */
function scriptsOf(page: Page): string[] {
  const scripts: string[] = [];
  page.on("request", (request) => {
    const name = /([^/]+?)(-[\w-]{8})?\.js$/.exec(new URL(request.url()).pathname)?.[1];
    if (name) scripts.push(name);
  });
  return scripts;
}

async function plays(figure: Figure): Promise<void> {
  const minutes = await figure.minutes();
  await expect.poll(() => figure.minutes()).toBeGreaterThan(minutes);
}

test("a figure that nobody opens fetches its script and what that needs, and nothing later", async ({ page }) => {
  const scripts = scriptsOf(page);
  const figure = await openPost(page, POST);
  await plays(figure);
  await page.waitForTimeout(A_WHILE_MS);
  await page.waitForLoadState("networkidle");
  await expect(figure.panel).toHaveCount(0);
  expect(scripts).toEqual(["actorium-sim", "element"]);
});

test("a panel is fetched when the pointer comes near, and is there when it is opened", async ({ page }) => {
  const figure = await openPost(page, POST);
  await plays(figure);
  const scripts = scriptsOf(page);
  await figure.opener("Charts").hover();
  await expect.poll(() => scripts).toContain("charts");
  await expect(figure.panel).toHaveCount(0);
  await figure.opener("Charts").click();
  await expect(figure.panel.locator(".plot canvas")).toHaveCount(4);
  const fetched = scripts.length;
  await figure.opener("Charts").click();
  await expect(figure.panel).toHaveCount(0);
  await figure.opener("Charts").click();
  await expect(figure.panel.locator(".plot canvas")).toHaveCount(4);
  expect(scripts.slice(fetched), "once is enough").toEqual([]);
});

test("every panel works that is opened late, at rest too", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim seed="7" start="300"></actorium-sim>`);
  for (const [panel, shows] of [
    ["Charts", ".plot canvas"],
    ["Log", ".log time"],
    ["Inspect", ".choices button"],
    ["Retro", "h3"],
    ["Claims", ".claims button"],
  ] as const) {
    await figure.choose(panel);
    await expect(figure.panel.locator(shows).first()).toBeVisible();
    await expect(figure.opener(panel)).toHaveAttribute("aria-controls", "tabpanel");
    await expect(figure.panel).toHaveAccessibleName(panel);
    await expect(figure.root.locator("[aria-expanded=true]")).toHaveCount(1);
  }
});

test("the panel that the tag asks for is open at first, and another when the page asks for that", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim seed="7" panel="log"></actorium-sim>`);
  await expect(figure.panel.getByRole("list", { name: "What happened" })).toBeVisible();
  await figure.ask((element) => element.setAttribute("panel", "charts"));
  await expect(figure.panel.locator(".plot canvas")).toHaveCount(4);
  await figure.ask((element) => element.removeAttribute("panel"));
  await expect(figure.panel).toHaveCount(0);
  await figure.ask((element) => element.setAttribute("panel", "everything"));
  await expect(figure.notices).toContainText("no panel “everything”");
  await expect(figure.panel).toHaveCount(0);
});

test("a look at somebody opens the close look, and closing that leaves them chosen", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim seed="7"></actorium-sim>`);
  await figure.frames(3);
  await figure.tap("Bo");
  await expect(figure.panel.getByRole("heading", { name: "Bo", exact: true })).toBeVisible();
  await figure.opener("Inspect").click();
  await expect(figure.panel).toHaveCount(0);
  await expect(figure.person("Bo")).toHaveAttribute("aria-pressed", "true");
});

test("what draws more than people and messages is there before the first picture that needs it", async ({ page, complaints }) => {
  complaints.expect(/Failed to load resource|net::ERR/);
  const scripts = scriptsOf(page);
  await page.route("**/minds-*.js", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    scripts.push("minds let through");
    await route.continue();
  });
  const figure = await openPost(page, `<actorium-sim scenario="locality" seed="7"></actorium-sim>`);
  expect(scripts).toContain("minds let through");
  await figure.frames(2);
  const picture = () => figure.canvas.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const whole = await picture();
  await page.unroute("**/minds-*.js");
  await page.route("**/minds-*.js", (route) => route.abort());
  await page.reload();
  await figure.ready();
  await figure.frames(2);
  expect(await picture(), "without it the places are not drawn").not.toBe(whole);
  await figure.play();
  await plays(figure);
});

test("what reads links is fetched for who comes by one, and for who makes one", async ({ page }) => {
  const scripts = scriptsOf(page);
  const figure = await openPost(page, `<actorium-sim seed="7"></actorium-sim>`);
  await figure.seek(123);
  expect(scripts).not.toContain("sharing");
  const digest = await figure.digest();
  const link = await figure.link();
  expect(scripts.filter((name) => name === "sharing")).toHaveLength(1);
  const copy = await open(await page.context().newPage(), link.replace("post.html", "index.html"));
  expect(await copy.digest()).toBe(digest);
});

test("without what makes links a reader is told so, and the figure goes on", async ({ page, complaints }) => {
  complaints.expect(/Failed to load resource|net::ERR/);
  await page.route("**/sharing-*.js", (route) => route.abort());
  const figure = await openPost(page, POST);
  await figure.button("Copy link").click();
  await expect(figure.notices).toContainText("The link could not be made");
  await plays(figure);
  await page.goto("./index.html#a1=whatever");
  await expect(figure.notices).toContainText("This link could not be read");
  await plays(figure);
});

test("closed, a wide figure is lower, and nothing of it is cut off", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim seed="7"></actorium-sim>`);
  const height = async () => (await figure.root.boundingBox())!.height;
  const closed = await height();
  await figure.choose("Log");
  await expect(figure.panel.getByRole("list", { name: "What happened" })).toBeVisible();
  expect(await height()).toBeGreaterThan(closed);
  await figure.opener("Log").click();
  expect(await height()).toBe(closed);
  // Nothing is cut off: the side is as high as what it says.
  expect(
    await figure.root.evaluate((element) => {
      const side = element.shadowRoot!.querySelector(".side")!;
      return side.scrollHeight - side.clientHeight;
    }),
  ).toBe(0);
});

test.describe("on a telephone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 3 });

  test("a finger opens a panel and closes it, and nothing sticks out", async ({ page }) => {
    const figure = await openPost(page, `<meta name="viewport" content="width=device-width"><actorium-sim seed="7"></actorium-sim>`);
    for (const state of ["closed", "open", "closed again"]) {
      if (state !== "closed") await figure.opener("Charts").tap();
      await expect(figure.panel).toHaveCount(state === "open" ? 1 : 0);
      await expect(figure.root.locator(".plot canvas")).toHaveCount(state === "open" ? 4 : 0);
      await figure.frames(2);
      expect(await sticksOut(figure), state).toEqual([]);
      expect(await tooSmall(figure), state).toEqual([]);
    }
  });
});
