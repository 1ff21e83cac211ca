import { test } from "@playwright/test";
test("t", async ({ browser, baseURL }) => {
  test.setTimeout(170000);
  const time = async (f: () => Promise<void>) => { const t = Date.now(); await f(); return Date.now() - t; };
  const shared = await browser.newContext({ baseURL: baseURL! });
  const visit = async (page: import("@playwright/test").Page) => { await page.goto("./index.html"); await page.evaluate(() => (document.querySelector("actorium-sim") as any).ready); };
  const a: number[][] = [], b: number[][] = [];
  for (let i = 0; i < 6; i++) {
    let c: any, p: any;
    a.push([await time(async () => { c = await browser.newContext({ baseURL: baseURL! }); }), await time(async () => { p = await c.newPage(); }), await time(() => visit(p)), await time(() => c.close())]);
    b.push([await time(async () => { p = await shared.newPage(); }), await time(() => visit(p)), await time(() => p.close())]);
  }
  console.log("fresh", JSON.stringify(a)); console.log("shared", JSON.stringify(b));
});
