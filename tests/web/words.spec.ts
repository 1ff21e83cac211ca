/** What happened and who knows what, in words: the log and the close look. */

import { type Figure, open, openPost } from "./figure";
import { expect, test } from "./test";

test("the log tells what happened in sentences, and what the reader did", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  await figure.choose("Log");
  await figure.seek(400);
  const log = figure.panel.getByRole("list", { name: "What happened" });
  await expect(log).toContainText("Monday");
  await expect(log).toContainText(/\w+ sent \w+ news of \w+ v\d+/);
  await expect(log).toContainText(/\w+ began to take in (work|news|rework)/);
  await expect(log).toContainText(/\w+ changed (Plan|Design|API|Data|Release) v\d+/);
  await expect(log.getByRole("listitem").last()).toContainText(/\d\d:\d\d/);
  await figure.setKnob("Loss rate", 0.45);
  await figure.frames(2);
  await expect(log).toContainText(/Loss rate set to 45\s% of messages/);
});

test("the log can be read for one person and one topic", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  await figure.choose("Log");
  await figure.seek(500);
  const lines = figure.panel.getByRole("listitem").filter({ has: page.locator("time") });
  await expect(lines.nth(20)).toBeAttached();
  await figure.panel.getByLabel("Whose events").selectOption("Gus");
  await expect(lines.filter({ hasText: /sent|received|arrived/ }).filter({ hasNotText: "Gus" })).toHaveCount(0);
  await expect(lines.filter({ hasText: "Gus" })).not.toHaveCount(0);
  await figure.panel.getByLabel("Whose events").selectOption("everybody");
  await figure.panel.getByLabel("Which events").selectOption("what went wrong");
  await expect(lines.filter({ hasNotText: /lost|refused|dropped|already had|waited too long|gave up|not as it should be/ })).toHaveCount(0);
  await expect(lines).not.toHaveCount(0);
});

test("going back in time the log forgets what has not happened yet", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim scenario="two-people" seed="7"></actorium-sim>`);
  await figure.choose("Log");
  await figure.seek(300);
  const lines = figure.panel.getByRole("listitem").filter({ has: page.locator("time") });
  await expect(lines.last()).toContainText(/1[34]:\d\d/);
  await figure.seek(100);
  await expect(lines.last()).toContainText(/^\s*10:\d\d/);
  const there = await figure.panel.innerText();
  await figure.seek(300);
  await figure.seek(100);
  await figure.frames(3);
  expect(await figure.panel.innerText()).toBe(there);
});

/** The rows of a table of the close look, as text. */
async function rows(figure: Figure, heading: RegExp): Promise<string[][]> {
  const table = figure.panel.locator("h3", { hasText: heading }).locator("xpath=following-sibling::table[1]");
  return table.locator("tbody tr").evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent!.trim())));
}

test("the close look at a person: mailbox, what they hold, and what they believe others know", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  await figure.setKnob("Loss rate", 0.5);
  await figure.seek(600);
  await figure.inspect("Ana");
  await expect(figure.panel.getByRole("heading", { name: "Mailbox" })).toBeVisible();
  await expect(figure.panel).toContainText(/\d+ waiting of 12, then says “No”;\s+first in, first out\. On average [\d.]+, at most \d+/);
  await expect(figure.panel).toContainText(/\d+\s% busy · \d+ messages? taken in/);

  const held = await rows(figure, /What Ana holds true/);
  expect(held.map(([about]) => about)).toEqual(["Design", "Release"]);
  for (const [, holds, really] of held) {
    const [own, truth] = [holds!, really!].map((version) => Number(version.replace("v", "")));
    expect(own).toBeLessThanOrEqual(truth!);
  }
  const believed = await rows(figure, /What Ana believes others know of Plan v\d+/);
  expect(believed.map(([name]) => name)).toEqual(["Bo", "Fay", "Gus", "Hana"]);
  for (const [, belief, holds] of believed) {
    expect(belief).toMatch(/^v\d+$/);
    expect(holds).toMatch(/^v\d+$/);
  }
});

test("what the owner believes and what the others hold agree in every close look", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  await figure.setKnob("Loss rate", 0.6);
  await figure.seek(500);
  await figure.inspect("Ana");
  await expect(figure.panel.getByRole("heading", { name: "Ana", exact: true })).toBeVisible();
  const told = new Map((await rows(figure, /What Ana believes/)).map(([name, , holds]) => [name!, holds!]));
  expect([...told.keys()]).toEqual(["Bo", "Fay", "Gus", "Hana"]);
  for (const [name, holds] of told) {
    await figure.panel.getByRole("button", { name, exact: true }).last().click();
    await expect(figure.panel.getByRole("heading", { name, exact: true })).toBeVisible();
    const plan = (await rows(figure, new RegExp(`What ${name} holds true`))).find(([about]) => about === "Plan");
    expect(plan?.[1]).toBe(holds);
    await figure.inspect("Ana");
  }
  await figure.panel.getByRole("button", { name: "← everybody" }).click();
  await figure.panel.getByRole("button", { name: "Plan", exact: true }).click();
  await expect(figure.panel).toContainText(/Plan is at v\d+/);
  const domain = new Map((await rows(figure, /Plan is at/)).map(([name, holds]) => [name!, holds!.split(" ")[0]!]));
  for (const [name, holds] of told) expect(domain.get(name), name).toBe(holds);
});

test("handing somebody work puts it in their mailbox, and the log says who did it", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim scenario="single-queue" seed="7"></actorium-sim>`);
  await figure.inspect("Ana");
  const before = await figure.metrics();
  for (let item = 0; item < 3; item++) await figure.panel.getByRole("button", { name: "Hand them work" }).click();
  const after = await figure.metrics();
  expect(after.work_arrived_items).toBe(before.work_arrived_items + 3);
  expect(after.mailbox_length_now_messages).toBeGreaterThanOrEqual(before.mailbox_length_now_messages + 2);
  await expect(figure.panel).toContainText(`${after.mailbox_length_now_messages} waiting`);
  await figure.choose("Log");
  await expect(figure.panel).toContainText("You handed Ana more work");
});
