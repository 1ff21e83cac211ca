// The built page in a real browser: what an embed transfers, how soon a message moves, what a frame costs.
//
//   ACTORIUM_BROWSER=/path/to/chromium node page.mjs ROUNDS

import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { crowd } from "./crowd.mjs";
import { serve } from "./server.mjs";
import { watch } from "./watch.mjs";

const require = createRequire(new URL("../../tests/web/package.json", import.meta.url));
const { chromium } = require("@playwright/test");

const rounds = Number(process.argv[2]);
const folder = fileURLToPath(new URL("../../www/dist", import.meta.url));
const blog = (attributes) => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>A post</title>
<script type="module" src="actorium-sim.js"></script>
<actorium-sim ${attributes}></actorium-sim>`;

const server = await serve(folder, { "/post.html": blog("autoplay"), "/crowd.html": blog("") });
const browser = await chromium.launch({
  executablePath: process.env.ACTORIUM_BROWSER || undefined,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});

/** A page of a fresh profile: nothing cached, nothing compiled. */
async function visit(path, use) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(`${path}: ${error.message}`));
  await page.addInitScript(watch);
  const files = [];
  page.on("requestfinished", (request) => files.push(request));
  await page.goto(`${server.address}${path}`);
  const result = await use(page, files);
  await context.close();
  return result;
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** A scenario may take its time until somebody has something to say. */
const PATIENCE_MS = 120_000;

async function firstMessage(page) {
  await page.waitForFunction(() => window.watched.firstMessageMs !== null, null, { timeout: PATIENCE_MS });
  return page.evaluate(() => window.watched);
}

/** What a page fetches when it has nothing else to do it fetches within this time of silence. */
const SILENCE_MS = 5_000;

/** Everything but the host's own page, as any decent host compresses it: also what comes after the first view, if nobody asks for more. */
async function transfer(page, requests) {
  await firstMessage(page);
  for (let known = -1; known !== requests.length; await page.waitForTimeout(SILENCE_MS)) known = requests.length;
  const sizes = requests
    .filter((request) => request.resourceType() !== "document" && new URL(request.url()).pathname !== "/favicon.ico")
    .map(async (request) => {
      const body = await (await request.response()).body();
      return { path: new URL(request.url()).pathname, gzip_bytes: gzipSync(body, { level: 9 }).length };
    });
  return Promise.all(sizes);
}

async function frames(page) {
  await page.evaluate(async (scenario) => {
    const element = document.querySelector("actorium-sim");
    await customElements.whenDefined("actorium-sim");
    element.scenario = scenario;
    element.seed = 1;
    await element.ready;
    await element.updateComplete;
    element.seek(400);
    element.play();
  }, crowd);
  await page.waitForFunction(() => window.watched.actors === 200 && window.watched.flights > 0);
  const inspector = await page.context().newCDPSession(page);
  await inspector.send("Performance.enable");
  const scriptSeconds = async () => {
    const { metrics } = await inspector.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "ScriptDuration").value;
  };
  await page.waitForTimeout(1500);
  await page.evaluate(() => (window.watched.frames = window.watched.frames.slice(0, 0)));
  const before = await scriptSeconds();
  await page.waitForTimeout(4000);
  const script = (await scriptSeconds()) - before;
  const { actors, flights, frames } = await page.evaluate(() => window.watched);
  const spent = frames.map((frame) => frame.spent).sort((a, b) => a - b);
  return {
    frame_actors: actors,
    frame_messages: flights,
    frame_mean_ms: (script * 1000) / frames.length,
    frame_median_ms: spent[Math.floor(spent.length / 2)],
    frame_p95_ms: spent[Math.floor(spent.length * 0.95)],
    frames_per_second: frames.length / 4,
  };
}

const embedFiles = await visit("/post.html", transfer);
const starts = { "/post.html": [], "/": [] };
for (let round = 0; round < rounds; round++) {
  for (const path of Object.keys(starts)) starts[path].push(await visit(path, firstMessage));
}
const frame = await visit("/crowd.html", frames);
await browser.close();
server.close();

const start = (path) => ({
  time_passes_ms: median(starts[path].map(({ timePassesMs }) => timePassesMs)),
  first_message_ms: median(starts[path].map(({ firstMessageMs }) => firstMessageMs)),
});
console.log(
  JSON.stringify({
    embed_files: embedFiles,
    embed_gzip_bytes: embedFiles.reduce((sum, file) => sum + file.gzip_bytes, 0),
    page: start("/"),
    embed: start("/post.html"),
    ...frame,
  }),
);
