/** A link comes from strangers: whatever is in it, there is either the run it tells of, or a sentence and the default team. */

import type { Page } from "@playwright/test";
import { type Figure, type FigureElement, open } from "./figure";
import { expect, test } from "./test";

/** Small and good enough: numbers that look random and are the same in every run of the test. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Payload = Record<string, unknown>;

const encode = (payload: unknown): string =>
  `#a2=${Buffer.from(typeof payload === "string" ? payload : JSON.stringify(payload)).toString("base64url")}`;

function decode(hash: string): Payload {
  return JSON.parse(Buffer.from(hash.replace(/^#a[12]=/, ""), "base64url").toString()) as Payload;
}

/** What became of one hash, as a reader would see it. */
interface Outcome {
  readonly hash: string;
  readonly notice: string;
  readonly name: string;
  readonly digest: string | undefined;
  readonly link: string;
  readonly crashed: boolean;
  readonly people: number;
  readonly ms: number;
}

/** Follows each in turn on one page that stays open. */
function follow(page: Page, hashes: readonly string[]): Promise<Outcome[]> {
  return page.evaluate(async (all) => {
    const outcomes: Outcome[] = [];
    const element = document.querySelector("actorium-sim") as FigureElement;
    const inside = element.shadowRoot!;
    for (const [index, hash] of all.entries()) {
      const began = performance.now();
      const arrived = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
      // Whatever a link brings, a run is ready in the end: the one it is about, or the figure's own.
      const isOurs = /^#a\d+=/.test(hash);
      const taken = new Promise((resolve) => element.addEventListener("actorium-ready", resolve, { once: true }));
      const before = location.hash;
      location.hash = hash;
      if (location.hash !== before) {
        await arrived;
        if (isOurs) await taken;
      }
      await element.updateComplete;
      // Now and then it is drawn, too.
      if (index % 8 === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
      outcomes.push({
        hash,
        notice: [...inside.querySelectorAll(".notice p")].map((sentence) => sentence.textContent).join(" "),
        name: inside.querySelector("h2")?.textContent ?? "",
        digest: element.digest(),
        link: new URL((await element.link()) ?? "https://none.invalid/").hash,
        crashed: inside.querySelector(".crash, .load") !== null,
        people: inside.querySelectorAll(".people button").length,
        ms: performance.now() - began,
      });
      for (const dismiss of inside.querySelectorAll<HTMLElement>(".notice button")) dismiss.click();
    }
    return outcomes;
  }, hashes);
}

/** Either a sentence and the default team, or what the link says, to the letter. */
function judge(outcome: Outcome): void {
  const about = `${outcome.hash.slice(0, 300)} → ${JSON.stringify({ ...outcome, hash: "", link: "" })}`;
  expect(outcome.crashed, about).toBe(false);
  expect(outcome.digest, about).toMatch(/^[0-9a-f]{16}$/);
  if (outcome.notice) {
    expect(outcome.notice, about).toMatch(/[a-z].*\./);
    expect(outcome.name, about).toBe("Eight people, five shared truths");
    expect(outcome.people, about).toBe(8);
    return;
  }
  const [asked, shown] = [decode(outcome.hash), decode(outcome.link)];
  expect({ seed: shown.r, moment: shown.m, commands: shown.j, scenario: shown.s, variant: shown.w }, about).toEqual({
    seed: asked.r,
    moment: asked.m,
    commands: asked.j,
    scenario: asked.s,
    variant: asked.w,
  });
}

/** A run with something of everything in it. */
async function good(figure: Figure): Promise<string> {
  await figure.pause();
  await figure.seek(90);
  await figure.setKnob("Loss rate", 0.3);
  await figure.seek(150);
  await figure.setKnob("Load", 9);
  await figure.inspect("Gus");
  await figure.panel.getByRole("button", { name: "Hand them work" }).click();
  await figure.seek(200);
  return new URL(await figure.link()).hash;
}

test("truncated, bent and random links never break the page", async ({ page }) => {
  const figure = await open(page);
  const whole = await good(figure);
  const random = randomFrom(20);
  const pick = (length: number) => Math.floor(random() * length);
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=%#&?{}[]\"'<>\\ \u00e9\u674e\u0000";
  const hashes: string[] = [];
  for (let length = 4; length < whole.length; length += Math.ceil(whole.length / 30)) hashes.push(whole.slice(0, length));
  for (let round = 0; round < 70; round++) {
    // One letter of the text is another.
    const at = 4 + pick(whole.length - 4);
    hashes.push(whole.slice(0, at) + letters[pick(64)] + whole.slice(at + 1));
  }
  const json = Buffer.from(whole.slice(4), "base64url").toString();
  for (let round = 0; round < 70; round++) {
    // One letter of what it says is another, which is JSON more often.
    const at = pick(json.length);
    hashes.push(encode(json.slice(0, at) + '0123456789eE-+.,:[]{}"n'[pick(23)] + json.slice(at + 1)));
  }
  for (let round = 0; round < 50; round++) {
    hashes.push(`#a2=${Array.from({ length: pick(200) }, () => letters[pick(letters.length)]).join("")}`);
  }
  const outcomes = await follow(page, hashes);
  expect(outcomes.length).toBeGreaterThan(210);
  outcomes.forEach(judge);
  expect(
    outcomes.some(({ notice }) => notice === ""),
    "some are harmless",
  ).toBe(true);
  // And the page is as good as new.
  const [restored] = await follow(page, [whole]);
  expect(restored!.notice).toBe("");
  expect(restored!.link).toBe(whole);
});

test("numbers, types and names that nobody would write are told apart from a run", async ({ page }) => {
  const figure = await open(page);
  const whole = await good(figure);
  const payload = decode(whole);
  const strange: unknown[] = [
    -1,
    0.5,
    1e9,
    1e16,
    1e308,
    2 ** 53,
    -0,
    null,
    true,
    "",
    "7",
    "NaN",
    [],
    [[]],
    {},
    { length: 1e9 },
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "__proto__",
    "constructor",
    "toString",
    "\u0000",
    "\ud800",
    "x".repeat(5000),
    Array(3000).fill(0),
  ];
  const hashes = [
    ...[...Object.keys(payload), "w"].flatMap((key) => strange.map((value) => encode({ ...payload, [key]: value }))),
    // Within a command, a moment and a place.
    ...strange
      .flatMap((value) => [0, 1, 2, 3].map((at) => encode({ ...payload, j: [[1, 1, "l", 0.5].with(at, value as never)] })))
      .filter((_, index) => index % 2 === Math.floor(index / 4) % 2),
    ...strange.map((value) => encode({ ...payload, m: [value, 1], p: Array(8).fill([value, 0.5]) })),
    encode({ ...payload, j: Array.from({ length: 5000 }, () => [0, 0, "l", 0.5]) }),
    encode({ ...payload, j: [[0, 0, "l", 7]] }),
    encode({ ...payload, j: [[0, 0, "w", 99]] }),
    encode({ ...payload, j: [[0, 0, "x", 123456]] }),
    // Keys that reach for what all objects share.
    encode(`{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${JSON.stringify(payload).slice(1)}`),
    encode(JSON.stringify(payload).replace('"s":"team"', '"s":{"__proto__":{"polluted":1},"format":1}')),
    encode("[".repeat(20000)),
    encode(`${"[".repeat(5000)}${"]".repeat(5000)}`),
    encode("null"),
    encode("[]"),
    encode("7"),
    encode('"text"'),
  ];
  const outcomes = await follow(page, hashes);
  outcomes.forEach(judge);
  expect(await page.evaluate(() => (({}) as { polluted?: number }).polluted)).toBeUndefined();
});

test("a link from another version says so, and what is no link of ours is left alone", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  const whole = await good(figure);
  // The first version knew no variants; what it says goes on working.
  const [older] = await follow(page, [whole.replace("#a2=", "#a1=")]);
  expect([older!.notice, older!.link]).toEqual(["", whole]);
  const [newer] = await follow(page, [whole.replace("#a2=", "#a3=")]);
  expect(newer!.notice).toContain("newer version");
  judge(newer!);
  const digest = await figure.digest();
  for (const other of ["#top", "#a=1", "#a2", "#A2=abc", "#%F0%9F", "#a2%3Dabc", "#"]) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, other);
    await figure.frames(2);
    await expect(figure.notices).toHaveCount(0);
  }
  await figure.pause();
  expect((await figure.digest()).length).toBe(digest.length);
});

