/** Calls back once for each animation frame, for as long as there is something to do. */

export class Loop {
  #request = 0;
  #frame: (timestampMs: number) => boolean;

  /** `frame` returns whether it has to be called again. */
  constructor(frame: (timestampMs: number) => boolean) {
    this.#frame = frame;
  }

  wake(): void {
    if (this.#request === 0) this.#request = requestAnimationFrame(this.#tick);
  }

  stop(): void {
    cancelAnimationFrame(this.#request);
    this.#request = 0;
  }

  #tick = (timestampMs: number): void => {
    this.#request = 0;
    if (this.#frame(timestampMs)) this.wake();
  };
}
