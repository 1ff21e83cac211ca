/**
 * A session with one run, without DOM. Every action of the reader goes through here and becomes a
 * command or a seek; everything on screen is read from here once a frame.
 */

import type { Cast, Command, JournalEntry, Knob, KnobState, Metrics, Moment, Problem } from '../generated/core-types';
import { FRAME } from '../generated/frame-layout';
import { Core, CrashError, type Loaded, ProblemError } from './core';
import { Player, type Speed } from './player';
import type { Runnable } from './scenarios';

/** What a run starts from. The same origin and the same commands give the same run. */
export interface Origin extends Runnable {
  readonly seed: number;
}

/** What the reader has selected. */
export type Selection =
  | { readonly actor: number }
  | { readonly message: number }
  | { readonly domain: number }
  | { readonly store: number };

export interface SessionListener {
  /** Something visible has changed and has to be drawn soon. */
  changed(): void;
  commanded(command: Command): void;
  problems(problems: readonly Problem[]): void;
  crashed(error: CrashError, seed: number): void;
}

/** Script time the core may take of one frame of 16 ms. */
const FRAME_BUDGET_MS = 9;
/** More than any frame's budget allows. */
const FLAT_OUT_MINUTES = 100_000;
/** What a journey may take of a frame, which has little else to do. */
const JOURNEY_BUDGET_MS = 16;
/** What a journey may take at once, so that one to a near moment is over before it is seen. */
const SETTING_OUT_BUDGET_MS = 40;
const MARK_SECONDS = 1.2;
/** At the fastest speed marks are kept as at this multiple of the normal speed. */
const MARK_FACTOR_MAX = 64;

/** A way to another moment, gone in pieces so that nothing has to wait for it. */
export interface Journey {
  readonly targetMinutes: number;
  /** From 0 to 1. */
  readonly share: number;
  /** Undefined while it is too early to say. */
  readonly secondsLeft: number | undefined;
}

interface Underway {
  readonly targetMinutes: number;
  readonly beganMs: number;
  share: number;
  readonly over: (arrived: boolean) => void;
  readonly failed: (error: unknown) => void;
}

/** Before so much has passed, nobody can say how long it will take. */
const ESTIMATE_MS = 400;

export class Session {
  readonly player = new Player();
  selection: Selection | undefined;

  /** Counts lines of history. A cache of events or measurements is void when it changes. */
  line = 0;

  #loaded: Loaded;
  #listener: SessionListener;
  #core: Core;
  #origin: Origin;
  #cast: Cast;
  #knobs: KnobState[] = [];
  #metrics!: Metrics;
  #now = 0;
  #end = 0;
  #crashed = false;
  #knobsToSet = new Map<Knob, number>();
  #sought: number | undefined;
  #journey: Underway | undefined;

  constructor(loaded: Loaded, origin: Origin, listener: SessionListener) {
    this.#loaded = loaded;
    this.#listener = listener;
    this.#origin = origin;
    this.#core = new Core(loaded, origin.plan, origin.seed);
    this.#cast = this.#core.cast();
    this.refresh();
  }

  get origin(): Origin {
    return this.#origin;
  }
  get loaded(): Loaded {
    return this.#loaded;
  }
  get cast(): Cast {
    return this.#cast;
  }
  get crashed(): boolean {
    return this.#crashed;
  }
  get seed(): number {
    return this.#origin.seed;
  }

  // What text and controls show, as of the last refresh.
  get nowMinutes(): number {
    return this.#now;
  }
  get endMinutes(): number {
    return this.#end;
  }
  get metrics(): Metrics {
    return this.#metrics;
  }
  get knobs(): readonly KnobState[] {
    return this.#knobs;
  }

  /** Whether there is a recorded future, which a command would replace. */
  get inThePast(): boolean {
    return this.#end - this.#now > 1e-6;
  }

  get moment(): Moment {
    return this.#core.moment;
  }
  get journal(): JournalEntry[] {
    return this.#core.journal;
  }
  get digest(): string {
    return this.#core.digest;
  }

