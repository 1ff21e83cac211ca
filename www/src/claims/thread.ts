/** The thread that tries claims, so that the page goes on meanwhile: one seed after the other, in the order in which they are asked for. */

import { initSync } from '../core/actorium_claims.js';
import type { Outcome } from '../generated/core-types';
import { attempt } from './run';

/** First the module, which is then ready; from then on what to try, or what not to try after all. */
export type ToThread = { readonly module: WebAssembly.Module } | { readonly id: number; readonly check: Uint8Array; readonly seed: number } | { readonly cancel: number };

/** That it is ready; what came of something; or why nothing came of it. */
export type FromThread = { readonly ready: true } | { readonly id: number; readonly outcome: Outcome } | { readonly id: number; readonly problem: string };

/** How long it does not listen. */
const DEAF_MS = 15;

const cancelled = new Set<number>();
const channel = new MessageChannel();
let last: Promise<void> = Promise.resolve();

/** Lets messages in that have come meanwhile. Timers would be slowed down. */
const listen = (): Promise<unknown> => new Promise((resolve) => {
  channel.port1.onmessage = resolve;
  channel.port2.postMessage(0);
});

const tell = (message: FromThread): void => postMessage(message);

async function run(id: number, check: Uint8Array, seed: number): Promise<void> {
  // A cancellation can be behind this in the queue of messages.
  await listen();
  let deafUntil = performance.now() + DEAF_MS;
  const rest = (): Promise<unknown> | undefined => {
    if (performance.now() < deafUntil) return undefined;
    return listen().then(() => { deafUntil = performance.now() + DEAF_MS; });
  };
  try {
    const outcome = cancelled.has(id) ? undefined : await attempt(check, seed, () => cancelled.has(id), rest);
    if (outcome) tell({ id, outcome });
  } catch (error) {
    tell({ id, problem: error instanceof Error ? error.message : String(error) });
  }
  cancelled.delete(id);
}

addEventListener('message', ({ data }: MessageEvent<ToThread>) => {
  if ('module' in data) {
    initSync({ module: data.module });
    tell({ ready: true });
  } else if ('cancel' in data) {
    cancelled.add(data.cancel);
  } else {
    last = last.then(() => run(data.id, data.check, data.seed));
  }
});
