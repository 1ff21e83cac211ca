/** Who tries claims: a thread; or, where the page may have none, the page itself, a slice in each frame. */

import * as say from '#text/claims';
import { initSync } from '../../core/built/actorium_claims.js';
import address from '../../core/built/actorium_claims_bg.wasm?url';
import type { Outcome } from '../../generated/core-types';
import { attempt } from './run';
import type { FromThread, ToThread } from './thread';
import Thread from './thread?worker&inline';

export interface Runner {
  /**
   * The outcome of a claim, given as its encoded check, with a seed. Rejects with a sentence if it cannot be tried; never settles once
   * aborted.
   */
  outcome(check: Uint8Array, seed: number, signal: AbortSignal): Promise<Outcome>;
}

/** Script time of one frame that goes into checks where there is no thread; the run on screen needs its own. */
const SLICE_MS = 4;
/** A thread is ended once it had nothing to do for this long. */
const IDLE_MS = 10_000;

/** The code of the runner, once it is fetched. All figures on a page share it: it never changes. */
let code: Promise<WebAssembly.Module> | undefined;

export function fetchCode(): Promise<WebAssembly.Module> {
  code ??= fetch(address)
    .then((response) => response.arrayBuffer())
    .then((bytes) => WebAssembly.compile(bytes));
  // After a failure the next request tries again.
  code.catch(() => {
    code = undefined;
  });
  return code;
}

/** Tries claims on the page's own thread, one after the other. */
export class PageRunner implements Runner {
  #last: Promise<unknown> = Promise.resolve();
  #nextFrame: () => Promise<unknown>;

  constructor(module: WebAssembly.Module, nextFrame: () => Promise<unknown> = () => new Promise(requestAnimationFrame)) {
    initSync({ module });
    this.#nextFrame = nextFrame;
  }

  outcome(check: Uint8Array, seed: number, signal: AbortSignal): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#last = this.#last.then(() => this.#run(check, seed, signal)).then((outcome) => outcome && resolve(outcome), reject);
    });
  }

  async #run(check: Uint8Array, seed: number, signal: AbortSignal): Promise<Outcome | undefined> {
    await this.#nextFrame();
    let untilMs = performance.now() + SLICE_MS;
    const isOver = (): boolean => signal.aborted;
    const rest = (): Promise<unknown> | undefined => {
      if (performance.now() < untilMs) return undefined;
      return this.#nextFrame().then(() => {
        untilMs = performance.now() + SLICE_MS;
      });
    };
    return isOver() ? undefined : attempt(check, seed, { isOver, rest });
  }
}

/** A thread that is ready; rejects where the page may have none. */
function startThread(module: WebAssembly.Module): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const thread = new Thread();
    thread.onerror = thread.onmessageerror = () => {
      thread.terminate();
      reject(new Error('there is no thread'));
    };
    thread.onmessage = () => resolve(thread);
    thread.postMessage({ module } satisfies ToThread);
  });
}

interface Request {
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
}

/** Tries claims on a thread of its own, which ends once it is idle. */
class ThreadRunner implements Runner {
  #thread: Worker;
  #requests = new Map<number, Request>();
  #ids = 0;
  #idle: ReturnType<typeof setTimeout> | undefined;
  #ended: () => void;

  /** `ended` is called when the thread has ended: this runner is of no use from then on. */
  constructor(thread: Worker, ended: () => void) {
    this.#thread = thread;
    this.#ended = ended;
    thread.onmessage = ({ data }: MessageEvent<FromThread>) => this.#heard(data);
    thread.onerror = () => this.#crashed();
    this.#endIfIdle();
  }

  outcome(check: Uint8Array, seed: number, signal: AbortSignal): Promise<Outcome> {
    clearTimeout(this.#idle);
    const id = ++this.#ids;
    const cancel = (): void => {
      this.#requests.delete(id);
      this.#thread.postMessage({ cancel: id } satisfies ToThread);
      this.#endIfIdle();
    };
    signal.addEventListener('abort', cancel);
    return new Promise<Outcome>((resolve, reject) => {
      this.#requests.set(id, { resolve, reject });
      this.#thread.postMessage({ id, check, seed } satisfies ToThread);
    }).finally(() => signal.removeEventListener('abort', cancel));
  }

  #heard(message: FromThread): void {
    if (!('id' in message)) return;
    const request = this.#requests.get(message.id);
    this.#requests.delete(message.id);
    if ('outcome' in message) request?.resolve(message.outcome);
    else request?.reject(new Error(message.problem));
    this.#endIfIdle();
  }

  #endIfIdle(): void {
    clearTimeout(this.#idle);
    if (this.#requests.size === 0) this.#idle = setTimeout(() => this.#end(), IDLE_MS);
  }

  #crashed(): void {
    this.#end();
    for (const { reject } of this.#requests.values()) reject(new Error(say.crashed));
    this.#requests.clear();
  }

  #end(): void {
    clearTimeout(this.#idle);
    this.#thread.terminate();
    this.#ended();
  }
}

/** Makes a runner when there is something to try: a thread, or, where that failed once, the page. */
export class LazyRunner implements Runner {
  #runner: Promise<Runner> | undefined;

  async outcome(check: Uint8Array, seed: number, signal: AbortSignal): Promise<Outcome> {
    this.#runner ??= this.#make();
    const runner = await this.#runner;
    return signal.aborted ? new Promise(() => {}) : runner.outcome(check, seed, signal);
  }

  async #make(): Promise<Runner> {
    const forget = (): void => {
      this.#runner = undefined;
    };
    try {
      const module = await fetchCode();
      return await startThread(module).then(
        (thread) => new ThreadRunner(thread, forget),
        () => new PageRunner(module),
      );
    } catch {
      forget();
      throw new Error(say.runnerNotLoaded);
    }
  }
}