  /** The way to another moment that this run is on, if it is. */
  get journey(): Journey | undefined {
    if (!this.#journey) return undefined;
    const { targetMinutes, share, beganMs } = this.#journey;
    const spentMs = performance.now() - beganMs;
    const secondsLeft = spentMs < ESTIMATE_MS ? undefined : (spentMs * (1 - share)) / Math.max(share, Number.EPSILON) / 1000;
    return { targetMinutes, share, secondsLeft };
  }

  /** Ends a journey where it is. */
  stopJourney(): void {
    const journey = this.#journey;
    this.#journey = undefined;
    journey?.over(false);
    this.#listener.changed();
  }

  /** The value that a slider shows: the last one set, also before the core has it. */
  knobValue(knob: KnobState): number {
    return this.#knobsToSet.get(knob.knob) ?? knob.value;
  }

  play(): void {
    if (this.#crashed) return;
    this.player.playing = true;
    this.#listener.changed();
  }

  pause(): void {
    this.player.playing = false;
    this.#listener.changed();
  }

  setSpeed(speed: Speed): void {
    this.player.speed = speed;
    this.#listener.changed();
  }

  /** Advances by exactly one event. */
  step(): void {
    this.player.playing = false;
    this.flush();
    this.stopJourney();
    this.ask((core) => core.step());
    this.#listener.changed();
  }

  /** Sets a knob at the next frame. Of several values between two frames only the last counts. */
  setKnob(knob: Knob, value: number): void {
    this.#knobsToSet.set(knob, value);
    this.#listener.changed();
  }

  /** Seeks at the next frame. */
  seekSoon(minutes: number): void {
    this.#sought = minutes;
    this.#listener.changed();
  }

  /** The reader holds the timeline, and time stands still; or releases it. */
  hold(held: boolean): void {
    this.player.held = held;
    this.#listener.changed();
  }

  /** Sets out for a minute. Resolves to whether it was reached; a near one is reached before this returns. */
  seek(minutes: number): Promise<boolean> {
    this.#sought = undefined;
    const targetMinutes = Math.max(0, minutes);
    this.ask((core) => core.setOut(targetMinutes));
    return new Promise((resolve) => {
      this.#travel(targetMinutes, resolve, (error) => {
        this.#refused(error);
        resolve(false);
      });
    });
  }

