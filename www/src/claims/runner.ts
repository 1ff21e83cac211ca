/** Whoever tries claims: a thread, or, where the page may have none, the page itself, a slice in each frame. */

import { initSync } from '../core/actorium_claims.js';
import address from '../core/actorium_claims_bg.wasm?url';
import type { Outcome } from '../generated/core-types';
import { attempt } from './run';
import type { FromThread, ToThread } from './thread';
import Thread from './thread?worker&inline';

export interface Runner {
  /** What comes of a claim, given as the image of its check, with a seed. Rejects with a sentence if it cannot be tried; never settles once aborted. */
  outcome(check: Uint8Array, seed: number, signal: AbortSignal): Promise<Outcome>;
}

/** Script time of one frame that goes into checks where there is no thread; the run on screen needs its own. */
const SLICE_MS = 4;
/** A thread that nobody needs is given back after so long. */
const IDLE_MS = 10_000;

let module: Promise<WebAssembly.Module> | undefined;

/** The runner's code, fetched once for all figures. It is the same for all and never changes. */
export function fetchModule(): Promise<WebAssembly.Module> {
  module ??= fetch(address).then((response) => response.arrayBuffer()).then((bytes) => WebAssembly.compile(bytes));
  module.catch(() => { module = undefined; });
  return module;
}

/** The page itself, one after the other. */
export class PageRunner implements Runner {
  #last: Promise<unknown> = Promise.resolve();
  #nextFrame: () => Promise<unknown>;

  constructor(code: WebAssembly.Module, nextFrame: () => Promise<unknown> = () => new Promise(requestAnimationFrame)) {
    initSync({ module: code });
    this.#nextFrame = nextFrame;
  }

  outcome(check: Uint8Array, seed: number, signal: AbortSignal): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#last = this.#last.then(() => this.#run(check, seed, signal)).then((outcome) => outcome && resolve(outcome), reject);
    });
  }

  async #run(check: Uint8Array, seed: number, signal: AbortSignal): Promise<Outcome | undefined> {
    await this.#nextFrame();
    let until = performance.now() + SLICE_MS;
    const rest = (): Promise<unknown> | undefined => {
      if (performance.now() < until) return undefined;
      return this.#nextFrame().then(() => { until = performance.now() + SLICE_MS; });
    };
    return signal.aborted ? undefined : attempt(check, seed, () => signal.aborted, rest);
  }
}

/** A thread that is ready; rejects where the page may have none. */
function startThread(code: WebAssembly.Module): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const thread = new Thread();
    thread.onerror = thread.onmessageerror = () => {
      thread.terminate();
      reject(new Error('There is no thread.'));
    };
    thread.onmessage = () => resolve(thread);
    thread.postMessage({ module: code } satisfies ToThread);
  });
}

/** One thread, for as long as there is something to try. */
class ThreadRunner implements Runner {
  #thread: Worker;
  #jobs = new Map<number, { readonly resolve: (outcome: Outcome) => void; readonly reject: (error: Error) => void }>();
  #ids = 0;
  #idle: ReturnType<typeof setTimeout> | undefined;
  #ended: () => void;

  /** `ended` is called when nobody has needed it for a while: it is of no use from then on. */
  constructor(thread: Worker, ended: () => void) {
    this.#thread = thread;
    this.#ended = ended;
    thread.onmessage = ({ data }: MessageEvent<FromThread>) => this.#heard(data);
    thread.onerror = () => this.#broke();
    this.#rest();
  }

  outcome(check: Uint8Array, seed: number, signal: AbortSignal): Promise<Outcome> {
    clearTimeout(this.#idle);
    const id = ++this.#ids;
    const cancel = (): void => {
      this.#jobs.delete(id);
      this.#thread.postMessage({ cancel: id } satisfies ToThread);
      this.#rest();
    };
    signal.addEventListener('abort', cancel);
    return new Promise<Outcome>((resolve, reject) => {
      this.#jobs.set(id, { resolve, reject });
      this.#thread.postMessage({ id, check, seed } satisfies ToThread);
    }).finally(() => signal.removeEventListener('abort', cancel));
  }

  #heard(message: FromThread): void {
    if (!('id' in message)) return;
    const job = this.#jobs.get(message.id);
    this.#jobs.delete(message.id);
    if ('outcome' in message) job?.resolve(message.outcome);
    else job?.reject(new Error(message.problem));
    this.#rest();
  }

  #rest(): void {
    clearTimeout(this.#idle);
    if (this.#jobs.size === 0) this.#idle = setTimeout(() => this.#end(), IDLE_MS);
  }

  #broke(): void {
    this.#end();
    for (const { reject } of this.#jobs.values()) reject(new Error('What tries claims broke.'));
    this.#jobs.clear();
  }

  #end(): void {
    clearTimeout(this.#idle);
    this.#thread.terminate();
    this.#ended();
  }
}

/** Makes a runner when there is something to try: a thread if there can be one. Once there could be none, the page does it. */
export class LateRunner implements Runner {
  #runner: Promise<Runner> | undefined;

  async outcome(check: Uint8Array, seed: number, signal: AbortSignal): Promise<Outcome> {
    this.#runner ??= this.#make();
    return (await this.#runner).outcome(check, seed, signal);
  }

  async #make(): Promise<Runner> {
    try {
      const code = await fetchModule();
      return await startThread(code).then((thread) => new ThreadRunner(thread, () => { this.#runner = undefined; }), () => new PageRunner(code));
    } catch {
      this.#runner = undefined;
      throw new Error('What tries claims could not be loaded.');
    }
  }
}
