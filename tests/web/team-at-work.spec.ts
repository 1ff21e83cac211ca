/** A team at work, as a reader meets it: meetings, failures and who looks after them, questions, burn-out, sites, roles, hiring, ownership. */

import type { Page } from "@playwright/test";
import { type Figure, open, openPost } from "./figure";
import { sticksOut, tooSmall } from "./fingers";
import { AT_WORK } from "./team-at-work-scenario";
import { expect, test } from "./test";
import { byDayAndNight } from "./violations";

async function atWork(page: Page): Promise<Figure> {
  return show(await openPost(page, `<div style="width: 1100px; max-width: 100%"><actorium-sim seed="7"></actorium-sim></div>`));
}

async function show(figure: Figure): Promise<Figure> {
  await figure.root.evaluate((element, scenario) => {
    (element as HTMLElement & { scenario: object }).scenario = scenario;
  }, AT_WORK);
  await expect(figure.name).toHaveText(AT_WORK.name);
  // The signs come with what draws them.
  await expect(figure.root.getByRole("list", { name: "Signs" })).toContainText("waits for an answer");
  return figure;
}

/** How somebody is, in the words of their button on the stage. */
async function is(figure: Figure, name: string, doing: RegExp | string): Promise<void> {
  await expect(figure.person(name)).toHaveAttribute("aria-label", doing instanceof RegExp ? doing : new RegExp(`, ${doing}(,|$)`));
}

/** How many pixels of a colour the canvas shows on and around somebody's ring. */
async function painted(figure: Figure, name: string, colour: string): Promise<number> {
  await figure.frames(3);
  const canvas = figure.canvas;
  const place = (await figure.person(name).boundingBox())!;
  const stage = (await canvas.boundingBox())!;
  const box = { x: place.x - stage.x - place.width * 0.15, y: place.y - stage.y - place.height * 0.15, side: place.width * 1.3 };
  return canvas.evaluate(
    (element, { box, colour }) => {
      const picture = element as HTMLCanvasElement;
      const ratio = picture.width / picture.clientWidth;
      const [red, green, blue] = [1, 3, 5].map((at) =>
        parseInt(
          getComputedStyle(picture)
            .getPropertyValue(colour)
            .trim()
            .slice(at, at + 2),
          16,
        ),
      ) as [number, number, number];
      const copy = new OffscreenCanvas(box.side * ratio, box.side * ratio).getContext("2d")!;
      copy.drawImage(picture, -box.x * ratio, -box.y * ratio);
      const { data } = copy.getImageData(0, 0, box.side * ratio, box.side * ratio);
      let count = 0;
      for (let at = 0; at < data.length; at += 4) {
        if (Math.abs(data[at]! - red) + Math.abs(data[at + 1]! - green) + Math.abs(data[at + 2]! - blue) < 60) count += 1;
      }
      return count;
    },
    { box, colour },
  );
}

test("who is held up, by what, is said of each person and of the team", async ({ page }) => {
  const figure = await atWork(page);
  await figure.seek(35);
  for (const name of ["Lead", "Flo", "Tim"]) await is(figure, name, "in a meeting");
  await is(figure, "Lia", "off for the day");
  await is(figure, "Temp 1", /^Temp 1: not hired$/);
  await expect(figure.summary).toContainText("Lead, Tim and Flo are in a meeting.");
  await figure.seek(95);
  await is(figure, "Ana", "waiting for an answer from Sue");
  await is(figure, "Bo", "down");
  await is(figure, "Pat", "held back by a “No”");
  await expect(figure.summary).toContainText("Bo is down.");
  await figure.seek(140);
  await is(figure, "Max", "burnt out");
  await is(figure, "Temp 1", /^Temp 1: \d+ messages? waiting/);
  await expect(figure.summary).toContainText(/Max is burnt out\. .*1 failure so far\. 1 burn-out so far\./);
});

