/** The middle of each actor on the stage, in CSS pixels. */
export class Positions {
  readonly #xy: Float32Array;

  /** Takes x and y in turn. */
  constructor(xy: Float32Array) {
    this.#xy = xy;
  }

  get count(): number {
    return this.#xy.length / 2;
  }
  x(actor: number): number {
    return this.#xy[actor * 2] ?? 0;
  }
  y(actor: number): number {
    return this.#xy[actor * 2 + 1] ?? 0;
  }

  set(actor: number, x: number, y: number): void {
    this.#xy[actor * 2] = x;
    this.#xy[actor * 2 + 1] = y;
  }
}