test("what a stranger writes stays text", async ({ page }) => {
  const figure = await open(page);
  const payload = decode(await good(figure));
  const script = `<img src=x onerror="document.title='broken into'"><script>document.title='broken into'</script>`;
  const scenario = {
    format: 1,
    name: script.slice(0, 80),
    about: script,
    integration_delay_minutes: 3,
    load_per_hour: 9,
    actors: [{ name: "<b onclick=x>A</b>" }, { name: "\"onload='x'" }],
    streams: [{ name: script.slice(0, 80), to: "<b onclick=x>A</b>" }],
  };
  const title = await page.title();
  await page.goto("about:blank");
  await page.goto(`./index.html${encode({ ...payload, s: scenario, j: [], m: [0, 0], p: [] })}`);
  await figure.ready();
  await expect(figure.name).toHaveText(scenario.name);
  await figure.choose("Log");
  await figure.seek(100);
  await expect(figure.panel).toContainText("<b onclick=x>A</b>");
  for (const value of [script, { script }]) {
    await page.goto("about:blank");
    await page.goto(`./index.html${encode({ ...payload, s: value, f: script })}`);
    await figure.ready();
    await expect(figure.notices).not.toHaveCount(0);
  }
  expect(await page.title()).toBe(title);
  await expect(figure.root.locator("img, script")).toHaveCount(0);
});

