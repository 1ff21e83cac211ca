/** A message on its way lies in the reader's hand: a click on it, and it is lost or arrives. */

import { expect, test } from "./test";
import { openPost, type Figure } from "./figure";

/** Where on the screen a pointer would find a message: it says so, half way between two people, where nothing else is. */
function messagesUnderThePointer(figure: Figure): Promise<{ x: number; y: number }[]> {
  return figure.ask((element) => {
    const inside = element.shadowRoot!;
    const canvas = inside.querySelector("canvas")!;
    const box = canvas.getBoundingClientRect();
    const [one, other] = [...inside.querySelectorAll(".people button")].map((face) => {
      const { left, top, width, height } = face.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }) as [{ x: number; y: number }, { x: number; y: number }];
    const near = Math.hypot(one.x - other.x, one.y - other.y) * 0.35;
    const found: { x: number; y: number }[] = [];
    for (let x = box.left + 4; x < box.right; x += 7) {
      for (let y = box.top + 4; y < box.bottom; y += 7) {
        if ([one, other].some((face) => Math.hypot(face.x - x, face.y - y) < near)) continue;
        canvas.dispatchEvent(new PointerEvent("pointermove", { clientX: x, clientY: y, pointerType: "mouse", bubbles: true }));
        if (canvas.style.cursor === "pointer") found.push({ x, y });
      }
    }
    return found;
  });
}

/** Slow motion until a message is well under way; then the clock stands still. */
async function clickMessage(figure: Figure): Promise<void> {
  await figure.canvas.scrollIntoViewIfNeeded();
  await figure.speed("a quarter").check({ force: true });
  await figure.play();
  await expect.poll(() => messagesUnderThePointer(figure), { intervals: [50], timeout: 20_000 }).not.toEqual([]);
  await figure.pause();
  await figure.frames(3);
  const places = await messagesUnderThePointer(figure);
  const { x, y } = places[Math.floor(places.length / 2)]!;
  await figure.page.mouse.click(x, y);
  await expect(figure.panel).toContainText(/Fate\s*will/);
}

/** Goes on, at full speed, until the message that is looked at is over. */
async function untilOver(figure: Figure): Promise<void> {
  for (let step = 0; step < 200; step++) {
    await figure.step();
    await figure.frames(1);
    if ((await figure.panel.innerText()).includes("That message is over")) return;
  }
  throw new Error("The message is still on its way after 200 events.");
}

test("a message that would arrive is clicked and lost", async ({ page }) => {
  // Nothing else gets lost here.
  const figure = await openPost(page, `<actorium-sim scenario="two-people" seed="7" loss="0" load="20"></actorium-sim>`);
  await clickMessage(figure);
  await expect(figure.panel).toContainText("will arrive");
  const future = await figure.link();
  await figure.panel.getByRole("button", { name: "Lose it" }).click();
  await expect(figure.panel).toContainText("will be lost, and nobody knows");
  await untilOver(figure);
  expect((await figure.metrics()).messages.lost).toBe(1);
  await figure.choose("Log");
  await expect(figure.panel).toContainText(/You let (news|confirmation) of Plan( v\d+)? from (Ana|Bo) to (Ana|Bo) get lost/);
  await expect(figure.panel).toContainText(/(News|Confirmation) of Plan v\d+ from (Ana|Bo) to (Ana|Bo) got lost/);

  // Had nobody touched it, nothing would have been lost.
  await page.goto("about:blank");
  await page.goto(future);
  await figure.ready();
  await figure.seek(600);
  expect((await figure.metrics()).messages.lost).toBe(0);
});

test("a message that is doomed is clicked and arrives", async ({ page }) => {
  // Everything else gets lost here.
  const figure = await openPost(page, `<actorium-sim scenario="two-people" seed="7" loss="1"></actorium-sim>`);
  await clickMessage(figure);
  const { delivered, acknowledged } = (await figure.metrics()).messages;
  await figure.panel.getByRole("button", { name: "Let it arrive" }).click();
  await expect(figure.panel).toContainText("will arrive");
  // And with second thoughts it may be lost after all.
  await figure.panel.getByRole("button", { name: "Lose it" }).click();
  await figure.panel.getByRole("button", { name: "Let it arrive" }).click();
  const due = await figure.minutes();
  await figure.seek(due + 30);
  await figure.choose("Log");
  await figure.panel.getByLabel("Which events").selectOption("what you did");
  await expect(figure.panel).toContainText("arrive");
  await figure.panel.getByLabel("Which events").selectOption("news");
  await expect(figure.panel).toContainText(/Bo received news of Plan v\d+ from Ana/);
  expect((await figure.metrics()).messages.delivered).toBeGreaterThan(delivered);
  expect((await figure.metrics()).messages.acknowledged).toBe(acknowledged);
});
