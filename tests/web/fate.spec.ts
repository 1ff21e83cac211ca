/** A message on its way lies in the reader's hand: a click on it, and it is lost or arrives. */

import { type Figure, openPost } from "./figure";
import { expect, test } from "./test";

/** Where on the screen a pointer would find a message: it says so, round the middle between two people, where nothing else is. */
function messagesUnderThePointer(figure: Figure): Promise<{ x: number; y: number }[]> {
  return figure.ask((element) => {
    const inside = element.shadowRoot!;
    const canvas = inside.querySelector("canvas")!;
    const [one, other] = [...inside.querySelectorAll(".people button")].map((face) => {
      const { left, top, width, height } = face.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }) as [{ x: number; y: number }, { x: number; y: number }];
    const middle = { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
    const near = Math.hypot(one.x - other.x, one.y - other.y) * 0.15;
    const found: { x: number; y: number }[] = [];
    for (let x = middle.x - near; x < middle.x + near; x += 7) {
      for (let y = middle.y - near; y < middle.y + near; y += 7) {
        canvas.dispatchEvent(new PointerEvent("pointermove", { clientX: x, clientY: y, pointerType: "mouse", bubbles: true }));
        if (canvas.style.cursor === "pointer") found.push({ x, y });
      }
    }
    return found;
  });
}

/** Goes on by seconds until a message is well under way. There the clock stands still, so that it stays where it is found. */
async function clickMessage(figure: Figure): Promise<void> {
  await figure.canvas.scrollIntoViewIfNeeded();
  let minutes = await figure.minutes();
  const last = minutes + 100;
  let places: { x: number; y: number }[] = [];
  while (places.length === 0 && minutes < last) {
    minutes += 0.25;
    await figure.seek(minutes);
    await figure.frames(2);
    places = await messagesUnderThePointer(figure);
  }
  expect(places, "a message on its way").not.toEqual([]);
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
