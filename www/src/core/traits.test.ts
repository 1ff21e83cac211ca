import { describe, expect, it } from 'vitest';
import { hiresOf, traitsOf } from './traits';

const OFF = { care: false, ambiguity: false, forgetting: false, organised: false, minds: false };

it('reads what a scenario switches on, and takes what it leaves out for off', () => {
  expect(traitsOf({ media: [{ name: 'chat' }], actors: [{ name: 'Ana' }] })).toEqual(OFF);
  expect(traitsOf({})).toEqual(OFF);
  const all = { media: [{ ambiguity: 0 }, { ambiguity: 0.2 }], actors: [{ glue: {} }, { brain: { domains_max: 2 } }] };
  expect(traitsOf(all)).toEqual({ ...OFF, care: true, ambiguity: true, forgetting: true, minds: true });
});

it.each<[string, object]>([
  ['where things are written down', { stores: [{ name: 'Wiki' }] }],
  ['where somebody looks after others', { actors: [{ glue: {} }] }],
  ['where media are ambiguous', { media: [{ ambiguity: 0.1 }] }],
  ['where somebody forgets', { actors: [{}, { brain: { domains_max: 2 } }] }],
  ['where somebody tires', { actors: [{ stress: {} }] }],
  ['where work is seen', { recognition: {} }],
])('heads do more than take in %s', (_, scenario) => {
  expect(traitsOf(scenario).minds).toBe(true);
});

describe('a team is at work', () => {
  it.each<[string, object]>([
    ['with sites', { sites: [{ name: 'Berlin' }] }],
    ['with roles', { roles: [{ name: 'Support', holders: ['Ana'] }] }],
    ['with meetings', { meetings: [{ name: 'Stand-up' }] }],
    ['where somebody can fail', { actors: [{}, { fails: {} }] }],
    ['where somebody supervises', { actors: [{ supervises: {} }] }],
    ['where somebody burns out', { actors: [{ stress: { burns_out: {} } }] }],
    ['where a “No” holds up its sender', { actors: [{ on_refusal: { retry: { blocks: true } } }] }],
  ])('%s', (_, scenario) => {
    expect(traitsOf(scenario).organised).toBe(true);
  });

  it('but not where all of it is off', () => {
    expect(
      traitsOf({ sites: [], actors: [{ fails: null, stress: {}, on_refusal: { retry: { blocks: false } } }, { on_refusal: 'give_up' }] })
        .organised,
    ).toBe(false);
  });
});

it('knows who is there only when hired', () => {
  const actors = [{ name: 'Ana', hires: { helpers: 'Helper' } }, { name: 'Bo', count: 2 }, { name: 'Helper', count: 3 }, { name: 'Cem' }];
  expect([...hiresOf({ actors })]).toEqual([3, 4, 5]);
  expect([...hiresOf({})]).toEqual([]);
});
