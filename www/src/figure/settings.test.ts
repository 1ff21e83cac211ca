import { describe, expect, it } from 'vitest';
import type { Brought, Runnable } from '../core/scenarios';
import { readKnob, readSettings, readStart } from './settings';

const runnable = (name: string): Runnable => ({ scenario: { name }, plan: new Uint8Array() });
const [TEAM, PAIR] = [runnable('A team'), runnable('A pair')];
const HERE = new Map([
  ['team', TEAM],
  ['pair', PAIR],
]);
const LIBRARY = { names: ['team', 'pair', 'far'], get: (name: string) => HERE.get(name) };

const read = (asked: object, brought?: Brought) => readSettings(asked, LIBRARY, 'team', brought);

describe('what an element is asked for', () => {
  it('is the default team and any seed, if nothing', () => {
    expect(read({})).toEqual({ runnable: TEAM, refused: false, seed: undefined, sentences: [] });
    expect(read({ scenario: null, seed: null })).toMatchObject({ runnable: TEAM, sentences: [] });
  });

  it('is a scenario by name and a seed, as text or number', () => {
    expect(read({ scenario: 'pair', seed: '7' })).toMatchObject({ runnable: PAIR, seed: 7, sentences: [] });
    expect(read({ seed: 0 })).toMatchObject({ seed: 0, sentences: [] });
  });

  it('is a scenario of one’s own', () => {
    const own = runnable('Mine');
    expect(read({ scenario: own.scenario }, own)).toEqual({ runnable: own, refused: false, seed: undefined, sentences: [] });
  });

  it('falls back to the default with a sentence if a scenario that ships cannot be had', () => {
    const { runnable, sentences } = read({ scenario: 'far' });
    expect(runnable).toBe(TEAM);
    expect(sentences).toEqual(['The scenario “far” could not be loaded, so here is the default one.']);
  });

  it('falls back to the default with a sentence if there is no such scenario', () => {
    const { runnable, sentences } = read({ scenario: 'constructor' });
    expect(runnable).toBe(TEAM);
    expect(sentences).toEqual(['There is no scenario “constructor”, so here is the default one. There are: team, pair, far.']);
  });

  it('falls back to the default with the sentences of the core if a scenario is wrong', () => {
    const problems = [{ path: 'name', message: '`name` is missing.' }];
    expect(read({ scenario: {} }, { problems })).toMatchObject({
      runnable: TEAM,
      sentences: ['The scenario has mistakes in it, so here is the default one.', '`name` is missing.'],
    });
  });

  it('says that the run goes on, where there is one, if a scenario is refused', () => {
    const refused = readSettings({ scenario: 'constructor' }, LIBRARY, 'team', undefined, true);
    expect(refused).toMatchObject({
      refused: true,
      sentences: ['There is no scenario “constructor”, so the run before goes on. There are: team, pair, far.'],
    });
    expect(readSettings({}, LIBRARY, 'team', undefined, true)).toMatchObject({ refused: false, runnable: TEAM, sentences: [] });
  });

  it('falls back to the default with a sentence if nothing is there to read a scenario of one’s own', () => {
    expect(read({ scenario: {} })).toMatchObject({
      runnable: TEAM,
      sentences: ['What reads a scenario of one’s own could not be loaded, so here is the default one.'],
    });
  });

  it.each(['', '-1', '1.5', 'seven', '4294967296', NaN])('refuses the seed “%s” with a sentence', (seed) => {
    expect(read({ seed })).toMatchObject({ seed: undefined, sentences: [expect.stringContaining('seed')] });
  });

  it('begins at a minute, and says so if it cannot', () => {
    const sentences: string[] = [];
    expect(readStart('30', sentences)).toBe(30);
    expect(readStart(null, sentences)).toBeUndefined();
    expect(sentences).toEqual([]);
    for (const asked of ['soon', '-1', Infinity]) expect(readStart(asked, sentences)).toBeUndefined();
    expect(sentences).toHaveLength(3);
  });

  it('sets a knob within its range, and says so otherwise', () => {
    const knob = { knob: 'loss_rate', value: 0.1, min: 0, max: 0.9 } as const;
    const sentences: string[] = [];
    expect(readKnob('loss', '0.3', knob, sentences)).toBe(0.3);
    expect(readKnob('loss', undefined, knob, sentences)).toBeUndefined();
    expect(sentences).toEqual([]);
    for (const asked of ['', 'lots', '0.95', -1]) expect(readKnob('loss', asked, knob, sentences)).toBeUndefined();
    expect(sentences).toHaveLength(4);
    expect(sentences[1]).toBe('The loss “lots” is not a number from 0 to 0.9, so the scenario’s own 0.1 is used.');
  });
});
