/** What a page and the figures on it tell each other: events one way, methods and attributes the other. */

import { openPost } from "./figure";
import { expect, test } from "./test";

type Heard = Document & { heard: { name: string; detail: Record<string, unknown> }[] };

test("a page hears when a run is ready, what its reader does, and where time is", async ({ page }) => {
  await page.addInitScript(() => {
    const heard: Heard["heard"] = [];
    Object.assign(document, { heard });
    for (const name of ["actorium-ready", "actorium-command", "actorium-moment"]) {
      addEventListener(name, (event) => heard.push({ name, detail: (event as CustomEvent<Record<string, unknown>>).detail }));
    }
  });
  const figure = await openPost(page, `<actorium-sim scenario="two-people" seed="7"></actorium-sim>`);
  const heard = (name: string) =>
    page.evaluate((wanted) => (document as Heard).heard.filter((event) => event.name === wanted).map(({ detail }) => detail), name);
  await expect.poll(() => heard("actorium-ready")).toEqual([{ scenario: "two-people", seed: 7 }]);
  await figure.setKnob("Loss rate", 0.5);
  await figure.inspect("Bo");
  await figure.panel.getByRole("button", { name: "Hand them work" }).click();
  expect(await heard("actorium-command")).toEqual([
    { command: { set_knob: { knob: "loss_rate", value: 0.5 } } },
    { command: { give_work: { actor: 1 } } },
  ]);
  await figure.seek(200);
  await expect.poll(async () => (await heard("actorium-moment")).at(-1)?.minutes).toBe(200);
});

test("a page may ask before the figure is ready, and nothing happens", async ({ page }) => {
  await openPost(page, `<actorium-sim></actorium-sim>`);
  const early = await page.evaluate(async () => {
    const element = document.createElement("actorium-sim") as import("./figure").FigureElement;
    const asked = [element.digest(), element.metrics(), await element.link()];
    element.play();
    element.pause();
    element.step();
    element.seek(5);
    element.again();
    element.newSeed();
    document.body.append(element);
    await element.ready;
    return { asked, digest: element.digest() };
  });
  expect(early.asked).toEqual([undefined, undefined, undefined]);
  expect(early.digest).toMatch(/^[0-9a-f]{16}$/);
});

test("moments that do not exist are taken for the beginning", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim scenario="two-people" seed="7"></actorium-sim>`);
  for (const nonsense of [Number.NaN, -5, "soon", null, undefined, {}]) {
    await figure.root.evaluate((element, minutes) => (element as unknown as { seek(to: unknown): void }).seek(minutes), nonsense);
    expect(await figure.minutes()).toBe(0);
  }
});

test("a page may choose light or dark for a figure, whatever the reader's system says", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  const figure = await openPost(page, `<actorium-sim seed="7" theme="dark"></actorium-sim>`);
  const paper = () => figure.root.evaluate((element) => getComputedStyle(element).backgroundColor);
  const dark = await paper();
  await figure.ask((element) => element.setAttribute("theme", "light"));
  const light = await paper();
  expect(light).not.toBe(dark);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await paper()).toBe(light);
  await figure.ask((element) => element.removeAttribute("theme"));
  expect(await paper()).toBe(dark);
});
