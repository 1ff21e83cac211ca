/** The real core, through the boundary that the front end uses. `cargo xtask build` makes the module. */

import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Command, JournalEntry, Moment, Problem } from '../generated/core-types';
import { check } from './built/actorium_compiler.js';
import { compile } from './compiler';
import { Core, CrashError, freshSeed, type Loaded, ProblemError } from './core';
import { follow, goTo, loadCore, planOf } from './core.test-data';
import { SPEEDS } from './player';
import { Session } from './session';
import { RUNNABLE, SHIPPED } from './shipped.test-data';

let loaded: Loaded;

beforeAll(async () => {
  loaded = await loadCore();
});

const TEAM = RUNNABLE.get('team')!;

describe('the compiler', () => {
  it('finds nothing wrong with what ships, and makes of it what was made when the site was built', async () => {
    expect([...SHIPPED.keys()]).toEqual(expect.arrayContaining(['single-queue', 'team', 'two-people']));
    for (const [name, scenario] of SHIPPED) {
      expect(check(scenario)).toEqual([]);
      expect(await compile(scenario)).toEqual({ plan: RUNNABLE.get(name)!.plan });
    }
  });

  it('says what is wrong with the rest', async () => {
    const team = TEAM.scenario;
    for (const scenario of [undefined, null, 5, 'team', [], {}, { ...team, actors: [] }, { ...team, loss_rate: 2 }]) {
      const problems = check(scenario) as Problem[];
      expect(problems.length).toBeGreaterThan(0);
      expect(problems[0]).toEqual({ path: expect.any(String), message: expect.stringMatching(/\w/) });
      expect(await compile(scenario)).toEqual({ problems });
    }
  });
});

