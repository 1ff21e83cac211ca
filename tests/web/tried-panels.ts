/** The panels that show more once something was tried: how to get them there, for tests that look at every panel. */

import type { Figure } from "./figure";
import { expect } from "./test";

export const TRIED_PANELS: Readonly<Record<"retro" | "claims", (figure: Figure) => Promise<void>>> = {
  retro: async (figure) => {
    await figure.choose("Retro");
    await figure.button("Try other loads").click();
    await figure.panel.locator("[data-result=loads]").waitFor({ timeout: 45_000 });
  },
  claims: async (figure) => {
    await figure.choose("Claims");
    await figure.panel.getByRole("button", { name: "Check in 200 runs" }).first().click();
    const counted = figure.panel.locator(".check:has(b)");
    await counted.waitFor();
    // A short check can be over by now: the page itself looks and presses, so that nothing happens in between.
    await counted.evaluate((check) => {
      const button = check.querySelector("button")!;
      if (button.textContent === "Stop") button.click();
    });
    await expect(figure.button("Stop")).toHaveCount(0);
  },
};
