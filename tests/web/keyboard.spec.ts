/** Everything can be done without a pointer, and one always sees where one is. */

import type { Page } from "@playwright/test";
import { type Figure, open, openPost, picker } from "./figure";
import { expect, test } from "./test";

interface Stop {
  readonly name: string;
  readonly role: string;
  readonly visible: boolean;
}

/** What has the focus: its name, its kind, and whether one can see that. */
function focused(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    let element = document.activeElement!;
    while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    // A radio button is drawn by the label that follows it.
    const marked = element instanceof HTMLInputElement && element.type === "radio" ? element.nextElementSibling! : element;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(marked);
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.querySelector("span")?.textContent : element.textContent;
    return {
      name: (element.getAttribute("aria-label") ?? label ?? "").trim(),
      role: element.getAttribute("role") ?? (element instanceof HTMLInputElement ? element.type : element.localName),
      visible: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !outlineColor.includes("rgba(0, 0, 0, 0)"),
    };
  });
}

/** Every stop of the tab key from the top of the page to its end. */
async function stops(page: Page, max = 80): Promise<Stop[]> {
  const all: Stop[] = [];
  for (let press = 0; press < max; press++) {
    await page.keyboard.press("Tab");
    const stop = await focused(page);
    if (stop.role === "body" || stop.role === "html") break;
    all.push(stop);
  }
  return all;
}

async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  for (let press = 0; press < 80; press++) {
    if (wanted.test((await focused(page)).name)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The tab key does not come to ${wanted}.`);
}

test("the tab key comes to every control, and each shows it", async ({ page }) => {
  const figure = await open(page);
  await picker(page);
  await figure.pause();
  // People have words once they are drawn.
  await expect(figure.person("Ana")).toBeAttached();
  const reached = await stops(page);
  const names = reached.map(({ name }) => name);
  for (const wanted of [
    /^Scenarios$/,
    /^Ana:/,
    /^Hana:/,
    /^Timeline$/,
    /^Play$/,
    /^Step one event$/,
    /normal speed/,
    /^Again$/,
    /^New seed$/,
    /^Copy link$/,
    /^Loss rate$/,
    /^Integration delay$/,
    /^Load$/,
    /^Charts$/,
    /^Embed it$/,
  ])
    expect(
      names.some((name) => wanted.test(name)),
      `${wanted} among ${names.join(" | ")}`,
    ).toBe(true);
  expect(reached.filter(({ visible }) => !visible)).toEqual([]);
  expect(reached.filter(({ name }) => name === "")).toEqual([]);
});

test("the arrow keys choose a speed", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  await tabTo(page, /normal speed/);
  await page.keyboard.press("ArrowRight");
  await expect(figure.speed("four times")).toBeChecked();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(figure.speed("a quarter")).toBeChecked();
});

test("a panel is opened and closed by keyboard, and the focus stays where it is", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim seed="7"></actorium-sim>`);
  await tabTo(page, /^Log$/);
  const log = figure.opener("Log");
  await expect(log).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("Enter");
  await expect(figure.panel.getByRole("list", { name: "What happened" })).toBeVisible();
  await expect(log).toHaveAttribute("aria-expanded", "true");
  await expect(log).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(figure.opener("Inspect")).toBeFocused();
  await page.keyboard.press("Space");
  await expect(figure.panel).toContainText("On the way");
  await expect(log).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("Space");
  await expect(figure.panel).toHaveCount(0);
  await expect(figure.opener("Inspect")).toBeFocused();
  // The space key was the button's: nothing began to play.
  await expect(figure.button("Play")).toBeVisible();
});

test("space plays and pauses, the full stop steps, r starts again", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim seed="7"></actorium-sim>`);
  const beginning = await figure.digest();
  for (const place of [/^Timeline$/, /^Load$/]) {
    await tabTo(page, place);
    await page.keyboard.press("Space");
    await expect(figure.button("Pause")).toBeVisible();
    await page.keyboard.press("Space");
    await expect(figure.button("Play")).toBeVisible();
  }
  const { events } = await figure.metrics();
  await page.keyboard.press(".");
  await page.keyboard.press(".");
  await expect.poll(async () => (await figure.metrics()).events).toBe(events + 2);
  await page.keyboard.press("r");
  await expect.poll(() => figure.digest()).toBe(beginning);
});

test("a key that a control has its own use for stays with it", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim seed="7"></actorium-sim>`);
  await tabTo(page, /^Copy link$/);
  await page.keyboard.press("Space");
  await expect(figure.root.getByText(/Copied|in the address bar/)).toBeVisible();
  await expect(figure.button("Play")).toBeVisible();
  // A page's own shortcuts are the page's: nothing outside the figure is heard by it.
  await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", `<input id="outside">`));
  const digest = await figure.digest();
  await page.locator("#outside").focus();
  await page.keyboard.type(". r");
  expect(await page.locator("#outside").inputValue()).toBe(". r");
  expect(await figure.digest()).toBe(digest);
  await expect(figure.button("Play")).toBeVisible();
});

test("arrow keys on the timeline go back and forth in time", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  await figure.seek(800);
  const end = await figure.digest();
  await expect(figure.timeline).toHaveValue("800");
  await tabTo(page, /^Timeline$/);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => figure.minutes()).toBeLessThan(800);
  const back = await figure.minutes();
  expect(back).toBeGreaterThan(600);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => figure.minutes()).toBeLessThan(back);
  await page.keyboard.press("End");
  await expect.poll(() => figure.digest()).toBe(end);
  await page.keyboard.press("Home");
  await expect.poll(() => figure.minutes()).toBe(0);
});

test("arrow keys turn a knob", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  await tabTo(page, /^Loss rate$/);
  const before = Number(await figure.knob("Loss rate").inputValue());
  for (let press = 0; press < 5; press++) await page.keyboard.press("ArrowRight");
  expect(Number(await figure.knob("Loss rate").inputValue())).toBeGreaterThan(before);
  await page.keyboard.press("End");
  await expect(figure.knob("Loss rate")).toHaveValue("1");
  await figure.seek(300);
  expect((await figure.metrics()).messages.lost).toBeGreaterThan(20);
});

test("people are reached, inspected, moved and left by keyboard", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  await expect(figure.person("Bo")).toBeAttached();
  await tabTo(page, /^Bo:/);
  await page.keyboard.press("Enter");
  await expect(figure.panel.getByRole("heading", { name: "Bo", exact: true })).toBeVisible();
  await expect(figure.person("Bo")).toHaveAttribute("aria-pressed", "true");

  const place = async (of: Figure) => (await of.person("Bo").boundingBox())!;
  const before = await place(figure);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  const after = await place(figure);
  expect(after.x).toBeGreaterThan(before.x + 5);
  expect(after.y).toBeGreaterThan(before.y + 5);

  await page.keyboard.press("Escape");
  await expect(figure.panel).toContainText("On the way");
  await expect(figure.person("Bo")).toHaveAttribute("aria-pressed", "false");
});

test("a message on its way is reached and lost by keyboard", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim scenario="two-people" seed="7" loss="0"></actorium-sim>`);
  await figure.messageOnItsWay();
  await tabTo(page, /^(News|Confirmation) of Plan/);
  await page.keyboard.press("Enter");
  await expect(figure.panel).toContainText("will arrive");
  await tabTo(page, /Lose it/);
  await page.keyboard.press("Enter");
  await expect(figure.panel).toContainText("will be lost");
  await expect(figure.button("Let it arrive").first()).toBeAttached();
});
