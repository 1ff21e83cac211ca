/** Once loaded it needs nobody: everything goes on working without a network. */

import { fetchedAll, open, pick, picker } from "./figure";
import { expect, test } from "./test";

test("everything works with the network gone", async ({ page, context, complaints }) => {
  // Browsers look for the icon of the tab anew whenever the address changes, and grumble.
  complaints.expect(/favicon/);
  const figure = await open(page);
  // The charts come a moment after the first frame.
  await expect(figure.root.locator(".plot canvas").first()).toBeVisible();
  await figure.choose("Claims");
  await expect(figure.panel.getByRole("listitem").first()).toBeVisible();
  // The other scenarios and the other panels come a moment after the first frame.
  await picker(page);
  await fetchedAll(page);
  await context.setOffline(true);

  const minutes = await figure.minutes();
  await expect.poll(() => figure.minutes()).toBeGreaterThan(minutes);
  await figure.pause();
  for (const title of ["Two people, one lossy link", "One person, one queue", "Eight people, five shared truths"]) {
    await pick(page, title);
    await expect(figure.name).toHaveText(title);
    for (const panel of ["Log", "Inspect", "Retro", "Claims", "Charts"] as const) await figure.choose(panel);
    await expect(figure.root.locator(".plot canvas").first()).toBeVisible();
  }
  await figure.setKnob("Loss rate", 0.7);
  await figure.seek(700);
  const digest = await figure.digest();
  const link = new URL(await figure.link()).hash;
  await figure.button("New seed").click();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, link);
  await expect.poll(() => figure.digest()).toBe(digest);
  await figure.button("Again").click();
  await figure.inspect("Fay");
  await expect(figure.panel.getByRole("heading", { name: "Fay", exact: true })).toBeVisible();
});
