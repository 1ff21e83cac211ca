/** The mechanisms of the first essay, as a reader meets them: absences, places, misreadings, recognition, chains of confirmations. */

import type { Page } from "@playwright/test";
import { type Figure, open, openPost, pick, picker } from "./figure";
import { MECHANISMS } from "./mechanisms-scenario";
import { expect, test } from "./test";

async function everythingOn(page: Page, width = 1100): Promise<Figure> {
  const figure = await openPost(page, `<div style="width: ${width}px; max-width: 100%"><actorium-sim seed="7"></actorium-sim></div>`);
  await figure.root.evaluate((element, scenario) => {
    (element as HTMLElement & { scenario: object }).scenario = scenario;
  }, MECHANISMS);
  await expect(figure.name).toHaveText(MECHANISMS.name);
  return figure;
}

test("whoever is away is so in name and in the close look, and comes back", async ({ page }) => {
  const figure = await everythingOn(page);
  await figure.seek(30);
  await expect(figure.person("Ana")).not.toHaveAttribute("aria-label", /away/);
  await figure.seek(150);
  await figure.inspect("Ana");
  await expect(figure.panel.locator(".standing")).toContainText("Away");
  await figure.seek(200);
  await expect(figure.panel.locator(".standing")).not.toContainText("Away");
});

test("a domain says who holds which version, what was misread or forgotten, and what the places say", async ({ page }) => {
  const figure = await everythingOn(page);
  await figure.seek(400);
  await figure.choose("Inspect");
  await figure.panel.getByRole("button", { name: "API", exact: true }).click();
  await expect(figure.panel.getByRole("row", { name: /^Gus/ })).toContainText("misunderstood");
  await expect(figure.panel.getByRole("row", { name: /^Wiki/ })).toContainText(/v\d+/);
  await expect(figure.panel.getByRole("row", { name: /^Whiteboard/ })).toContainText("nothing");
  await figure.inspect("Bo");
  await expect(figure.panel.locator(".standing")).toContainText("room for 1 domain");
  await expect(figure.panel.getByRole("row", { name: /forgotten/ })).toHaveCount(1);
});

test("places can be looked at, and moved by key and by hand; a link keeps them there", async ({ page }) => {
  const figure = await everythingOn(page);
  await figure.seek(300);
  // The stage is wider while no panel is open.
  await figure.choose("Inspect");
  await figure.frames(2);
  const wiki = figure.place("Wiki");
  await expect(wiki).toHaveAttribute("aria-label", /2 of 2 domains written down/);
  const before = (await wiki.boundingBox())!;
  await wiki.press("ArrowUp");
  await wiki.press("ArrowUp");
  const nudged = (await wiki.boundingBox())!;
  expect(nudged.y).toBeLessThan(before.y - 10);

  const middle = { x: nudged.x + nudged.width / 2, y: nudged.y + nudged.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.mouse.move(middle.x - 60, middle.y - 10, { steps: 4 });
  await page.mouse.up();
  const dragged = (await wiki.boundingBox())!;
  expect(dragged.x).toBeCloseTo(nudged.x - 60, 0);

  await page.mouse.click(dragged.x + dragged.width / 2, dragged.y + dragged.height / 2);
  await expect(figure.panel.getByRole("heading", { name: "Wiki" })).toBeVisible();
  await expect(figure.panel.getByRole("row", { name: /^Plan/ })).toContainText(/v\d+/);

  const hash = new URL(await figure.link()).hash;
  await figure.seek(0);
  await wiki.press("ArrowRight");
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await expect.poll(() => figure.minutes()).toBeCloseTo(300);
  await expect.poll(async () => Math.abs((await wiki.boundingBox())!.x - dragged.x)).toBeLessThan(2);
});

test("a tap on a segment of the ring opens its domain, a tap on the face the person", async ({ page }) => {
  const figure = await everythingOn(page);
  // The stage is wider while no panel is open, and a tap opens one.
  await figure.choose("Inspect");
  await figure.frames(2);
  await figure.canvas.scrollIntoViewIfNeeded();
  const { x, y, width } = (await figure.person("Ana").boundingBox())!;
  const middle = { x: x + width / 2, y: y + width / 2 };
  // Ana has one segment, and it is her own domain: all of her ring.
  await page.mouse.click(middle.x, middle.y - width / 2);
  await expect(figure.panel.getByRole("heading", { name: /^Plan is at v\d+/ })).toBeVisible();
  await page.mouse.click(middle.x, middle.y);
  await expect(figure.panel.getByRole("heading", { name: "Ana", exact: true })).toBeVisible();
});

test("on a telephone people are promoted right under the stage, where there is recognition", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const figure = await openPost(page, `<actorium-sim scenario="non-linearity" seed="7"></actorium-sim>`);
  const chip = figure.root.locator(".chip");
  await figure.inspect("Rex");
  await expect(chip).toContainText("Rex");
  await chip.getByRole("button", { name: "Promote" }).click();
  await expect(figure.panel.locator(".standing")).toContainText("promoted once");
  await figure.ask(async (element) => {
    element.scenario = "team";
    await element.updateComplete;
  });
  await figure.inspect("Gus");
  await expect(chip.getByRole("button", { name: "Hand work" })).toBeVisible();
  await expect(chip.getByRole("button", { name: "Promote" })).toHaveCount(0);
});