test.describe("on a screen on which thin lines have a colour of their own", () => {
  test.use({ deviceScaleFactor: 2, viewport: { width: 1280, height: 800 } });

  test("a face shows that somebody is down, burnt out or held back, in one frame and no longer", async ({ page }) => {
    const figure = await atWork(page);
    await figure.seek(60);
    await is(figure, "Ana", "waiting for an answer from Sue");
    for (const name of ["Bo", "Max", "Pat"]) expect(await painted(figure, name, "--lost"), `${name} at first`).toBe(0);
    expect(await painted(figure, "Ana", "--ask")).toBeGreaterThan(30);
    // The marks of what has just happened are over by then.
    await figure.seek(95);
    await is(figure, "Bo", "down");
    for (const name of ["Bo", "Pat"]) expect(await painted(figure, name, "--lost"), name).toBeGreaterThan(30);
    await figure.seek(125);
    await is(figure, "Ana", "taking in work");
    expect(await painted(figure, "Ana", "--ask")).toBe(0);
    await figure.seek(145);
    await is(figure, "Max", "burnt out");
    expect(await painted(figure, "Max", "--lost")).toBeGreaterThan(30);
  });
});

test("the close look says what holds somebody up, who looks after whom, roles, sites and who hires", async ({ page }) => {
  const figure = await atWork(page);
  await figure.seek(95);
  await figure.inspect("Bo");
  await expect(figure.panel.locator(".standing")).toContainText(/Down for 5 min/);
  await expect(figure.panel).toContainText("Has failed once so far");
  await figure.panel.locator(".place").getByRole("button", { name: "Lead" }).click();
  await expect(figure.panel.locator(".place")).toContainText(/Supervises\s*Ana, Bo/);
  await figure.inspect("Ana");
  await expect(figure.panel.locator(".standing")).toContainText("Waiting for an answer, from Sue");
  await figure.inspect("Flo");
  await expect(figure.panel.locator(".standing")).toContainText("In focus");
  await figure.inspect("Tim");
  await expect(figure.panel.locator(".place")).toContainText(/Role\s*Support, when nobody else is there\s*Site\s*Berlin/);
  await figure.inspect("Temp 2");
  await expect(figure.panel.locator(".standing")).toContainText("Not hired");
  await expect(figure.panel.locator(".place")).toContainText(/Hired by\s*Cem/);
  await figure.seek(140);
  await figure.inspect("Max");
  await expect(figure.panel.getByRole("heading", { name: "Put aside" })).toBeVisible();
});

test("somebody can be let fail, and their supervisor brings them back; a link brings it all back", async ({ page }) => {
  const figure = await atWork(page);
  await figure.seek(10);
  await figure.inspect("Ana");
  await figure.panel.getByRole("button", { name: "Let them fail" }).click();
  await is(figure, "Ana", "down");
  await expect(figure.panel.getByRole("button", { name: "Let them fail" })).toHaveCount(0);
  const digest = await figure.digest();
  const hash = new URL(await figure.link()).hash;
  await figure.choose("Log");
  await figure.seek(200);
  await figure.panel.getByLabel("Which events").selectOption("failures and restarts");
  const log = figure.panel.getByRole("list", { name: "What happened" });
  for (const words of ["You let Ana fail", "Ana sent Lead a failure", "Lead sent Ana a restart", "Ana is back"])
    await expect(log).toContainText(words);
  expect((await figure.metrics()).crashes).toBeGreaterThanOrEqual(2);
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await expect.poll(() => figure.digest()).toBe(digest);
  await is(figure, "Ana", "down");
});

