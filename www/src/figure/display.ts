/** Shows a run frame by frame: lets its time pass, draws stage and panels, and refreshes text at a slower rate. */

import { summaryWords } from '#text/summary';
import { Loop } from '../core/loop';
import type { Session } from '../core/session';
import { Announcer } from './announcer';
import type { Panels } from './panels';
import type { StageView } from './stage-view';

/** Interval at which text and controls follow a running clock. */
const TEXT_MS = 250;

export interface DisplayHost {
  /** The run that is shown, if there is one. */
  session(): Session | undefined;
  /** Whether the reader prefers steps to motion. */
  reducedMotion(): boolean;
  /** Text and controls have to be rendered again. */
  refreshed(session: Session): void;
}

export class Display {
  readonly #stage: StageView;
  readonly #panels: Panels;
  readonly #host: DisplayHost;
  readonly #announcer = new Announcer();
  readonly #loop = new Loop((timestampMs) => this.#frame(timestampMs));
  #dirty = false;
  #textMs = 0;

  constructor(stage: StageView, panels: Panels, host: DisplayHost) {
    this.#stage = stage;
    this.#panels = panels;
    this.#host = host;
  }

  /** What a screen reader announces. */
  get words(): string {
    return this.#announcer.words;
  }

  /** Something visible has changed: text and picture are due with the next frame. */
  changed(): void {
    this.#dirty = true;
    this.wake();
  }

  /** The picture is due with the next frame. */
  wake(): void {
    this.#loop.wake();
  }

  stop(): void {
    this.#loop.stop();
  }

  /** An error in a frame ends this run; the rest of the page goes on. */
  #frame(timestampMs: number): boolean {
    const session = this.#host.session();
    if (!session) return false;
    try {
      return this.#show(session, timestampMs);
    } catch (error) {
      session.crash(error);
      return false;
    }
  }

  /** Draws one frame; true if there should be another. */
  #show(session: Session, timestampMs: number): boolean {
    session.frame(timestampMs);
    const { running } = session.player;
    const moving = this.#stage.draw(session, this.#host.reducedMotion());
    const travels = session.journey !== undefined;
    const wordsAreDue = running || travels ? timestampMs - this.#textMs >= TEXT_MS : this.#announcer.isDue(timestampMs, running);
    if (this.#dirty || wordsAreDue) this.#refresh(session, timestampMs);
    const waits = this.#panels.draw(session, timestampMs, this.#dirty || running);
    this.#dirty = false;
    return running || travels || moving || waits || this.#announcer.holding;
  }

  #refresh(session: Session, timestampMs: number): void {
    this.#textMs = timestampMs;
    session.refresh();
    const words = summaryWords(session, this.#stage.crowded(session), this.#stage.standings(session));
    this.#announcer.update(words, timestampMs, session.player.running);
    this.#host.refreshed(session);
  }
}
