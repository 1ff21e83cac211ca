/** On a telephone: nothing sticks out, everything is large enough for a finger, and a finger can do it all. */

import { type Figure, open } from "./figure";
import { sticksOut, tooSmall } from "./fingers";
import { expect, test } from "./test";
import { TRIED_PANELS } from "./tried-panels";

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 3 });

const VIEWS: Readonly<Record<string, (figure: Figure) => Promise<unknown>>> = {
  "no panel": async (figure) => {
    if (await figure.panel.count()) await figure.root.locator("[aria-expanded=true]").click();
  },
  charts: (figure) => figure.choose("Charts"),
  log: (figure) => figure.choose("Log"),
  ...TRIED_PANELS,
  "who knows what": (figure) => figure.choose("Inspect"),
  "a person": (figure) => figure.inspect("Gus"),
  "a shared truth": async (figure) => figure.panel.getByRole("button", { name: "Plan" }).first().click(),
};

for (const address of ["./index.html", "./embed.html"]) {
  test(`${address}: no scrolling sideways, and room for fingers, in every panel`, async ({ page }) => {
    const figure = await open(page, `${address}#a1=broken`);
    await figure.pause();
    await figure.seek(100);
    const team = address === "./index.html";
    for (const [name, show] of Object.entries(VIEWS)) {
      if (!team && !["no panel", "charts", "log", "retro", "claims"].includes(name)) continue;
      await show(figure);
      await figure.frames(2);
      expect(await sticksOut(figure), name).toEqual([]);
      expect(await tooSmall(figure), name).toEqual([]);
    }
  });
}

test("the close look at a message has room for fingers", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  await (await figure.messageOnItsWay()).tap();
  await figure.frames(2);
  expect(await sticksOut(figure)).toEqual([]);
  expect(await tooSmall(figure)).toEqual([]);
});

test("a finger opens a person, drags one, and scrolls the page beside them", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  await figure.canvas.scrollIntoViewIfNeeded();
  const middle = async () => {
    const { x, y, width, height } = (await figure.person("Bo").boundingBox())!;
    return { x: x + width / 2, y: y + height / 2 };
  };
  const place = await middle();
  await page.touchscreen.tap(place.x, place.y);
  await expect(figure.panel.getByRole("heading", { name: "Bo", exact: true })).toBeAttached();
  await expect(figure.root.locator(".chip")).toContainText("Bo");

  const session = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", x = 0, y = 0) =>
    session.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: type === "touchEnd" ? [] : [{ x, y }],
    });
  await touch("touchStart", place.x, place.y);
  for (let move = 1; move <= 8; move++) await touch("touchMove", place.x + 4 * move, place.y + 8 * move);
  await touch("touchEnd");
  await figure.frames(2);
  expect(await page.evaluate(() => scrollY), "the page stayed").toBe(0);
  expect((await middle()).y).toBeGreaterThan(place.y + 40);
});

test("from a telephone to a wide screen nothing sticks out", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  for (const width of [320, 360, 519, 520, 699, 700, 760, 959, 960, 1280, 1920, 2560]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
    await figure.frames(3);
    expect(await sticksOut(figure), `${width} wide`).toEqual([]);
  }
});
