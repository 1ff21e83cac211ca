/** One `<actorium-sim>` as its reader and its host page have it: public methods, and controls by the names they carry. */

import { readdirSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import type { Metrics } from "../../www/src/generated/core-types";
import { expect } from "./test";

/** What the element promises to a script on its page. */
export interface FigureElement extends HTMLElement {
  readonly ready: Promise<void>;
  readonly updateComplete: Promise<unknown>;
  scenario: string | object | null;
  variant: string | object | null;
  play(): void;
  pause(): void;
  step(): void;
  seek(minutes: number): Promise<boolean>;
  again(): void;
  newSeed(): void;
  digest(): string | undefined;
  metrics(): Metrics | undefined;
  link(): Promise<string | undefined>;
}

export type Speed = "a hundredth" | "a tenth" | "a quarter" | "normal speed" | "four times" | "sixteen times" | "as fast as it goes";
export type Knob = "Loss rate" | "Integration delay" | "Load" | "Rewarded: speed ↔ coherence";
export type Panel = "Charts" | "Log" | "Inspect" | "Retro" | "Claims";

export class Figure {
  readonly page: Page;
  /** The element itself. */
  readonly root: Locator;

  constructor(page: Page, selector = "actorium-sim") {
    this.page = page;
    this.root = page.locator(selector).first();
  }

  /** Asks the element itself. Knobs that were set are taken up first. */
  ask<T>(question: (element: FigureElement) => T | Promise<T>): Promise<T> {
    return this.root.evaluate(question as (element: SVGElement | HTMLElement) => T | Promise<T>);
  }

  /** Waits for the script that brings the element, and for the element. */
  ready(): Promise<void> {
    return this.ask(async (element) => {
      await customElements.whenDefined(element.localName);
      await element.ready;
    });
  }

  play(): Promise<void> {
    return this.ask((element) => element.play());
  }
  pause(): Promise<void> {
    return this.ask((element) => element.pause());
  }
  step(): Promise<void> {
    return this.ask((element) => element.step());
  }
  again(): Promise<void> {
    return this.ask((element) => element.again());
  }
  digest(): Promise<string> {
    return this.ask((element) => element.digest()!);
  }
  metrics(): Promise<Metrics> {
    return this.ask((element) => element.metrics()!);
  }
  link(): Promise<string> {
    return this.ask(async (element) => (await element.link())!);
  }
  async minutes(): Promise<number> {
    return (await this.metrics()).minutes;
  }

  /** Goes to a minute, after what was done before has been carried out. */
  async seek(minutes: number): Promise<void> {
    await this.root.evaluate((element, to) => {
      const figure = element as FigureElement;
      figure.metrics();
      return figure.seek(to);
    }, minutes);
  }

  /** Lets the page draw so many frames. After two, whoever watches sizes has heard of what changed before. */
  frames(count: number): Promise<void> {
    return this.page.evaluate(async (frames) => {
      for (let frame = 0; frame < frames; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    }, count);
  }

  button(name: string | RegExp): Locator {
    return this.root.getByRole("button", { name, exact: typeof name === "string" });
  }
  knob(name: Knob): Locator {
    return this.root.getByRole("slider", { name, exact: true });
  }
  get timeline(): Locator {
    return this.root.getByRole("slider", { name: "Timeline" });
  }
  get notices(): Locator {
    return this.root.locator(".notice");
  }
  get canvas(): Locator {
    return this.root.locator("canvas").first();
  }
  get clock(): Locator {
    return this.root.locator(".clock");
  }
  get seed(): Locator {
    return this.root.locator(".seed b");
  }
  get name(): Locator {
    return this.root.getByRole("heading", { level: 2 });
  }
  /** The panel that is open, if any. */
  get panel(): Locator {
    return this.root.locator("#tabpanel");
  }
  /** The button that opens a panel and closes it. */
  opener(panel: Panel): Locator {
    return this.button(panel);
  }
  /** What a screen reader is told of the run. */
  get summary(): Locator {
    return this.root.locator(".unseen[role=status]");
  }
  get crashCard(): Locator {
    return this.root.locator(".crash");
  }
  place(name: string): Locator {
    return this.root.getByRole("group", { name: "Places" }).getByRole("button", { name: new RegExp(`^${name}:`) });
  }
  person(name: string): Locator {
    return this.root.getByRole("group", { name: "People" }).getByRole("button", { name: new RegExp(`^${name}:`) });
  }
  speed(name: Speed): Locator {
    return this.root.getByRole("radio", { name: new RegExp(name) });
  }

  async setKnob(knob: Knob, value: number): Promise<void> {
    await this.knob(knob).fill(String(value));
    // A knob is taken up with the next frame.
    await this.metrics();
  }

  /** Opens a panel, if it is not open; over when what it shows is there, or a sentence that it cannot be had. */
  async choose(panel: Panel): Promise<void> {
    if ((await this.opener(panel).getAttribute("aria-expanded")) !== "true") await this.opener(panel).click();
    await this.#panelHere();
  }

  /** The panel that is open is fetched apart, and until then says that it will be here in a moment. */
  #panelHere(): Promise<void> {
    return this.panel.locator("[aria-busy=true]").waitFor({ state: "detached" });
  }

  /** Puts the pointer on somebody's face and presses. */
  async tap(name: string): Promise<void> {
    await this.canvas.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await this.person(name).boundingBox())!;
    await this.page.mouse.click(x + width / 2, y + height / 2);
  }

  /** Looks at somebody closely, as one does by keyboard; over when the close look is there. */
  async inspect(name: string): Promise<void> {
    await this.person(name).press("Enter");
    await this.#panelHere();
  }

  /** Steps on, with the overview open, until the list of what is on its way has something in it; the first of it. */
  async messageOnItsWay(): Promise<Locator> {
    await this.choose("Inspect");
    const letter = this.panel.getByRole("listitem").getByRole("button").first();
    for (let step = 0; step < 100 && (await letter.count()) === 0; step++) {
      await this.step();
      await this.frames(2);
    }
    return letter;
  }

  /** The minute at which history ends, as far as the timeline reaches. */
  async endMinutes(): Promise<number> {
    await this.frames(2);
    return Number(await this.timeline.getAttribute("max"));
  }
}

