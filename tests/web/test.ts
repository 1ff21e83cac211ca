/** The test of this folder: besides what it asserts, no page may complain on its console or ask anybody else for anything. */

import { type BrowserContext, test as base, expect } from "@playwright/test";

export { expect };

export class Complaints {
  readonly #heard: string[] = [];
  readonly #expected: RegExp[] = [];

  /** Hears everything from every page of this context. */
  listen(context: BrowserContext, origin: string): void {
    context.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning")
        this.#hear(`${message.type()}: ${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (event) => this.#hear(`uncaught: ${event.error().stack ?? event.error().message}`));
    context.on("request", (request) => {
      const { protocol, origin: asked } = new URL(request.url());
      if (protocol.startsWith("http") && asked !== origin) this.#hear(`request to another origin: ${request.url()}`);
    });
  }

  /** For a test that breaks something on purpose. */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  get list(): readonly string[] {
    return this.#heard;
  }

  #hear(complaint: string): void {
    if (!this.#expected.some((pattern) => pattern.test(complaint))) this.#heard.push(complaint);
  }
}

export const test = base.extend<{ complaints: Complaints }>({
  complaints: [
    async ({ context, baseURL }, use) => {
      const complaints = new Complaints();
      complaints.listen(context, new URL(baseURL!).origin);
      await use(complaints);
      expect(complaints.list, "complaints of the page").toEqual([]);
    },
    { auto: true },
  ],
});
