/** Attributes say how a figure starts; one that makes no sense is named, and the default is there instead. */

import { openPost } from "./figure";
import { expect, test } from "./test";

const NONSENSE: readonly [attribute: string, value: string, says: RegExp][] = [
  ["loss", "1.5", /loss “1\.5” is not a number from 0 to 1/],
  ["loss", "-0.1", /loss “-0\.1”/],
  ["loss", "", /loss “”/],
  ["delay", "-1", /delay “-1” is not a number from/],
  ["delay", "soon", /delay “soon”/],
  ["delay", "NaN", /delay “NaN”/],
  ["load", "1e99", /load “1e99”/],
  ["load", "Infinity", /load “Infinity”/],
  ["seed", "-1", /seed “-1” is not a whole number/],
  ["seed", "1.5", /seed “1\.5”/],
  ["seed", "4294967296", /seed “4294967296”/],
  ["start", "-5", /start “-5”/],
  ["start", "1e300", /start “1e300”/],
  ["panel", "", /no panel “”/],
  ["panel", "nowhere", /no panel “nowhere”, so none is open. There are: charts, log, inspect, retro, claims/],
  ["panel", "__proto__", /no panel “__proto__”/],
  ["scenario", "nowhere", /no scenario “nowhere”/],
  ["scenario", "__proto__", /no scenario “__proto__”/],
  ["scenario", "<b>bold</b>", /no scenario “<b>bold<\/b>”/],
];

test("a value that makes no sense gets a sentence, and the default in its place", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim seed="7"></actorium-sim>`);
  const asIs = await figure.digest();
  const name = await figure.name.textContent();
  for (const [attribute, value, says] of NONSENSE) {
    await test.step(`${attribute}="${value}"`, async () => {
      await page.evaluate(
        async ([key, text]) => {
          const fresh = document.createElement("actorium-sim");
          fresh.setAttribute("seed", "7");
          fresh.setAttribute(key!, text!);
          document.querySelector("actorium-sim")!.replaceWith(fresh);
          await (fresh as HTMLElement & { ready: Promise<void> }).ready;
        },
        [attribute, value],
      );
      await expect(figure.notices).toHaveText(says);
      await expect(figure.name).toHaveText(name!);
      // Without a seed that makes sense one is drawn, and the run is another.
      if (attribute !== "seed") expect(await figure.digest()).toBe(asIs);
    });
  }
});

test("a notice is announced, and goes when it is dismissed", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim seed="7" loss="2"></actorium-sim>`);
  await expect(figure.root.getByRole("alert")).toContainText("loss “2”");
  await figure.button("Dismiss").click();
  await expect(figure.notices).toHaveCount(0);
});

test("values that make sense are taken, and nothing is said", async ({ page }) => {
  const figure = await openPost(
    page,
    `<actorium-sim scenario="two-people" seed="9" loss="0.5" delay="6" load="2" start="100"></actorium-sim>`,
  );
  await expect(figure.knob("Loss rate")).toHaveValue("0.5");
  await expect(figure.knob("Integration delay")).toHaveValue("6");
  await expect(figure.knob("Load")).toHaveValue("2");
  await expect(figure.seed).toHaveText("9");
  await expect(figure.name).toHaveText("Two people, one lossy link");
  expect(await figure.minutes()).toBe(100);
  await expect(figure.notices).toHaveCount(0);
});

test("attributes that a page changes later turn the knobs of the run there is", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim scenario="two-people" seed="9" start="100"></actorium-sim>`);
  await figure.ask((element) => element.setAttribute("loss", "0.75"));
  await expect(figure.knob("Loss rate")).toHaveValue("0.75");
  expect(await figure.minutes()).toBe(100);
  await figure.ask((element) => element.setAttribute("loss", "75"));
  await expect(figure.notices).toHaveText(/loss “75”/);
  await expect(figure.knob("Loss rate")).toHaveValue("0.75");
});

test("a scenario of one's own runs, and one with mistakes in it is refused with the reasons", async ({ page }) => {
  const figure = await openPost(page, `<actorium-sim seed="9"></actorium-sim>`);
  await figure.ask((element) => {
    element.scenario = {
      format: 1,
      name: "Mine",
      about: "Two desks.",
      integration_delay_minutes: 3,
      load_per_hour: 6,
      actors: [{ name: "Uma" }, { name: "Vic" }],
      streams: [{ name: "post", to: "Uma" }],
    };
  });
  await expect(figure.name).toHaveText("Mine");
  await expect(figure.notices).toHaveCount(0);
  await expect(figure.person("Vic")).toBeAttached();
  await figure.ask((element) => {
    element.scenario = {
      format: 1,
      name: "Broken",
      about: "Nobody is there.",
      integration_delay_minutes: 3,
      load_per_hour: 6,
      actors: [{ name: "Uma" }],
      streams: [{ name: "post", to: "Nobody" }],
    };
  });
  await expect(figure.notices).toContainText("mistakes");
  await expect(figure.notices).toContainText("Nobody");
  // What is refused takes nothing away.
  await expect(figure.name).toHaveText("Mine");
});
