/** Of several things that are asked for one after the other and come in any order, only the last counts. */

export class Latest {
  /** Over when what was asked for last has come and was used, if anything was waited for yet. */
  pending: Promise<void> | undefined;

  #asked = 0;

  /** Uses something once it has come, unless by then something else was asked for. */
  wait<T>(coming: Promise<T>, use: (come: T) => void | Promise<void>): Promise<void> {
    const own = ++this.#asked;
    return this.pending = coming.then((come) => (own === this.#asked ? use(come) : undefined));
  }

  /** Something was asked for that is here already. */
  forget(): void {
    this.#asked += 1;
  }
}