  /** Gives a command. In the past this begins a new line of history. */
  dispatch(command: Command): void {
    if (this.#crashed) return;
    if (this.#journey) this.stopJourney();
    const forks = this.#core.nowMinutes < this.#core.endMinutes;
    const done = this.ask((core) => {
      core.command(command);
      return true;
    });
    if (!done) return;
    if (forks) this.line += 1;
    this.#listener.commanded(command);
    this.#listener.changed();
  }

  /** Starts again, with the knobs as they are set. */
  restart(seed = this.#origin.seed): void {
    this.refresh();
    const toSet = this.#knobs.map((knob) => ({ knob: knob.knob, value: this.knobValue(knob) }));
    this.#knobsToSet.clear();
    this.#sought = undefined;
    this.stopJourney();
    this.selection = undefined;
    this.line += 1;
    this.#crashed = false;
    this.#core.free();
    this.#origin = { ...this.#origin, seed };
    this.#core = new Core(this.#loaded, this.#origin.plan, seed);
    this.refresh();
    for (const { knob, value } of toSet) {
      if (this.#knobs.some((fresh) => fresh.knob === knob && fresh.value !== value)) {
        this.dispatch({ set_knob: { knob, value } });
      }
    }
    this.refresh();
    this.#listener.changed();
  }

  /**
   * Restores a shared run. If it cannot have happened like this, throws a `ProblemError`; or calls `failed` with it, where that shows late.
   * The run is then as it was.
   */
  replay(journal: readonly JournalEntry[], moment: Moment, failed: (error: unknown) => void): void {
    this.#core.setOutAlong(journal, moment);
    let refused: unknown;
    let late = false;
    this.#travel(
      moment.ticks / FRAME.TICKS_PER_MINUTE,
      () => undefined,
      (error) => {
        // Whoever hears of it may begin another run, which must not happen within a frame of this one.
        if (late) queueMicrotask(() => failed(error));
        else refused = error;
      },
    );
    late = true;
    if (refused !== undefined) throw refused;
  }

  /** Goes a first piece of a way that the core has set out on; frames go the rest. */
  #travel(targetMinutes: number, over: Underway['over'], failed: Underway['failed']): void {
    if (this.#journey) this.stopJourney();
    this.#journey = { targetMinutes, beganMs: performance.now(), share: 0, over, failed };
    this.#goOn(SETTING_OUT_BUDGET_MS);
    this.line += 1;
    this.refresh();
    this.#listener.changed();
  }

  #goOn(budgetMs: number): void {
    const journey = this.#journey;
    if (!journey) return;
    try {
      journey.share = this.#crashed ? 1 : this.#core.goOn(budgetMs);
    } catch (error) {
      this.#journey = undefined;
      journey.failed(error);
      return;
    }
    if (journey.share < 1) return;
    this.#journey = undefined;
    this.line += 1;
    journey.over(!this.#crashed);
    this.#listener.changed();
  }

  /** Carries out what the reader did since the last frame, then lets time pass. */
  frame(timestampMs: number): void {
    this.flush();
    if (this.#journey) {
      this.player.elapsedMs(timestampMs);
      this.#goOn(JOURNEY_BUDGET_MS);
      return;
    }
    const minutes = this.player.elapsedMinutes(timestampMs, this.#cast.pace_minutes_per_second);
    if (minutes === 0 || this.#crashed) return;
    const reached = this.ask((core) => core.advance(core.nowMinutes + Math.min(minutes, FLAT_OUT_MINUTES), FRAME_BUDGET_MS));
    // The core would refuse again at every further frame.
    if (reached === undefined) this.player.playing = false;
  }

  /** Carries out at once what waits for the next frame. */
  flush(): void {
    if (this.#sought !== undefined) void this.seek(this.#sought);
    if (this.#knobsToSet.size === 0) return;
    const toSet = [...this.#knobsToSet];
    this.#knobsToSet.clear();
    for (const [knob, value] of toSet) this.dispatch({ set_knob: { knob, value } });
  }

  /** How long a mark lasts in simulated minutes, so that at any speed it stays equally long on screen. */
  get markMinutes(): number {
    const { factor } = this.player.speed;
    return MARK_SECONDS * this.#cast.pace_minutes_per_second * Math.min(factor, MARK_FACTOR_MAX);
  }

  /** The present, packed for drawing; undefined once the core has crashed. */
  packed(): Float64Array | undefined {
    return this.ask((core) => core.frame(Math.max(0, core.nowMinutes - this.markMinutes)));
  }

  /** Reads again what text and controls show. */
  refresh(): void {
    this.ask((core) => {
      this.#now = core.nowMinutes;
      this.#end = core.endMinutes;
      this.#metrics = core.metrics();
      this.#knobs = core.knobs();
    });
  }

  /** Asks the core. Undefined if it refuses or crashes, which the listener is told. */
  ask<T>(question: (core: Core) => T): T | undefined {
    if (this.#crashed) return undefined;
    try {
      return question(this.#core);
    } catch (error) {
      this.#refused(error);
      return undefined;
    }
  }

  #refused(error: unknown): void {
    if (error instanceof ProblemError) this.#listener.problems(error.problems);
    else this.crash(error);
  }

  /** Ends the run after an error that the reader cannot correct. */
  crash(error: unknown): void {
    this.#crashed = true;
    this.player.playing = false;
    this.#listener.crashed(error instanceof CrashError ? error : new CrashError(error), this.#origin.seed);
  }

  free(): void {
    this.#core.free();
  }
}
