import { expect, it } from 'vitest';
import { decodeLink } from './link';

/**
 * Links from strangers, at random: each is a run to try, a sentence, or none of ours; nothing is thrown. The test run tries a bounded
 * number, always the same. `cargo xtask fuzz` goes on for as long as it is told to.
 */
const CASES = 100_000;
const MINUTES = Number(import.meta.env.VITE_FUZZ_MINUTES ?? 0);
const SEED = Number(import.meta.env.VITE_FUZZ_SEED ?? 1);

function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const GOOD = {
  f: '0',
  s: 'team',
  w: undefined as unknown,
  r: 7,
  j: [
    [0, 0, 'l', 0.3],
    [5_000_000, 12, 'w', 2],
  ] as unknown[],
  m: [200_000_000, 400] as unknown[],
  v: '1',
  p: [[0.2, 0.4]] as unknown[],
};

const HOSTILE: readonly unknown[] = [
  undefined,
  null,
  true,
  '',
  'team',
  '__proto__',
  'constructor',
  -1,
  0,
  0.5,
  1e300,
  Number.MAX_SAFE_INTEGER + 2,
  [],
  [[]],
  {},
  { length: 1e9 },
  { format: 1, actors: {} },
  [0, 0],
  [0, 0, 'l'],
  [0, 0, 'toString', 1],
  ['0', 0, 'l', 1],
  [1e16, 0, 'l', 1],
  'x'.repeat(5000),
];

type Random = (below: number) => number;
const pick = (random: Random): unknown => structuredClone(HOSTILE[random(HOSTILE.length)]);

/** A payload with some of its parts, or parts of its parts, replaced. */
function mutated(random: Random): unknown {
  const payload: Record<string, unknown> = structuredClone(GOOD);
  for (let changes = random(4); changes > 0; changes--) {
    const keys = Object.keys(payload);
    const key = keys[random(keys.length)]!;
    const part = payload[key];
    if (random(8) === 0) delete payload[key];
    else if (Array.isArray(part) && part.length > 0 && random(2)) {
      const inner = part[random(part.length)];
      if (Array.isArray(inner) && inner.length > 0 && random(2)) inner[random(inner.length)] = pick(random);
      else part[random(part.length + 1)] = pick(random);
    } else payload[key] = pick(random);
  }
  return random(50) === 0 ? pick(random) : payload;
}

function linkFrom(random: Random): string {
  const bytes = new TextEncoder().encode(JSON.stringify(mutated(random)) ?? '');
  let text = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
  if (random(5) === 0) {
    const at = random(text.length + 1);
    text = [text.slice(0, at), text.slice(0, at) + String.fromCharCode(random(0x300)) + text.slice(at), text.slice(at)][random(3)]!;
  }
  return ['#a1=', '#a2=', '#a3=', '#a=', '#', ''][Math.max(0, random(12) - 6)]! + text;
}

it('decodes any text to a run, a sentence, or nothing', { timeout: 60_000 + MINUTES * 61_000 }, () => {
  const random = randomFrom(SEED);
  const until = Date.now() + MINUTES * 60_000;
  const outcomes = { run: 0, sentence: 0, none: 0 };
  for (let place = 0; MINUTES ? Date.now() < until : place < CASES; place++) {
    const link = linkFrom(random);
    let outcome: ReturnType<typeof decodeLink>;
    try {
      outcome = decodeLink(link);
    } catch (error) {
      throw new Error(`${link} is not decoded`, { cause: error });
    }
    if (!outcome) outcomes.none += 1;
    else if ('problem' in outcome) {
      if (!/^[A-Z].*\.$/.test(outcome.problem)) throw new Error(`${link} is refused with “${outcome.problem}”`);
      outcomes.sentence += 1;
    } else {
      const { journal, moment, seed } = outcome.shared;
      const sound = [seed, moment.ticks, moment.events, ...journal.flatMap((entry) => Object.values(entry.moment))];
      if (!sound.every((number) => Number.isSafeInteger(number) && number >= 0)) throw new Error(`${link} is taken for a run`);
      outcomes.run += 1;
    }
  }
  // Each kind comes up often, or this would be no test.
  expect(Math.min(...Object.values(outcomes))).toBeGreaterThan(MINUTES ? 0 : 2_000);
});
