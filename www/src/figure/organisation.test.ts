import { expect, it } from 'vitest';
import { organisedSigns } from './organisation';

const words = (scenario: object) => organisedSigns(scenario).map(([, word]) => word);

it('explains no sign that a scenario cannot show', () => {
  expect(words({})).toEqual([]);
  expect(
    words({ actors: [{ fails: null, stress: {}, attention: {} }], sites: [{ name: 'Berlin' }], domains: [{ ownership: 'one_owner' }] }),
  ).toEqual([]);
});

it('explains those of what is switched on', () => {
  expect(words({ actors: [{ supervises: {} }, { fails: {} }] })).toEqual(['supervises', 'failure', 'restart', 'down']);
  expect(words({ actors: [{ asks: { blocking: true } }] })).toEqual(['question', 'answer', 'waits for an answer']);
  expect(words({ meetings: [{}], sites: [{ hours: {} }] })).toEqual(['meeting', 'off for the day', 'put aside']);
  expect(words({ domains: [{ ownership: { committee: {} } }, { ownership: 'free_for_all' }] })).toEqual([
    'question',
    'answer',
    'changes clash',
  ]);
});
