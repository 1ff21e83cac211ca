/** The panels that show more once something was tried: how to get them there, for tests that look at every panel. */

import { expect } from "@playwright/test";
import type { Figure } from "./figure";

export const TRIED_PANELS: Readonly<Record<"retro" | "claims", (figure: Figure) => Promise<void>>> = {
  retro: async (figure) => {
    await figure.choose("Retro");
    await figure.button("Try other loads").click();
    await figure.panel.locator("[data-result=loads]").waitFor({ timeout: 45_000 });
  },
  claims: async (figure) => {
    await figure.choose("Claims");
    await figure.panel.getByRole("button", { name: "Check in 200 runs" }).first().click();
    await figure.panel.locator(".check b").waitFor();
    // A check may be over before anybody could stop it.
    await expect(figure.button("Stop")).toHaveCount(0, { timeout: 45_000 });
  },
};
