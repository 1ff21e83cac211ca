/** The thread that tries claims, so that the page goes on meanwhile. It takes one request after the other. */

import { initSync } from '../../core/built/actorium_claims.js';
import type { Outcome } from '../../generated/core-types';
import { attempt } from './run';

/** First the module, which makes the thread ready; after that requests, and what is cancelled of them. */
export type ToThread =
  | { readonly module: WebAssembly.Module }
  | { readonly id: number; readonly check: Uint8Array; readonly seed: number }
  | { readonly cancel: number };

/** That the thread is ready; the outcome of a request; or why it has none. */
export type FromThread =
  | { readonly ready: true }
  | { readonly id: number; readonly outcome: Outcome }
  | { readonly id: number; readonly problem: string };

/** How long it computes without looking for messages. */
const SLICE_MS = 15;

const cancelled = new Set<number>();
const channel = new MessageChannel();
let last: Promise<void> = Promise.resolve();

/** Lets waiting messages in. A message to oneself is not slowed down, as a timer would be. */
const listen = (): Promise<unknown> =>
  new Promise((resolve) => {
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(0);
  });

const tell = (message: FromThread): void => postMessage(message);

async function run(id: number, check: Uint8Array, seed: number): Promise<void> {
  // The request may have been cancelled while it waited.
  await listen();
  let untilMs = performance.now() + SLICE_MS;
  const isOver = (): boolean => cancelled.has(id);
  const rest = (): Promise<unknown> | undefined => {
    if (performance.now() < untilMs) return undefined;
    return listen().then(() => {
      untilMs = performance.now() + SLICE_MS;
    });
  };
  try {
    const outcome = isOver() ? undefined : await attempt(check, seed, { isOver, rest });
    if (outcome) tell({ id, outcome });
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) {
      // The module has crashed and answers no more. An uncaught error is how the page hears that this thread is over.
      setTimeout(() => {
        throw error;
      });
    } else tell({ id, problem: error instanceof Error ? error.message : String(error) });
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