test("people can be promoted and let go, where there is recognition", async ({ page }) => {
  const figure = await everythingOn(page);
  await figure.seek(100);
  await figure.inspect("Cem");
  await expect(figure.panel.locator(".standing")).toContainText(/recognition/i);
  await figure.panel.getByRole("button", { name: "Promote" }).click();
  await expect(figure.panel.locator(".standing")).toContainText("promoted once");
  await figure.panel.getByRole("button", { name: "Let them go" }).click();
  await expect(figure.panel.locator(".standing")).toContainText("Has left for good");
  await expect(figure.panel.getByRole("button", { name: "Promote" })).toHaveCount(0);
  await expect(figure.person("Cem")).toHaveAttribute("aria-label", "Cem: left for good");
  await expect(figure.summary).toContainText("1 person has left");
  await figure.choose("Log");
  await expect(figure.panel).toContainText("You promoted Cem");
  await expect(figure.panel).toContainText("Cem left for good");
  expect((await figure.metrics()).people_left).toBe(1);
});

test("what is rewarded can be turned only where there is recognition", async ({ page }) => {
  const figure = await everythingOn(page);
  const knob = figure.knob("Rewarded: speed ↔ coherence");
  await expect(knob).toHaveAttribute("aria-valuetext", "80 : 20");
  await figure.setKnob("Rewarded: speed ↔ coherence", 0.9);
  await expect(knob).toHaveAttribute("aria-valuetext", "10 : 90");
  const digest = await figure.digest();
  const hash = new URL(await figure.link()).hash;
  await figure.seek(50);
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await expect.poll(() => figure.digest()).toBe(digest);
  const plain = await open(page, "./index.html");
  await expect(plain.knob("Load")).toBeVisible();
  await expect(plain.knob("Rewarded: speed ↔ coherence")).toHaveCount(0);
  await plain.inspect("Ana");
  await expect(plain.button("Promote")).toHaveCount(0);
});

test("the log tells of places, glue work and how deep people know that they know", async ({ page }) => {
  const figure = await everythingOn(page);
  await figure.choose("Log");
  await figure.seek(400);
  const log = figure.panel.getByRole("list", { name: "What happened" });
  const topic = figure.panel.getByLabel("Which events");
  await topic.selectOption("news");
  await expect(log).toContainText(/\w+ looked up \w+ in “(Whiteboard|Wiki)”, which says/);
  await expect(log).toContainText(/wrote (Plan|API) v\d+ into “Wiki”/);
  await topic.selectOption("confirmations and “No”s");
  await expect(log).toContainText(/(\w+) knows that (\w+) knows that \1 knows/);
  await topic.selectOption("people");
  await expect(log).toContainText("Ana came back");
  await expect(log).toContainText("Gus has looked how the others are doing");
  await topic.selectOption("what went wrong");
  await expect(log).toContainText(/took news of API v\d+ from Cem for something else/);
});

test("what was misunderstood is counted beside the charts and for those who listen", async ({ page }) => {
  const figure = await everythingOn(page);
  await figure.seek(400);
  expect((await figure.metrics()).messages.misunderstood).toBeGreaterThan(0);
  await figure.choose("Charts");
  await expect(figure.panel.locator(".amiss")).toContainText(/\d+ messages? misunderstood/);
  await expect(figure.summary).toContainText(/\d+ messages? misunderstood/);
});

for (const width of [1280, 360]) {
  test(`the scenarios on offer can be chosen by keyboard, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    const figure = await open(page);
    const summary = await picker(page);
    await summary.focus();
    await page.keyboard.press("Enter");
    const offers = page.getByRole("navigation", { name: "Scenarios" }).getByRole("button");
    await expect(offers.first()).toBeVisible();
    for (const offer of await offers.all()) {
      const box = (await offer.boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.height).toBeGreaterThanOrEqual(44);
      await expect(offer).toHaveText(/\w[\s\S]*\./);
    }
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const chosen = await offers.nth(1).evaluate((button) => button.firstChild!.textContent!);
    await page.keyboard.press("Enter");
    await expect(figure.name).toHaveText(chosen);
    await expect(offers.first()).toBeHidden();
    await expect(summary).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: chosen })).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("Escape");
    await expect(offers.first()).toBeHidden();
  });
}

test("of two scenarios chosen one after the other the last one stays", async ({ page }) => {
  const figure = await open(page);
  await pick(page, "Two people, one lossy link");
  await pick(page, "One person, one queue");
  await expect(figure.name).toHaveText("One person, one queue");
  await figure.frames(10);
  await expect(figure.name).toHaveText("One person, one queue");
});