describe('the core', () => {
  it('runs no plan that is not whole and its own', () => {
    const { plan } = TEAM;
    const altered = plan.with(plan.length - 1, plan.at(-1)! ^ 1);
    for (const bytes of [new Uint8Array(), plan.slice(0, -1), Uint8Array.from([...plan, 0]), altered]) {
      expect(() => new Core(loaded, bytes, 7)).toThrow(ProblemError);
    }
    expect(() => new Core(loaded, altered, 7)).toThrow('plan must be as this version of the simulation compiled it');
  });

  it('gives the same run for the same seed, however it is cut', () => {
    const [whole, cut, other] = [7, 7, 8].map((seed) => new Core(loaded, TEAM.plan, seed)) as [Core, Core, Core];
    whole.advance(300, 1000);
    for (let minutes = 7; minutes < 300; minutes += 7) cut.advance(minutes, 1000);
    cut.advance(300, 1000);
    other.advance(300, 1000);
    expect(cut.digest).toBe(whole.digest);
    expect(other.digest).not.toBe(whole.digest);
    goTo(whole, 12);
    goTo(whole, 300);
    expect(whole.digest).toBe(cut.digest);
  });

  describe('does what a person asks for', () => {
    const names = ['Ana', 'Bo', 'Cem', 'Dee'];
    const OWN = {
      format: 1,
      name: 'Everything can be done here',
      integration_delay_minutes: 3,
      load_per_hour: 30,
      media: [{ name: 'post', latency: { mean_minutes: 60 } }],
      recognition: { review_minutes: 480 },
      sites: [{ name: 'Here' }, { name: 'There' }],
      actors: names.map((name) => ({ name, site: 'Here' })),
      systems: [{ name: 'all', members: names }],
      domains: [{ name: 'Plan', owner: 'Ana', dependents: ['Bo', 'Cem', 'Dee'], ownership: 'free_for_all' }],
      streams: [{ name: 'ideas', to: 'Ana', changes: 'Plan' }],
    };
    let plan: Uint8Array;
    beforeAll(async () => {
      plan = await planOf(OWN);
    });

    it('and writes it down as it was told, whatever it is', () => {
      const core = new Core(loaded, plan, 7);
      core.advance(60, 1e9);
      const flying = Array.from({ length: 100 }, (_, serial) => serial).filter((serial) => core.message(serial)?.state === 'in_flight');
      type Kind = Command extends infer One ? (One extends unknown ? keyof One : never) : never;
      // A kind that is missing here does not compile.
      const each: { readonly [K in Kind]: Extract<Command, Record<K, unknown>> } = {
        set_knob: { set_knob: { knob: 'rewards_coherence', value: 0.125 } },
        lose_message: { lose_message: { message: flying[0]! } },
        deliver_message: { deliver_message: { message: flying[1]! } },
        promote: { promote: { actor: 1 } },
        claim: { claim: { actor: 2, domain: 0 } },
        move_to: { move_to: { actor: 3, site: 1 } },
        fail: { fail: { actor: 1 } },
        give_work: { give_work: { actor: 2 } },
        remove: { remove: { actor: 3 } },
      };
      for (const command of Object.values(each)) core.command(command);
      expect(core.journal.map(({ command }) => command)).toEqual(Object.values(each));
      core.advance(90, 1e9);
      const other = new Core(loaded, plan, 7);
      follow(other, core.journal, core.moment);
      expect([other.digest, other.moment, other.journal]).toEqual([core.digest, core.moment, core.journal]);
    });

    it.each<unknown>([
      undefined,
      null,
      5,
      'give_work',
      [],
      {},
      { dance: {} },
      { give_work: null },
      { give_work: {} },
      { give_work: { actor: '1' } },
      { give_work: { actor: -1 } },
      { give_work: { actor: 1.5 } },
      { give_work: { actor: 2 ** 32 + 1 } },
      { lose_message: { message: 2 ** 53 } },
      { claim: { actor: 1 } },
      { move_to: { actor: 1, site: NaN } },
      { set_knob: { knob: 'luck', value: 1 } },
      { set_knob: { knob: 'loss_rate', value: '1' } },
      { set_knob: { knob: 'loss_rate', value: NaN } },
    ])('but not %j', (command) => {
      const core = new Core(loaded, plan, 7);
      core.advance(10, 1e9);
      const { digest, moment } = core;
      expect(() => core.command(command as Command)).toThrow(ProblemError);
      expect(() => follow(core, [{ moment, command: command as Command }], moment)).toThrow(ProblemError);
      expect(core.digest).toBe(digest);
    });

    it.each<unknown>([undefined, 5, {}, { ticks: 1 }, { ticks: -1, events: 0 }, { ticks: 0.5, events: 0 }])(
      'and goes to no moment like %j',
      (moment) => {
        const core = new Core(loaded, plan, 7);
        expect(() => follow(core, [], moment as Moment)).toThrow(ProblemError);
        expect(() => follow(core, [{ moment: moment as Moment, command: { give_work: { actor: 0 } } }], core.moment)).toThrow(ProblemError);
        expect(() => follow(core, moment as JournalEntry[], core.moment)).toThrow(ProblemError);
      },
    );
  });

  it('draws seeds', () => {
    expect(new Set(Array.from({ length: 8 }, freshSeed)).size).toBeGreaterThan(1);
  });
});

