/** What an element must know of the page around it: is it seen, which colours, how much motion, which address. */

export interface SurroundingsListener {
  /** It can be seen, or no longer. */
  seen(): void;
  /** The reader's system went from light to dark, or back. */
  recoloured(): void;
  /** The page's address has another fragment. */
  arrived(): void;
}

export class Surroundings {
  /** Scrolled out of sight. */
  offScreen = false;

  readonly #element: HTMLElement;
  readonly #listener: SurroundingsListener;
  readonly #still = matchMedia('(prefers-reduced-motion: reduce)');
  readonly #dark = matchMedia('(prefers-color-scheme: dark)');
  readonly #inView = new IntersectionObserver((entries) => {
    this.offScreen = !entries.at(-1)!.isIntersecting;
    this.#listener.seen();
  });

  constructor(element: HTMLElement, listener: SurroundingsListener) {
    this.#element = element;
    this.#listener = listener;
  }

  /** The tab is in the background. */
  get hidden(): boolean {
    return document.hidden;
  }

  /** States step rather than move. */
  get reducedMotion(): boolean {
    return this.#still.matches;
  }

  connect(): void {
    document.addEventListener('visibilitychange', this.#seen);
    addEventListener('hashchange', this.#arrived);
    this.#dark.addEventListener('change', this.#recoloured);
    this.#still.addEventListener('change', this.#seen);
    this.#inView.observe(this.#element);
  }

  disconnect(): void {
    document.removeEventListener('visibilitychange', this.#seen);
    removeEventListener('hashchange', this.#arrived);
    this.#dark.removeEventListener('change', this.#recoloured);
    this.#still.removeEventListener('change', this.#seen);
    this.#inView.disconnect();
  }

  #seen = (): void => this.#listener.seen();
  #recoloured = (): void => this.#listener.recoloured();
  #arrived = (): void => this.#listener.arrived();
}
