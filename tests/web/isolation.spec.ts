/** The host page's styles stay outside, and the element leaves nothing behind in the host page. */

import { type Figure, openPost } from "./figure";
import { expect, test } from "./test";

const HOSTILE = `<style>
  button { all: unset; font-size: 60px; background: lime; }
  * { color: red; font-family: fantasy; letter-spacing: 9px; text-transform: uppercase; line-height: 4; text-align: right; }
  input, select { display: none; }
  h2, h3, p, span, b, table { font-size: 50px; background: yellow; border: 9px solid magenta; }
  canvas { display: none; }
  ul, ol { list-style: square; }
  label { visibility: hidden; }
  .root, .panel, .knob, .stage, .notice { position: fixed; opacity: 0.1; }
</style>`;

/** How every part inside looks: what a page could spoil. */
function looks(figure: Figure) {
  return figure.ask((element) => {
    const properties = [
      "color",
      "fontFamily",
      "fontSize",
      "fontWeight",
      "letterSpacing",
      "textTransform",
      "textAlign",
      "lineHeight",
      "backgroundColor",
      "display",
      "visibility",
      "position",
      "opacity",
      "borderTopWidth",
      "listStyleType",
      "cursor",
      "whiteSpace",
    ] as const;
    return [...element.shadowRoot!.querySelectorAll("*")]
      .filter((part) => !part.closest(".plot"))
      .map((part) => {
        const style = getComputedStyle(part);
        const name = `${part.localName}.${part.getAttribute("class") ?? ""}`;
        return `${name} ${properties.map((property) => `${property}: ${style[property]}`).join("; ")}`;
      });
  });
}

test("styles of the page do not leak in", async ({ page }) => {
  const tag = `<actorium-sim scenario="two-people" seed="7" loss="2"></actorium-sim>`;
  const plain = await looks(await openPost(page, tag));
  expect(plain.length).toBeGreaterThan(80);
  const beset = await looks(await openPost(page, `${HOSTILE}${tag}`));
  expect(beset).toHaveLength(plain.length);
  const spoiled = beset.filter((part, index) => part !== plain[index]);
  // The first few say enough.
  expect(spoiled.slice(0, 3)).toEqual([]);
});

test("styles of the element do not leak out", async ({ page }) => {
  const prose = `<h2>Prose</h2><p class="soft">Soft <b>words</b></p><button class="quiet">A button</button><table><tr><td class="root">1</td></tr></table>`;
  const measure = () =>
    page.evaluate(() =>
      [...document.querySelectorAll("h2, p, b, button, td")].map((part) => {
        const style = getComputedStyle(part);
        return [style.color, style.font, style.margin, style.padding, style.backgroundColor, style.borderTopWidth, style.position].join();
      }),
    );
  await openPost(page, `${prose}<actorium-sim></actorium-sim>`);
  const beside = await measure();
  await page.evaluate(() => document.querySelector("actorium-sim")!.remove());
  expect(await measure()).toEqual(beside);
  await page.setContent(`<!doctype html><html lang="en"><meta charset="utf-8"><title>A post</title><body>${prose}</body></html>`);
  expect(await measure()).toEqual(beside);
});

test("nothing is added to the page but the name of the element", async ({ page }) => {
  await page.addInitScript(() => {
    const before = new Set(Reflect.ownKeys(window));
    Object.defineProperty(document, "newGlobals", {
      get: () =>
        Reflect.ownKeys(window)
          .filter((key) => !before.has(key))
          .map(String),
    });
  });
  const figure = await openPost(page, `<actorium-sim seed="7" panel="charts" autoplay></actorium-sim>`);
  await expect(figure.root.locator(".plot canvas").first()).toBeVisible();
  await figure.choose("Log");
  await expect(figure.panel.getByRole("list", { name: "What happened" })).toBeVisible();
  const left = await page.evaluate(() => ({
    globals: (document as Document & { newGlobals: string[] }).newGlobals.filter((name) => !/^\d+$/.test(name)),
    heads: [...document.head.children].map((part) => part.localName),
    sheets: document.adoptedStyleSheets.length,
    storage: localStorage.length + sessionStorage.length + document.cookie.length,
    bodies: [...document.body.children].map((part) => part.localName),
    prototypes: [Object.prototype, Array.prototype, String.prototype, Number.prototype].flatMap((prototype) => Object.keys(prototype)),
  }));
  // The library that renders it keeps lists of its own on every page it is on, under its own name.
  expect(left.globals.filter((name) => !/^(lit|reactive)(\w*Versions|PropertyMetadata)$/.test(name))).toEqual([]);
  expect(left.heads.filter((name) => !["meta", "title", "link", "script"].includes(name))).toEqual([]);
  expect(left.sheets).toBe(0);
  expect(left.storage).toBe(0);
  expect(left.bodies).toEqual(["actorium-sim"]);
  expect(left.prototypes).toEqual([]);
});

test("a page that loads the script twice still has the element once", async ({ page }) => {
  const figure = await openPost(
    page,
    `<script type="module" src="./actorium-sim.js?again"></script><actorium-sim seed="7"></actorium-sim>`,
  );
  await expect(figure.name).toBeVisible();
  expect(await figure.digest()).toMatch(/^[0-9a-f]{16}$/);
});