test("a broken link in a fresh page: a sentence, and the default team plays", async ({ page }) => {
  for (const hash of ["#a2=", "#a1=%%%", "#a9=abc", encode({ f: "0", s: "nobody", r: 1, j: [], m: [0, 0], v: "1", p: [] })]) {
    await page.goto("about:blank");
    const figure = await open(page, `./index.html${hash}`);
    await expect(figure.notices).toContainText("link");
    await expect(figure.notices).toContainText("Here is where this figure starts instead.");
    await expect(figure.name).toHaveText("Eight people, five shared truths");
    const minutes = await figure.minutes();
    await expect.poll(() => figure.minutes()).toBeGreaterThan(minutes);
  }
});

test("a link that asks for years of work does not hold the page up", async ({ page }) => {
  const payload = decode(await good(await open(page)));
  const ticks = 2 ** 20;
  for (const hash of [
    encode({ ...payload, j: [], m: [10 * 260 * 480 * ticks, 20_000_000] }),
    encode({ ...payload, j: [], m: [10 * 260 * 480 * ticks, 0] }),
    encode({ ...payload, j: [], m: [0, 20_000_000] }),
    encode({ ...payload, s: "single-queue", j: [[0, 0, "a", 0]], m: [10 * 260 * 480 * ticks, 1] }),
  ]) {
    await page.goto("about:blank");
    const figure = await open(page, `./index.html${hash}`);
    const way = figure.root.locator(".way");
    // On the way, refused, or there, since next to nothing happens in that run.
    const there = figure.clock.filter({ hasText: "Week 521" });
    await expect(way.or(figure.notices).or(there).first()).toBeVisible();
    await figure.button("New seed").click();
    await expect(way).toHaveCount(0);
    await expect.poll(() => figure.minutes()).toBeGreaterThan(0);
  }
});
