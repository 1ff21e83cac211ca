import { describe, expect, it } from 'vitest';
import { decodeLink, encodeLink, type SharedRun } from './link';

const SHARED: SharedRun = {
  figure: 'team',
  scenario: 'team',
  seed: 4_294_967_295,
  journal: [
    { moment: { ticks: 0, events: 0 }, command: { set_knob: { knob: 'loss_rate', value: 0.3 } } },
    { moment: { ticks: 5_000_000, events: 12 }, command: { set_knob: { knob: 'integration_delay_minutes', value: 7.5 } } },
    { moment: { ticks: 5_000_000, events: 13 }, command: { set_knob: { knob: 'load_per_hour', value: 5 } } },
    { moment: { ticks: 6_000_000, events: 20 }, command: { lose_message: { message: 17 } } },
    { moment: { ticks: 6_000_001, events: 20 }, command: { deliver_message: { message: 18 } } },
    { moment: { ticks: 7_000_000, events: 31 }, command: { give_work: { actor: 2 } } },
    { moment: { ticks: 7_000_000, events: 32 }, command: { promote: { actor: 1 } } },
    { moment: { ticks: 7_000_000, events: 33 }, command: { remove: { actor: 3 } } },
    { moment: { ticks: 7_000_000, events: 34 }, command: { set_knob: { knob: 'rewards_coherence', value: 0.75 } } },
    { moment: { ticks: 7_000_000, events: 35 }, command: { fail: { actor: 4 } } },
    { moment: { ticks: 7_000_000, events: 36 }, command: { claim: { actor: 5, domain: 2 } } },
    { moment: { ticks: 7_000_001, events: 36 }, command: { move_to: { actor: 6, site: 1 } } },
  ],
  moment: { ticks: 9_007_199_254, events: 1234 },
  speed: '1/10',
  positions: [
    [0.125, 0.5],
    [1, 0],
  ],
};

function encoded(payload: unknown): string {
  return `#a1=${btoa(JSON.stringify(payload)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

const PAYLOAD = { f: '0', s: 'team', r: 7, j: [] as unknown, m: [0, 0] as unknown, v: '1', p: [] as unknown };

describe('a link', () => {
  it('comes back as it was', () => {
    expect(decodeLink(encodeLink(SHARED))).toEqual({ shared: SHARED });
  });

  it('carries a whole scenario with names in any script', () => {
    const shared = { ...SHARED, scenario: { format: 1, name: 'Équipe 株式会社 🙂' } };
    expect(decodeLink(encodeLink(shared))).toEqual({ shared });
  });

  it('is made of characters that survive in an address', () => {
    expect(encodeLink(SHARED)).toMatch(/^#a1=[A-Za-z0-9_-]+$/);
  });

  it('spends few characters on each command of a long drag', () => {
    const journal = Array.from({ length: 300 }, (_, at) => ({
      moment: { ticks: at * 40_000, events: at * 3 },
      command: { set_knob: { knob: 'loss_rate' as const, value: at / 1000 } },
    }));
    expect(encodeLink({ ...SHARED, journal }).length).toBeLessThan(300 * 32);
  });

  it('is told from other fragments', () => {
    for (const hash of ['', '#', '#about', '#a=1', '#b1=abc']) expect(decodeLink(hash)).toBeUndefined();
  });

  it('of a newer version says so', () => {
    expect(decodeLink('#a2=abc')).toEqual({ problem: expect.stringContaining('newer') });
  });

  it('with a speed nobody knows plays at the normal one', () => {
    expect(decodeLink(encoded({ ...PAYLOAD, v: 'warp' }))).toMatchObject({ shared: { speed: '1' } });
  });
});

describe('a broken or hostile link gives a sentence', () => {
  const entry = [0, 0, 'l', 0.5];
  const hostile: Record<string, string> = {
    'nothing in it': '#a1=',
    'not base64': '#a1=%%%',
    'not UTF-8': '#a1=_w',
    'not JSON': `#a1=${btoa('{"s":')}`,
    'cut short': encodeLink(SHARED).slice(0, -7),
    'far too long': `#a1=${'A'.repeat(500_000)}`,
    ...Object.fromEntries(
      Object.entries({
        null: null,
        'a list': [],
        'a number': 5,
        'no fields': {},
        'a scenario of no kind': { ...PAYLOAD, s: 5 },
        'a scenario that is a list': { ...PAYLOAD, s: [] },
        'an endless name': { ...PAYLOAD, s: 'x'.repeat(1000) },
        'a negative seed': { ...PAYLOAD, r: -1 },
        'a seed too large': { ...PAYLOAD, r: 2 ** 32 },
        'a seed that is text': { ...PAYLOAD, r: '7' },
        'no moment': { ...PAYLOAD, m: undefined },
        'a moment at the end of time': { ...PAYLOAD, m: [2 ** 53, 0] },
        'a moment after too many events': { ...PAYLOAD, m: [0, 1e12] },
        'a moment before the start': { ...PAYLOAD, m: [-5, 0] },
        'a journal that is text': { ...PAYLOAD, j: 'rm' },
        'a journal without end': { ...PAYLOAD, j: Array(20_001).fill(entry) },
        'a journal going back': {
          ...PAYLOAD,
          j: [
            [5, 5, 'l', 0],
            [-1, 0, 'l', 0],
          ],
        },
        'an unknown command': { ...PAYLOAD, j: [[0, 0, '__proto__', 1]] },
        'a command without value': { ...PAYLOAD, j: [[0, 0, 'l']] },
        'a command that is no word': { ...PAYLOAD, j: [[0, 0, { toString: 1, valueOf: 1 }, 1]] },
        'a claim of nothing': { ...PAYLOAD, j: [[0, 0, 'k', 1]] },
        'a move to half a site': { ...PAYLOAD, j: [[0, 0, 'm', 1, 0.5]] },
        'half a message': { ...PAYLOAD, j: [[0, 0, 'x', 0.5]] },
        'positions off the stage': { ...PAYLOAD, p: [[2, 0]] },
        'positions that are text': { ...PAYLOAD, p: [['0', '1']] },
        'too many positions': { ...PAYLOAD, p: Array(10_001).fill([0, 0]) },
      }).map(([name, payload]) => [name, encoded(payload)]),
    ),
  };

  it.each(Object.entries(hostile))('%s', (_, hash) => {
    expect(decodeLink(hash)).toEqual({ problem: expect.stringMatching(/^This link .*\.$/) });
  });

  it('and never an exception, whatever is changed in a good one', () => {
    const good = encodeLink(SHARED);
    let state = 1;
    const random = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state % below;
    };
    for (let round = 0; round < 2000; round += 1) {
      const at = 4 + random(good.length - 4);
      const changed = good.slice(0, at) + String.fromCharCode(33 + random(94)) + good.slice(at + random(3));
      const reading = decodeLink(changed);
      expect(reading && ('shared' in reading || reading.problem.length > 0)).toBe(true);
    }
  });
});