describe('a session', () => {
  let told: { commands: Command[]; problems: Problem[]; crashes: CrashError[] };
  const begin = (seed = 7) =>
    new Session(
      loaded,
      { ...TEAM, seed },
      {
        changed: () => undefined,
        commanded: (command) => told.commands.push(command),
        problems: (problems) => told.problems.push(...problems),
        crashed: (error) => told.crashes.push(error),
      },
    );
  beforeEach(() => {
    told = { commands: [], problems: [], crashes: [] };
  });

  it('turns a slider only to where it was last between two frames', () => {
    const session = begin();
    for (const value of [0.2, 0.25, 0.3]) session.setKnob('loss_rate', value);
    session.frame(0);
    expect(told.commands).toEqual([{ set_knob: { knob: 'loss_rate', value: 0.3 } }]);
    session.refresh();
    expect(session.knobs.find(({ knob }) => knob === 'loss_rate')?.value).toBe(0.3);
  });

  it('plays at its pace and no further', () => {
    const session = begin();
    session.play();
    for (let ms = 0; ms <= 1000; ms += 20) session.frame(ms);
    session.refresh();
    expect(session.nowMinutes).toBeCloseTo(session.cast.pace_minutes_per_second);
  });

  it('goes flat out within its budget', () => {
    const session = begin();
    session.setSpeed(SPEEDS.at(-1)!);
    session.play();
    session.frame(0);
    const began = performance.now();
    session.frame(16);
    expect(performance.now() - began).toBeLessThan(200);
    session.refresh();
    expect(session.nowMinutes).toBeGreaterThan(480);
  });

  it('begins a new line of history when someone acts in the past', () => {
    const session = begin();
    session.seek(400);
    session.refresh();
    const { line } = session;
    session.seek(100);
    session.refresh();
    expect(session.inThePast).toBe(true);
    session.dispatch({ give_work: { actor: 1 } });
    session.refresh();
    expect(session.inThePast).toBe(false);
    expect(session.endMinutes).toBeCloseTo(100);
    expect(session.line).toBeGreaterThan(line);
  });

  it('starts again with the same seed and the knobs where they are', () => {
    const session = begin();
    session.dispatch({ set_knob: { knob: 'load_per_hour', value: 6 } });
    session.seek(200);
    const digest = session.digest;
    session.restart();
    expect(session.nowMinutes).toBe(0);
    session.seek(200);
    expect(session.digest).toBe(digest);
  });

  it('hands over what the core refuses, and goes on', () => {
    const session = begin();
    session.dispatch({ set_knob: { knob: 'loss_rate', value: 7 } });
    session.dispatch({ lose_message: { message: 123_456 } });
    expect(told.problems.map(({ message }) => message)).toEqual([expect.stringContaining('loss_rate'), expect.stringContaining('message')]);
    expect(told.commands).toEqual([]);
    session.seek(50);
    expect(told.crashes).toEqual([]);
  });

  it('refuses a history that cannot have been, and stays where it was', () => {
    const session = begin();
    const never = (): void => expect.unreachable();
    session.seek(30);
    const { digest } = session;
    expect(() => session.replay([], { ticks: 5, events: 1_000_000 }, never)).toThrow(ProblemError);
    expect(() =>
      session.replay([{ moment: { ticks: 0, events: 0 }, command: { give_work: { actor: 99 } } }], { ticks: 1, events: 0 }, never),
    ).toThrow(ProblemError);
    expect(session.digest).toBe(digest);
  });

  describe('a far moment', () => {
    it('is gone to in pieces, one each frame, and says how far it is', async () => {
      const session = begin();
      const arrived = session.seek(3_000_000);
      const first = session.journey!;
      expect(first).toMatchObject({ targetMinutes: 3_000_000 });
      expect(first.share).toBeLessThan(0.5);
      for (let frame = 1; frame <= 30; frame++) session.frame(frame * 16);
      expect(session.journey!.share).toBeGreaterThan(first.share);
      expect(session.journey!.secondsLeft).toBeGreaterThan(0);
      session.stopJourney();
      expect(await arrived).toBe(false);
      expect(session.journey).toBeUndefined();
      const { digest, moment } = session;
      expect(moment.events).toBeGreaterThan(0);
      await session.seek(100);
      const other = begin();
      other.replay([], moment, () => expect.unreachable());
      while (other.journey) other.frame(0);
      expect(other.digest).toBe(digest);
    });

    it('is reached where it is, and what is done on the way ends the way', async () => {
      const session = begin();
      const far = session.seek(40_000);
      while (session.journey) session.frame(0);
      expect(await far).toBe(true);
      session.refresh();
      expect(session.nowMinutes).toBe(40_000);
      const given_up = session.seek(3_000_000);
      session.dispatch({ give_work: { actor: 0 } });
      expect(await given_up).toBe(false);
      expect([session.journey, session.journal.length]).toEqual([undefined, 1]);
    });
  });
});

describe('when the core breaks', () => {
  it('the run is over, its seed is told, and nothing is thrown', () => {
    const crashes: number[] = [];
    const session = new Session(
      loaded,
      { ...TEAM, seed: 9 },
      {
        changed: () => undefined,
        commanded: () => undefined,
        problems: () => undefined,
        crashed: (_, seed) => crashes.push(seed),
      },
    );
    expect(
      session.ask(() => {
        throw new CrashError(new WebAssembly.RuntimeError('unreachable'));
      }),
    ).toBeUndefined();
    expect(session.crashed).toBe(true);
    session.play();
    session.frame(0);
    session.refresh();
    expect(session.packed()).toBeUndefined();
    expect(crashes).toEqual([9]);
    session.restart();
    expect(session.crashed).toBe(false);
    session.seek(30);
    expect(session.digest).toMatch(/^[0-9a-f]{16}$/);
  });
});
