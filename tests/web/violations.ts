/** What axe can find against a page. */

import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** In a sentence each: which rule, where, and why. */
export async function violations(page: Page, only?: string): Promise<string[]> {
  // There are no frames, so the results need no page of their own to be gathered on, which takes time.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations: found } = await (only ? axe.withRules(only) : axe.withTags(RULES)).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id} at ${node.target.flat().join(" ")}: ${node.failureSummary?.replaceAll("\n", " ")}`),
  );
}

/** By day every rule, by night those that colours could break. */
export async function byDayAndNight(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  expect(await violations(page), `${name}, light`).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await violations(page, "color-contrast"), `${name}, dark`).toEqual([]);
}
