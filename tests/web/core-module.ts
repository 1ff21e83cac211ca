/** Gets hold of the core's WebAssembly module as the page loads it, which the page itself keeps to itself. */

import type { Page } from "@playwright/test";

/** What the page's glue gets to see of the module, which a test may look at or break. */
export interface CoreModule {
  memory: WebAssembly.Memory;
  /** Calls on a simulation that are broken, by the name of the export: each is made with an address that lies outside the memory. */
  broken: Set<string>;
  /** The one simulation that is broken, by its address; none means all. */
  victim: number | undefined;
  /** The simulation that was asked last. */
  asked: number;
}

export type WithCore = Document & { core: CoreModule };

/** Before the page loads. The traps that it can cause are the real ones of the WebAssembly machine. */
export async function watchCore(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const core: Partial<CoreModule> = { broken: new Set(), victim: undefined, asked: 0 };
    Object.assign(document, { core });
    const OUTSIDE = 0xfffffff0;
    const wrapped = (result: WebAssembly.WebAssemblyInstantiatedSource) => {
      const exports: Record<string, unknown> = { ...result.instance.exports };
      // The compiler of scenarios is another module.
      if (!("simulation_new" in exports)) return result;
      core.memory = exports.memory as WebAssembly.Memory;
      for (const [name, original] of Object.entries(exports)) {
        if (typeof original !== "function" || !name.startsWith("simulation_") || name === "simulation_new") continue;
        exports[name] = (address: number, ...rest: unknown[]): unknown => {
          core.asked = address;
          const isVictim = core.broken!.has(name) && (core.victim === undefined || core.victim === address);
          return original(isVictim ? OUTSIDE : address, ...rest);
        };
      }
      return { module: result.module, instance: { exports } } as unknown as WebAssembly.WebAssemblyInstantiatedSource;
    };
    const { instantiate, instantiateStreaming } = WebAssembly;
    WebAssembly.instantiateStreaming = async (...given) => wrapped(await instantiateStreaming(...given));
    WebAssembly.instantiate = (async (source: BufferSource, imports?: WebAssembly.Imports) =>
      wrapped(await instantiate(source, imports))) as typeof WebAssembly.instantiate;
  });
}
