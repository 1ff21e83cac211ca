/** The stage: crisp, as large as its place, and in the reader's hand. */

import { type Figure, open, openPost } from "./figure";
import { expect, test } from "./test";

/** How many pixels the canvas has for each pixel of the page. */
function density(figure: Figure): Promise<number[]> {
  return figure.canvas.evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    return [width / canvas.clientWidth, height / canvas.clientHeight];
  });
}

/** Whether anything is drawn at all. */
function isDrawn(figure: Figure): Promise<boolean> {
  return figure.canvas.evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    if (canvas.width === 0 || canvas.height === 0) return false;
    const empty = document.createElement("canvas");
    Object.assign(empty, { width: canvas.width, height: canvas.height });
    return canvas.toDataURL() !== empty.toDataURL();
  });
}

for (const deviceScaleFactor of [1, 2, 3]) {
  test(`it is crisp at ${deviceScaleFactor} pixels to the pixel`, async ({ browser, complaints, baseURL }) => {
    const context = await browser.newContext({ deviceScaleFactor, baseURL: baseURL! });
    complaints.listen(context, new URL(baseURL!).origin);
    const figure = await open(await context.newPage());
    await figure.frames(2);
    for (const each of await density(figure)) expect(each).toBeCloseTo(deviceScaleFactor, 1);
    await context.close();
  });
}

test("it is as large as its place, and grows and shrinks with it", async ({ page }) => {
  const figure = await openPost(page, `<div id="place" style="width: 400px"><actorium-sim seed="7"></actorium-sim></div>`);
  for (const width of [400, 900, 320, 640]) {
    await page.evaluate((pixels) => {
      document.querySelector<HTMLElement>("#place")!.style.width = `${pixels}px`;
    }, width);
    await figure.frames(4);
    for (const each of await density(figure)) expect(each).toBeCloseTo(1, 1);
    expect(await isDrawn(figure)).toBe(true);
    const stage = (await figure.canvas.boundingBox())!;
    for (const name of ["Ana", "Bo", "Cem", "Dee", "Eli", "Fay", "Gus", "Hana"]) {
      const face = (await figure.person(name).boundingBox())!;
      expect(face.x, `${name}, ${width} wide`).toBeGreaterThanOrEqual(stage.x);
      expect(face.x + face.width, `${name}, ${width} wide`).toBeLessThanOrEqual(stage.x + stage.width);
    }
  }
});

test("a figure that is hidden at first is drawn when it is shown", async ({ page }) => {
  const figure = await openPost(
    page,
    `<details><summary>A figure</summary><actorium-sim seed="7" panel="charts" autoplay></actorium-sim></details>`,
  );
  const minutes = await figure.minutes();
  await figure.frames(20);
  expect(await figure.minutes(), "it rests while nobody sees it").toBeLessThan(minutes + 0.5);
  await page.locator("summary").click();
  await expect.poll(() => isDrawn(figure)).toBe(true);
  await expect.poll(() => figure.minutes()).toBeGreaterThan(minutes + 0.5);
  await expect(figure.root.locator(".plot canvas")).toHaveCount(4);
});

test("a tap on a face opens it, a tap beside it closes it", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim scenario="two-people" seed="7" start="0"></actorium-sim>`);
  await figure.frames(3);
  await figure.tap("Bo");
  await expect(figure.panel.getByRole("heading", { name: "Bo", exact: true })).toBeVisible();
  const { x, y, width, height } = (await figure.canvas.boundingBox())!;
  await page.mouse.click(x + width - 6, y + height - 6);
  await expect(figure.panel).toContainText("On the way");
});

test("a person can be dragged to another place, and stays there", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  const middle = async () => {
    const { x, y, width, height } = (await figure.person("Hana").boundingBox())!;
    return { x: x + width / 2, y: y + height / 2 };
  };
  const from = await middle();
  await page.mouse.move(from.x, from.y + 18);
  await page.mouse.down();
  await page.mouse.move(from.x - 60, from.y + 60, { steps: 5 });
  await page.mouse.up();
  const to = await middle();
  expect(Math.hypot(to.x - from.x, to.y - from.y)).toBeGreaterThan(30);
  await figure.seek(500);
  await figure.button("Again").click();
  expect(await middle()).toEqual(to);
});
