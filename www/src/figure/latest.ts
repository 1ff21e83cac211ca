/** Of several requests whose answers come in any order, only the answer to the last is used. */

export class Latest {
  /** Resolves when the last answer was used, also if that failed. Undefined before the first request. */
  pending: Promise<void> | undefined;

  #asked = 0;

  /** Uses an answer when it comes, unless another request was made meanwhile. Rejects if using it fails. */
  wait<T>(coming: Promise<T>, use: (come: T) => void | Promise<void>): Promise<void> {
    const own = ++this.#asked;
    const used = coming.then((come) => (own === this.#asked ? use(come) : undefined));
    this.pending = used.catch(() => undefined);
    return used;
  }

  /** Discards the answers to all requests so far. */
  forget(): void {
    this.#asked += 1;
  }
}
