/** For those who cannot see the stage: the run in a sentence or two, said now and then. */

import { open, openPost } from "./figure";
import { expect, test } from "./test";

test("the run is summed up in words, in a polite live region", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  await figure.seek(300);
  await expect(figure.summary).toHaveText(/^Monday 14:00\. Coherence \d+ %, the team believes \d+ %\.( \w+ has \d+ messages? waiting\.)?$/);
  await expect(figure.summary).toHaveAttribute("role", "status");
  const coherence = Math.round((await figure.metrics()).coherence_now_share * 100);
  await expect(figure.summary).toContainText(`Coherence ${coherence} %`);
});

test("while time goes on it speaks seldom, not with every frame", async ({ page }) => {
  const figure = await open(page);
  await figure.speed("sixteen times").check({ force: true });
  await expect(figure.summary).not.toBeEmpty();
  const said = await figure.ask(async (element) => {
    const region = element.shadowRoot!.querySelector(".unseen[role=status]")!;
    let changes = 0;
    const observer = new MutationObserver(() => {
      changes += 1;
    });
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    const began = element.metrics()!.minutes;
    while (element.metrics()!.minutes < began + 100) await new Promise((resolve) => requestAnimationFrame(resolve));
    observer.disconnect();
    return changes;
  });
  expect(said).toBeLessThanOrEqual(2);
});

test("it goes with the moment when one steps or scrubs", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim scenario="single-queue" seed="7"></actorium-sim>`);
  await expect(figure.summary).toContainText("Monday 10:00");
  await figure.seek(480 + 62);
  await expect(figure.summary).toContainText("Tuesday 10:02");
  await expect(figure.summary).toContainText(/\d+ items? of work done/);
});

test("people and pictures have words of their own", async ({ page }) => {
  const figure = await open(page);
  await figure.pause();
  await expect(figure.person("Cem")).toHaveAttribute(
    "aria-label",
    /^Cem: \d+ messages? waiting, (free|taking in [\w ]+), \d+\s% up to date$/,
  );
  await expect(figure.canvas).toHaveAttribute("aria-label", "8 people passing messages");
  await expect(figure.panel.getByRole("img", { name: /^Coherence over time: \d+/ })).toBeVisible();
  await expect(figure.timeline).toHaveAttribute("aria-valuetext", /^Monday \d+:\d+$/);
});
