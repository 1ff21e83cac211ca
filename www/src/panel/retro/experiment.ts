/**
 * Runs the scenario on screen in several variants, each with the same seeds, in slices, so that the page stays responsive. The same
 * seed gives the same random numbers wherever two variants do not differ, so results are compared seed by seed.
 */

import { Core, type Loaded } from '../../core/core';
import type { Command, Metrics } from '../../generated/core-types';

/** A variant: commands that are given at the start. */
export interface Variant {
  readonly name: string;
  readonly commands: readonly Command[];
}

export interface Setup {
  /** The scenario's encoded plan. */
  readonly plan: Uint8Array;
  /** Commands that every variant starts with: the knobs as they are set on screen. */
  readonly knobs: readonly Command[];
  readonly variants: readonly Variant[];
  readonly seeds: number;
  readonly minutes: number;
}

/** A run in slices: each `next` takes a budget in milliseconds. Returns the metrics. */
export type Run = Generator<undefined, Metrics, number>;

const SEEDS = 2 ** 32;

/** Throws a `ProblemError` where the core refuses a command. The first slice begins with the second `next`. */
export function* runOnce(loaded: Loaded, setup: Setup, variant: Variant, seed: number): Run {
  let budgetMs = yield;
  const core = new Core(loaded, setup.plan, seed);
  try {
    for (const command of [...setup.knobs, ...variant.commands]) core.command(command);
    while (core.advance(setup.minutes, budgetMs) < setup.minutes) budgetMs = yield;
    return core.metrics();
  } finally {
    core.free();
  }
}

/** The runs that wait, and what was measured so far. Without DOM. */
export class Experiment<Measured> {
  readonly setup: Setup;
  /** By variant, then by seed. Variants run in turn, so that none is ahead of another by more than one seed. */
  readonly measured: readonly Measured[][];
  /** Why it cannot be run. */
  problem = '';
  running = true;

  #begin: (variant: Variant, seed: number) => Run;
  #measure: (metrics: Metrics) => Measured;
  #firstSeed: number;
  #now: () => number;
  #run: Run | undefined;
  #done = 0;

  constructor(
    setup: Setup,
    firstSeed: number,
    measure: (metrics: Metrics) => Measured,
    begin: (variant: Variant, seed: number) => Run,
    now: () => number = () => performance.now(),
  ) {
    this.setup = setup;
    this.measured = setup.variants.map(() => []);
    this.#firstSeed = firstSeed;
    this.#measure = measure;
    this.#begin = begin;
    this.#now = now;
  }

  /** The share of all runs that is over. */
  get doneShare(): number {
    return this.#done / this.#whole;
  }

  /** The number of seeds with which every variant has run. */
  get seeds(): number {
    return Math.floor(this.#done / this.setup.variants.length);
  }

  /** What was measured with those seeds, by variant. */
  get paired(): readonly (readonly Measured[])[] {
    return this.measured.map((of) => of.slice(0, this.seeds));
  }

  /** Stops. What was measured stays. */
  stop(): void {
    this.running = false;
    this.#run?.return(undefined as never);
    this.#run = undefined;
  }

  /** Runs until a time of the clock, or until all runs are over. */
  run(untilMs: number): void {
    try {
      while (this.running) {
        this.#run ??= this.#start();
        const left = untilMs - this.#now();
        if (left <= 0) return;
        const result = this.#run.next(left);
        if (result.done) this.#take(result.value);
      }
    } catch (error) {
      this.stop();
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  #start(): Run {
    const { variants } = this.setup;
    const run = this.#begin(variants[this.#done % variants.length]!, (this.#firstSeed + this.seeds) % SEEDS);
    run.next();
    return run;
  }

  #take(metrics: Metrics): void {
    this.#run = undefined;
    this.measured[this.#done % this.setup.variants.length]!.push(this.#measure(metrics));
    this.#done += 1;
    if (this.#done === this.#whole) this.running = false;
  }

  get #whole(): number {
    return this.setup.variants.length * this.setup.seeds;
  }
}
