/** Looking back: five questions, answered by the run on screen, by hand and by keyboard. */

import { type Figure, openPost } from "./figure";
import { expect, test } from "./test";

const QUESTIONS = [/assume/, /carries the rest/, /beaten speed/, /repair/, /ambiguity/];
const TAKE_OUT = /^Take each person out in turn/;
const result = (figure: Figure, which: "leaveOneOut" | "loads") => figure.panel.locator(`[data-result=${which}]`);
const structure = async (figure: Figure) => {
  await figure.seek(480);
  await figure.choose("Retro");
  await expect(figure.panel.getByRole("heading")).toHaveCount(QUESTIONS.length);
};

test("each question has an answer that is read off the run", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim scenario="structure" seed="7"></actorium-sim>`);
  await structure(figure);
  for (const [index, question] of QUESTIONS.entries()) await expect(figure.panel.getByRole("heading").nth(index)).toHaveText(question);
  await expect(figure.panel.locator(".assumptions li")).toHaveText(
    Array.from({ length: 5 }, () => /^\w+ believed for .+ in all that (\w+) knew the latest of \w+\. \1 did not\.$/),
  );
  const { repairs, look_ups } = await figure.metrics();
  await expect(figure.panel).toContainText(`put ${repairs} stale pictures right`);
  await expect(figure.panel.getByRole("row", { name: /^Looking things up/ })).toContainText(`${look_ups} look-ups`);
  await expect(figure.panel.getByRole("row", { name: /^chat/ })).toHaveText(/^chat\d+\s*(\d+\u202f%){3}$/);
  await expect(figure.panel.getByRole("row", { name: /^(Plan|API|Release)/ })).toHaveCount(3);
  const words = await figure.panel.innerText();
  await figure.button("New seed").click();
  await expect.poll(() => figure.panel.innerText(), "another run has other answers").not.toBe(words);
});

test("taking each person out ranks them, and it is said when it is over", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim scenario="structure" seed="7"></actorium-sim>`);
  await structure(figure);
  await figure.panel.getByRole("button", { name: TAKE_OUT }).click();
  await expect(figure.panel.locator("[aria-live=polite]")).toBeEmpty();
  await expect(result(figure, "leaveOneOut")).toBeVisible({ timeout: 45_000 });
  await expect(result(figure, "leaveOneOut").locator("tbody tr")).toHaveCount(8);
  const verdict = await result(figure, "leaveOneOut").locator("b").innerText();
  await expect(figure.panel.locator("[aria-live=polite]")).toHaveText(verdict);
  expect(verdict).toMatch(/^Over 20 seeds, debt rises most without Hana: by [\d.]+ items on average/);
  await expect(result(figure, "leaveOneOut").locator("tbody tr").first()).toHaveText(/^Hana\+[\d.]+ \(\+[\d.]+\sto\s\+[\d.]+\)/);

  await figure.ask(async (element) => {
    element.scenario = "two-people";
    await element.updateComplete;
  });
  await expect(result(figure, "leaveOneOut")).toHaveCount(0);
});

test("other loads are laid out with what gets done and what is known, by keyboard", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim scenario="two-people" seed="7"></actorium-sim>`);
  await figure.choose("Retro");
  const button = figure.panel.locator("[data-try=loads]");
  await expect(button).toHaveText("Try other loads");
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(result(figure, "loads").locator("tbody tr")).toHaveCount(5, { timeout: 45_000 });
  await expect(result(figure, "loads").locator("b")).toHaveText(/^Over 10 seeds: /);
  await expect(button).toBeFocused();
  const done = await result(figure, "loads").locator("tbody td:nth-child(2)").allInnerTexts();
  expect(parseFloat(done[4]!), "three times the load gets more done").toBeGreaterThan(parseFloat(done[0]!));
});

test("whoever stops it, or leaves the panel, ends what it does", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim scenario="structure" seed="7"></actorium-sim>`);
  await figure.seek(2400);
  await figure.choose("Retro");
  const button = figure.panel.locator("[data-try=leaveOneOut]");
  await button.click();
  await expect(figure.panel.locator(".try")).toHaveText([/^Stop\s*\d+\u202f% of 180 runs$/, /Try other loads/]);
  await button.click();
  await expect(button).toHaveText(TAKE_OUT);
  await button.click();
  await expect(button).toHaveText("Stop");
  await figure.choose("Log");
  await figure.frames(5);
  await figure.choose("Retro");
  await expect(button).toHaveText(TAKE_OUT);
  await expect(figure.panel.locator("[aria-live=polite]")).toBeEmpty();
});

test("without it the panel says so, and tries again when it is opened again", async ({ page, complaints }) => {
  complaints.expect(/Failed to load resource|net::ERR/);
  await page.route("**/retro-panel-*.js", (route) => route.abort());
  // In a post nobody else asks for it. What the team's own page fetches unasked could still be about to fail when it is tried again.
  const figure = await openPost(page, `<actorium-sim seed="7"></actorium-sim>`);
  await figure.choose("Retro");
  await expect(figure.panel).toContainText("The questions could not be loaded.");
  await page.unroute("**/retro-panel-*.js");
  await figure.choose("Log");
  await figure.choose("Retro");
  await expect(figure.panel.getByRole("heading").first()).toHaveText(QUESTIONS[0]!);
});