/** The scenarios on offer, once they have all been fetched. */
export async function picker(page: Page): Promise<Locator> {
  const summary = page.locator("summary", { hasText: "Scenarios" });
  await summary.waitFor();
  return summary;
}

/** Waits until the team's own page has fetched all that it ever will unasked: every script of the site but the compiler and the other page's. */
export async function fetchedAll(page: Page): Promise<void> {
  const assets = readdirSync(new URL("../../www/dist/assets", import.meta.url));
  const scripts = assets.filter((file) => file.endsWith(".js") && !/^(actorium_compiler|embed)-/.test(file));
  // The browser lists what it has to the end.
  const missing = () =>
    page.evaluate((names) => {
      const here = new Set(performance.getEntriesByType("resource").map(({ name }) => name.replace(/^.*\//, "")));
      return names.filter((name) => !here.has(name));
    }, scripts);
  await expect.poll(missing, "scripts that are still to come").toEqual([]);
}

/** Chooses a shipped scenario by its title. */
export async function pick(page: Page, title: string): Promise<void> {
  await (await picker(page)).click();
  await page.getByRole("button", { name: new RegExp(`^${title}`) }).click();
}

/** Opens one of the site's own pages; the first figure on it, or the one that is asked for, is ready. */
export async function open(page: Page, address = "./index.html", selector?: string): Promise<Figure> {
  await page.goto(address, { waitUntil: "commit" });
  const figure = new Figure(page, selector);
  await figure.ready();
  return figure;
}

/** Opens somebody else's page with this in its body, which loads the script as the embedding page says. Its server also sends `headers`. */
export async function openPost(
  page: Page,
  body: string,
  selector?: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Figure> {
  await page.route("**/post.html", (route) =>
    route.fulfill({
      headers,
      contentType: "text/html; charset=utf-8",
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>A post</title><link rel="icon" href="data:,">
<script type="module" src="./actorium-sim.js"></script><body>${body}</body></html>`,
    }),
  );
  return open(page, "./post.html", selector);
}
