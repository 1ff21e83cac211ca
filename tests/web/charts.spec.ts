/** The charts are drawn, follow the run, and are there whenever their panel is. */

import { type Figure, open, openPost, pick } from "./figure";
import { expect, test } from "./test";

function drawn(figure: Figure) {
  return figure.root.locator(".plot canvas");
}

/** The picture of one chart. */
function picture(figure: Figure, chart: string): Promise<string> {
  return figure.root.locator(`[data-chart=${chart}] canvas`).evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
}

test("a team has four charts, a queue without shared truths three", async ({ page }) => {
  const figure = await open(page);
  for (const title of ["Coherence", "Mailboxes", "Work done", "Lead time"]) {
    await expect(figure.panel.getByRole("heading", { name: title })).toBeVisible();
  }
  await expect(drawn(figure)).toHaveCount(4);
  await pick(page, "One person, one queue");
  await expect(drawn(figure)).toHaveCount(3);
  await expect(figure.panel.getByRole("heading", { name: "Coherence" })).toHaveCount(0);
  await expect(figure.panel.getByRole("heading", { name: "Who is there" })).toHaveCount(0);
});

test("where people wait for each other, or are not there, a chart says so", async ({ page }) => {
  const figure = await open(page);
  await pick(page, "How far a failure reaches");
  await expect(figure.panel.getByRole("heading", { name: "Who is there" })).toBeVisible();
  await expect(drawn(figure)).toHaveCount(4);
});

test("they follow the run, back and forth", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim seed="7" panel="charts"></actorium-sim>`);
  await expect(drawn(figure)).toHaveCount(4);
  await expect(figure.panel.getByRole("img", { name: /^Coherence over time/ })).toBeVisible();
  const pictures = [await picture(figure, "coherence")];
  // At rest a chart is drawn once for each moment, some time after it is gone to. The last goes back, with the future still on the axis.
  for (const minutes of [400, 1200, 400]) {
    await figure.seek(minutes);
    await expect.poll(() => picture(figure, "coherence"), `minute ${minutes}`).not.toBe(pictures.at(-1));
    pictures.push(await picture(figure, "coherence"));
  }
  expect(new Set(pictures).size, "each differs from each").toBe(pictures.length);
});

test("the first value, too short for a line, is a dot", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  const figure = await openPost(page, `<actorium-sim scenario="two-generals" seed="7" panel="charts"></actorium-sim>`);
  await expect(drawn(figure)).toHaveCount(4);
  const lead = figure.panel.getByRole("img", { name: /^Lead time over time/ });
  const inked = () =>
    lead.locator("canvas").evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true })!;
      copy.drawImage(canvas as HTMLCanvasElement, 0, 0);
      const { data } = copy.getImageData(0, 0, width, height);
      let count = 0;
      // What is drawn in ink, #23262f; the words of the axes are lighter.
      for (let at = 0; at < data.length; at += 4) if (data[at + 3]! > 250 && data[at]! < 0x2c && data[at + 2]! < 0x38) count++;
      return count;
    });
  await figure.seek(25);
  await expect(lead).toHaveAccessibleName(/nothing done yet/);
  await expect.poll(inked).toBe(0);
  await figure.seek(45);
  await expect(lead).toHaveAccessibleName(/half in 1/);
  await expect.poll(inked).toBeGreaterThan(0);
});

test("at rest, too, they are drawn when one comes back to them", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  await expect(drawn(figure)).toHaveCount(4);
  for (const panel of ["Log", "Inspect"] as const) {
    await figure.choose(panel);
    await expect(drawn(figure)).toHaveCount(0);
    await figure.choose("Charts");
    await expect(drawn(figure)).toHaveCount(4);
  }
});

test("from light to dark they change their colours", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  const figure = await openPost(page, `<actorium-sim seed="7" panel="charts"></actorium-sim>`);
  await expect(drawn(figure)).toHaveCount(4);
  const light = await picture(figure, "mailbox");
  await page.emulateMedia({ colorScheme: "dark" });
  await expect
    .poll(() =>
      drawn(figure)
        .count()
        .then((count) => (count === 4 ? picture(figure, "mailbox") : light)),
    )
    .not.toBe(light);
});
