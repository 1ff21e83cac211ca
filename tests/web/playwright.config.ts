import { defineConfig } from "@playwright/test";

// `cargo xtask test web` sets both; by hand, `npx playwright test` uses Playwright's own browser.
const browser = process.env.ACTORIUM_BROWSER;
const port = Number(process.env.ACTORIUM_PORT ?? 4173);

export default defineConfig({
  testDir: ".",
  outputDir: "results",
  reporter: "list",
  // One at a time: some tests watch the pace of animation, which a busy machine distorts.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    // A control that is not there will not come: say so before the whole test's time is up.
    actionTimeout: 10_000,
    trace: "off",
    screenshot: "off",
    video: "off",
    launchOptions: {
      ...(browser ? { executablePath: browser } : {}),
      // The browser talks to the page's own server and to nobody else, also not to its maker.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: "../../www",
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    stdout: "ignore",
    stderr: "pipe",
    timeout: 30_000,
  },
});