test("somebody can move to another site, stands there, and keeps its hours", async ({ page }) => {
  const figure = await atWork(page);
  await figure.seek(20);
  // The stage is wider while no panel is open, and sites are known once they are drawn.
  await figure.inspect("Pat");
  await figure.frames(2);
  const [before, lia] = [(await figure.person("Pat").boundingBox())!, (await figure.person("Lia").boundingBox())!];
  await figure.panel.getByRole("button", { name: "Move to Lima" }).click();
  await expect(figure.panel.locator(".place")).toContainText(/Site\s*Lima/);
  await is(figure, "Pat", "off for the day");
  await expect(figure.panel.getByRole("button", { name: "Move to Berlin" })).toBeVisible();
  await expect
    .poll(async () => Math.abs((await figure.person("Pat").boundingBox())!.x - lia.x))
    .toBeLessThan(Math.abs(before.x - lia.x) / 2);
});

test("what a team at work went through is counted beside the charts", async ({ page }) => {
  const figure = await atWork(page);
  await figure.seek(200);
  await figure.choose("Charts");
  const numbers = figure.panel.locator(".at-work");
  const metrics = await figure.metrics();
  await expect(numbers).toContainText(`${metrics.crashes}, seen to after`);
  await expect(numbers).toContainText(/Meetings\s*1, 45 min of people’s time/);
  await expect(numbers).toContainText(`${metrics.questions}, of which ${metrics.guesses} guessed`);
  await expect(numbers).toContainText(/Hired\s*[12], let go/);
  await expect(numbers).not.toContainText("Proposals");
});

test("what is free for all can be claimed, once", async ({ page }) => {
  const figure = await atWork(page);
  await figure.choose("Inspect");
  await figure.panel.getByRole("button", { name: "Plan", exact: true }).click();
  await expect(figure.panel).toContainText("Free for all");
  await figure.panel.getByRole("button", { name: "Claim for Flo" }).click();
  await expect(figure.panel).toContainText("Kept by Flo");
  await expect(figure.panel.getByRole("button", { name: /^Claim/ })).toHaveCount(0);
  await figure.choose("Log");
  await expect(figure.panel).toContainText("Flo now answers for Plan");
});

test("the log tells of questions, meetings, behaviours and hiring", async ({ page }) => {
  const figure = await atWork(page);
  await figure.choose("Log");
  await figure.seek(150);
  const log = figure.panel.getByRole("list", { name: "What happened" });
  const topic = figure.panel.getByLabel("Which events");
  await topic.selectOption("questions and answers");
  await expect(log).toContainText("Ana needs an answer from Sue before going on");
  await expect(log).toContainText("Sue sent Ana an answer");
  await topic.selectOption("people");
  for (const words of ["“Stand-up” began", "“Stand-up” ended", "Flo shut the door to focus", "Temp 1 was hired", "Max burnt out"]) {
    await expect(log).toContainText(words);
  }
  await topic.selectOption("what went wrong");
  await expect(log).toContainText("Bo went down");
});

test("with reduced motion a failure on its way stands still", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const figure = await atWork(page);
  await figure.seek(93);
  await figure.frames(2);
  const picture = () => figure.canvas.evaluate((element) => (element as HTMLCanvasElement).toDataURL());
  const first = await picture();
  await figure.frames(20);
  expect(await picture()).toBe(first);
  await figure.seek(95);
  await figure.frames(3);
  expect(await picture()).not.toBe(first);
});

for (const width of [1280, 360]) {
  test(`no violations and room for fingers, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const figure = await open(page);
    await figure.pause();
    await figure.root.evaluate((element) => {
      (element as HTMLElement & { seed: number }).seed = 7;
    });
    await show(figure);
    await figure.seek(95);
    for (const name of ["Bo", "Ana", "Flo"]) {
      await figure.inspect(name);
      await figure.frames(2);
      await byDayAndNight(page, name);
      if (width !== 360) continue;
      await expect(figure.root.locator(".chip")).toContainText(
        { Bo: "down · ", Ana: "waiting for an answer from Sue · ", Flo: "waiting" }[name]!,
      );
      expect(await sticksOut(figure), name).toEqual([]);
      expect(await tooSmall(figure), name).toEqual([]);
    }
  });
}
