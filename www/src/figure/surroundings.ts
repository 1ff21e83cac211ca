/** What an element observes of the page: whether it is visible, the colour scheme, reduced motion, the address. */

export interface SurroundingsListener {
  /** The element has become visible or invisible. */
  seen(): void;
  /** The colour scheme of the reader's system has changed. */
  recoloured(): void;
  /** The fragment of the page's address has changed. */
  addressChanged(): void;
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

  /** Whether the reader prefers steps to motion. */
  get reducedMotion(): boolean {
    return this.#still.matches;
  }

  connect(): void {
    document.addEventListener('visibilitychange', this.#seen);
    addEventListener('hashchange', this.#addressChanged);
    this.#dark.addEventListener('change', this.#recoloured);
    this.#still.addEventListener('change', this.#seen);
    this.#inView.observe(this.#element);
  }

  disconnect(): void {
    document.removeEventListener('visibilitychange', this.#seen);
    removeEventListener('hashchange', this.#addressChanged);
    this.#dark.removeEventListener('change', this.#recoloured);
    this.#still.removeEventListener('change', this.#seen);
    this.#inView.disconnect();
  }

  #seen = (): void => this.#listener.seen();
  #recoloured = (): void => this.#listener.recoloured();
  #addressChanged = (): void => this.#listener.addressChanged();
}
