/** Of several things that are asked for one after the other and come in any order, only the last counts. */

export class Latest {
  /** Over when what was asked for last has come and was used, however that went; absent while nothing was ever waited for. */
  pending: Promise<void> | undefined;

  #asked = 0;

  /** Uses something once it has come, unless by then something else was asked for. */
  wait<T>(coming: Promise<T>, use: (come: T) => void | Promise<void>): Promise<void> {
    const own = ++this.#asked;
    const used = coming.then((come) => (own === this.#asked ? use(come) : undefined));
    this.pending = used.catch(() => undefined);
    return used;
  }

  /** Something was asked for that is here already. */
  forget(): void {
    this.#asked += 1;
  }
}
