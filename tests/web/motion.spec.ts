/** For those who do not want motion, messages stand in places instead of flying between them. */

import type { Page } from "@playwright/test";
import { type Figure, openPost } from "./figure";
import { expect, test } from "./test";

/** Notes where each sign is drawn: signs are paths, placed by the canvas's transform. */
async function watchSigns(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = new Set<string>();
    const { prototype } = CanvasRenderingContext2D;
    const stroke = prototype.stroke as (this: CanvasRenderingContext2D, ...given: unknown[]) => void;
    prototype.stroke = function (this: CanvasRenderingContext2D, ...given: unknown[]) {
      if (given[0] instanceof Path2D) {
        const { e, f } = this.getTransform();
        seen.add(`${e.toFixed(2)} ${f.toFixed(2)}`);
      }
      stroke.apply(this, given);
    };
    Object.assign(document, { signPlaces: seen });
  });
}

/** In how many places signs have been while the run went on for these minutes. */
async function places(figure: Figure, minutes: number): Promise<number> {
  const began = await figure.minutes();
  await figure.page.evaluate(() => (document as Document & { signPlaces: Set<string> }).signPlaces.clear());
  await figure.play();
  await expect.poll(() => figure.minutes(), { timeout: 30_000 }).toBeGreaterThan(began + minutes);
  await figure.pause();
  return figure.page.evaluate(() => (document as Document & { signPlaces: Set<string> }).signPlaces.size);
}

const TAG = `<actorium-sim scenario="two-people" seed="7" loss="0.5" load="20"></actorium-sim>`;

test("with reduced motion messages have three places on their way; without it, from then on, they fly", async ({ page }) => {
  await watchSigns(page);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const figure = await openPost(page, TAG);
  const still = await places(figure, 6);
  await page.emulateMedia({ reducedMotion: "no-preference" });
  // Long enough for a hundred frames on any machine that draws twenty a second.
  const flying = await places(figure, 24);
  // One link, two ways, three places each; and a few for what has just happened to somebody.
  expect(still).toBeLessThan(15);
  expect(still).toBeGreaterThan(0);
  expect(flying).toBeGreaterThan(30);
});

test("with reduced motion the picture of a moment does not stir while nothing happens", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const figure = await openPost(page, TAG);
  await figure.seek(70);
  await figure.frames(3);
  const pictures = await figure.page.evaluate(async () => {
    const canvas = document.querySelector("actorium-sim")!.shadowRoot!.querySelector("canvas")!;
    const distinct = new Set<string>();
    for (let frame = 0; frame < 10; frame++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      distinct.add(canvas.toDataURL());
    }
    return distinct.size;
  });
  expect(pictures).toBe(1);
});
