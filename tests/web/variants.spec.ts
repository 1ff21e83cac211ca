/** Variants: by name, or as a page's own; played, gone back over and shared like anything else. */

import { type FigureElement, open, openPost, pick } from "./figure";
import { expect, test } from "./test";

const conflicts = async (figure: Awaited<ReturnType<typeof open>>) => (await figure.metrics()).conflicts;

test("an attribute names a variant, and another run begins when it changes", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim scenario="ownership" variant="Ida claims it" seed="7"></actorium-sim>`);
  await figure.seek(2400);
  expect(await conflicts(figure)).toBe(0);
  await expect(figure.notices).toHaveCount(0);
  const claimed = await figure.digest();
  await figure.ask(async (element) => {
    element.removeAttribute("variant");
    await element.updateComplete;
  });
  await figure.seek(2400);
  expect(await conflicts(figure)).toBeGreaterThan(0);
  await figure.ask(async (element) => {
    element.variant = "Ida claims it";
    await element.updateComplete;
  });
  await figure.seek(2400);
  expect(await figure.digest()).toBe(claimed);
});

test("what a variant does at its minute is done when played to, stepped to, or gone back over", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim scenario="non-linearity" variant="Gwen goes after a day" seed="7"></actorium-sim>`);
  const left = async () => (await figure.metrics()).people_left;
  await figure.seek(479.9);
  expect(await left()).toBe(0);
  for (let step = 0; step < 20; step++) await figure.step();
  expect(await left()).toBe(1);
  await figure.seek(900);
  const digest = await figure.digest();
  await figure.seek(100);
  expect(await left()).toBe(0);
  await figure.seek(900);
  expect(await figure.digest()).toBe(digest);
  // Acting before it does not undo it.
  await figure.seek(100);
  await figure.setKnob("Load", 5);
  await figure.seek(900);
  expect(await left()).toBe(1);
  expect(await figure.digest()).not.toBe(digest);
  await figure.again();
  await figure.seek(900);
  expect(await left()).toBe(1);
});

test("a link carries the variant, with what was done besides", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim scenario="non-linearity" variant="Rex promoted" seed="7"></actorium-sim>`);
  await figure.seek(300);
  await figure.setKnob("Load", 6);
  await figure.seek(700);
  const link = (await figure.link()).replace("post.html", "index.html");
  expect(link).toContain("#a2=");
  const copy = await open(await page.context().newPage(), link);
  expect(await copy.digest()).toBe(await figure.digest());
  expect(await copy.ask((element) => element.variant)).toBe("Rex promoted");
  await figure.seek(2000);
  await copy.seek(2000);
  expect(await copy.digest()).toBe(await figure.digest());
});

test("a scenario that is chosen from the list is shown as it is, also after a link to a variant", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim scenario="ownership" variant="Ida claims it" seed="7"></actorium-sim>`);
  const copy = await open(await page.context().newPage(), (await figure.link()).replace("post.html", "index.html"));
  expect(await copy.ask((element) => element.variant)).toBe("Ida claims it");
  await pick(copy.page, "Two people");
  await expect(copy.name).toHaveText("Two people, one lossy link");
  await expect(copy.notices).toHaveCount(0);
});

test("a variant of one's own is run, travels inside a link, and is refused with the reasons if it does not fit", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim scenario="two-people" seed="5"></actorium-sim>`);
  const set = (variant: object) =>
    figure.root.evaluate(async (element, own) => {
      const figureElement = element as FigureElement;
      figureElement.variant = own;
      await figureElement.updateComplete;
    }, variant);
  await set({
    name: "mine",
    knobs: { loss_rate: 0.75 },
    patch: { name: "A pair of ours" },
    commands: [{ at_minutes: 90, command: { give_work: { actor: 0 } } }],
  });
  await expect(figure.name).toHaveText("A pair of ours");
  await expect(figure.knob("Loss rate")).toHaveValue("0.75");
  await figure.seek(200);
  const copy = await open(await page.context().newPage(), (await figure.link()).replace("post.html", "index.html"));
  await expect(copy.name).toHaveText("A pair of ours");
  expect(await copy.digest()).toBe(await figure.digest());
  await set({ name: "wrong", commands: [{ at_minutes: 1, command: { promote: { actor: 9 } } }] });
  await expect(figure.notices).toContainText("variant.commands[0].command.promote.actor must be 0 to 1, got 9");
  await expect(figure.name).toHaveText("Two people, one lossy link");
});

test("a variant that there is none of is named, and the scenario is as it is", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim scenario="ownership" variant="nobody" seed="7"></actorium-sim>`);
  await expect(figure.notices).toContainText(
    "There is no variant “nobody” of this scenario, so here it is as it is. There are: Ida claims it;",
  );
  await expect(figure.name).toHaveText("Whose is it?");
});

test("a link to a variant that there is no longer says so", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim scenario="ownership" variant="Ida claims it" seed="7"></actorium-sim>`);
  const link = await figure.link();
  const [before, code] = link.split("#a2=") as [string, string];
  const payload = JSON.parse(Buffer.from(code, "base64url").toString()) as Record<string, unknown>;
  const broken = `${before.replace("post.html", "index.html")}#a2=${Buffer.from(JSON.stringify({ ...payload, w: "nobody" })).toString("base64url")}`;
  const copy = await open(await page.context().newPage(), broken);
  await expect(copy.notices).toContainText("This link shows a variant that cannot be had.");
});
