import { expect, it } from 'vitest';
import { traitsOf } from './traits';

it('reads what a scenario switches on, and takes what it leaves out for off', () => {
  expect(traitsOf({ media: [{ name: 'chat' }], actors: [{ name: 'Ana' }] })).toEqual({ care: false, ambiguity: false, forgetting: false });
  expect(traitsOf({})).toEqual({ care: false, ambiguity: false, forgetting: false });
  const all = { media: [{ ambiguity: 0 }, { ambiguity: 0.2 }], actors: [{ glue: {} }, { brain: { domains_max: 2 } }] };
  expect(traitsOf(all)).toEqual({ care: true, ambiguity: true, forgetting: true });
});
