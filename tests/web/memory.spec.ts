/** The page reads frames straight from the core's memory, which grows, moves and is given back. */

import { type WithCore, watchCore } from "./core-module";
import { Figure, type FigureElement, open, openPost } from "./figure";
import { expect, test } from "./test";

/** What the frame says of everybody's mailbox, and what the close look says of it. */
async function mailboxes(figure: Figure, names: readonly string[]): Promise<[frame: string, look: string][]> {
  const both: [string, string][] = [];
  for (const name of names) {
    await figure.inspect(name);
    await expect(figure.panel.getByRole("heading", { name, exact: true })).toBeVisible();
    await figure.frames(2);
    const label = (await figure.person(name).getAttribute("aria-label"))!;
    const look = /(\d+) waiting/.exec(await figure.panel.innerText())![1]!;
    both.push([/: (\d+) message/.exec(label)![1]!, look]);
  }
  return both;
}

test("frames are still read right after the memory has grown beside a running figure", async ({ page }) => {
  await watchCore(page);
  const figure = await openPost(
    page,
    `<actorium-sim id="small" seed="7" load="11" loss="0.4" autoplay></actorium-sim><div id="place"></div>`,
    "#small",
  );
  const size = () => page.evaluate(() => (document as WithCore).core.memory.buffer.byteLength);
  const before = await size();
  const minutes = await figure.minutes();

  await page.evaluate(async () => {
    const crowd = document.createElement("actorium-sim") as FigureElement;
    crowd.id = "crowd";
    crowd.scenario = {
      format: 1,
      name: "A crowd",
      about: "Five thousand people.",
      integration_delay_minutes: 3,
      load_per_hour: 20000,
      media: [{ name: "chat", latency: { mean_minutes: 3 } }],
      actors: [{ name: "p", count: 5000 }],
      streams: [{ name: "post", to: "p" }],
    };
    document.querySelector("#place")!.replaceChildren(crowd);
    await crowd.ready;
    crowd.seek(300);
  });
  const crowd = new Figure(page, "#crowd");
  await expect(crowd.notices).toHaveCount(0);
  await expect(crowd.name).toHaveText("A crowd");
  expect(await size()).toBeGreaterThan(before);

  await figure.root.scrollIntoViewIfNeeded();
  await expect.poll(() => figure.minutes()).toBeGreaterThan(minutes + 2);
  await figure.pause();
  await expect(figure.crashCard).toHaveCount(0);
  for (const [frame, look] of await mailboxes(figure, ["Ana", "Bo", "Cem", "Dee", "Eli", "Fay", "Gus", "Hana"])) expect(frame).toBe(look);
  await figure.seek(900);
  for (const [frame, look] of await mailboxes(figure, ["Ana", "Gus", "Hana"])) expect(frame).toBe(look);
});

test("a run that is replaced leaves nothing of itself in the picture of the next", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  await figure.seek(400);
  await figure.choose("Inspect");
  for (let round = 0; round < 6; round++) {
    for (const scenario of ["single-queue", "two-people", "team"]) {
      const labels = await figure.root.evaluate(async (host, next) => {
        const element = host as FigureElement;
        element.scenario = next;
        await element.updateComplete;
        const read = () => [...element.shadowRoot!.querySelectorAll(".people button")].map((person) => person.getAttribute("aria-label")!);
        const at = read();
        await new Promise((resolve) => requestAnimationFrame(resolve));
        await element.updateComplete;
        return [...at, ...read()];
      }, scenario);
      for (const label of labels)
        expect(label).toMatch(/^\w+(: \d{1,4} messages? waiting, (free|taking in [\w ]+)(, \d{1,3}\s% up to date)?)?$/);
    }
  }
});
