/**
 * The scenario on screen run in several ways, each with the same seeds: in slices, so that the page goes on. The same
 * seed means the same draws wherever two ways of running it do not differ, so what differs is compared seed by seed.
 */

import type { Command, Metrics } from '../../generated/core-types';
import { Core, type Loaded } from '../../core/core';

/** One way of running it: what is done to it before anything happens. */
export interface Way {
  readonly name: string;
  readonly commands: readonly Command[];
}

export interface Plan {
  /** The image of the scenario's plan. */
  readonly image: Uint8Array;
  /** What every way begins with: the knobs as they stand on screen. */
  readonly knobs: readonly Command[];
  readonly ways: readonly Way[];
  readonly seeds: number;
  readonly minutes: number;
}

/** Goes on whenever it is asked to, for about as long as it is told in milliseconds; returns what was measured. */
export type Run = Generator<undefined, Metrics, number>;

const SEEDS = 2 ** 32;

/** Throws a `ProblemError` where the core refuses a command. The first slice begins with the second `next`. */
export function* runOnce(loaded: Loaded, plan: Plan, way: Way, seed: number): Run {
  let budgetMs = yield;
  const core = new Core(loaded, plan.image, seed);
  try {
    for (const command of [...plan.knobs, ...way.commands]) core.command(command);
    while (core.advance(plan.minutes, budgetMs) < plan.minutes) budgetMs = yield;
    return core.metrics();
  } finally {
    core.free();
  }
}

/** Without DOM: what waits to be run, and what was measured so far. */
export class Experiment<Measured> {
  readonly plan: Plan;
  /** By way, then by seed. Ways are taken in turn, so that no way is ahead of another by more than one seed. */
  readonly measured: readonly Measured[][];
  /** Why it cannot be run. */
  problem = '';
  running = true;

  #begin: (way: Way, seed: number) => Run;
  #measure: (metrics: Metrics) => Measured;
  #firstSeed: number;
  #now: () => number;
  #run: Run | undefined;
  #done = 0;

  constructor(
    plan: Plan,
    firstSeed: number,
    measure: (metrics: Metrics) => Measured,
    begin: (way: Way, seed: number) => Run,
    now: () => number = () => performance.now(),
  ) {
    this.plan = plan;
    this.measured = plan.ways.map(() => []);
    this.#firstSeed = firstSeed;
    this.#measure = measure;
    this.#begin = begin;
    this.#now = now;
  }

  /** Of all runs, the share that is over. */
  get doneShare(): number {
    return this.#done / this.#whole;
  }

  /** Seeds that every way has been run with. */
  get seeds(): number {
    return Math.floor(this.#done / this.plan.ways.length);
  }

  /** What was measured with the seeds that every way has been run with, by way. */
  get paired(): readonly (readonly Measured[])[] {
    return this.measured.map((of) => of.slice(0, this.seeds));
  }

  /** Ends where it is; what was measured stays. */
  stop(): void {
    this.running = false;
    this.#run?.return(undefined as never);
    this.#run = undefined;
  }

  /** Runs until a moment of the clock, or until nothing is left to run. */
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
    const { ways } = this.plan;
    const run = this.#begin(ways[this.#done % ways.length]!, (this.#firstSeed + this.seeds) % SEEDS);
    run.next();
    return run;
  }

  #take(metrics: Metrics): void {
    this.#run = undefined;
    this.measured[this.#done % this.plan.ways.length]!.push(this.#measure(metrics));
    this.#done += 1;
    if (this.#done === this.#whole) this.running = false;
  }

  get #whole(): number {
    return this.plan.ways.length * this.plan.seeds;
  }
}
