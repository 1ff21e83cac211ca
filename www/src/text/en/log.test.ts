import { describe, expect, it } from 'vitest';
import type { Cast, LogEntry } from '../../generated/core-types';
import { sentence } from './log';
import { KNOB_WORDS } from './names';
import { THIN } from './numbers';
import { depthWords, ordinal, thing } from './things';

const CAST: Cast = {
  name: 'Two',
  about: '',
  pace_minutes_per_second: 1,
  opens_at_minutes: 0,
  actors: ['Ana', 'Bo'],
  domains: [{ name: 'API', owner: 0, dependents: [1] }],
  media: ['chat'],
  stores: ['Wiki'],
  systems: [],
  links: [],
  sites: ['Berlin'],
  supervisors: [],
  roles: [{ name: 'Support', holders: [0], standby: [1] }],
  meetings: [{ name: 'Stand-up', attendees: [0, 1] }],
};

const NEWS: LogEntry = {
  serial: 1,
  minutes: 5,
  what: 'sent',
  kind: 'update',
  message: 9,
  from: 0,
  to: 1,
  domain: 0,
  version: 4,
  attempt: 1,
  value: null,
};

const say = (change: Partial<LogEntry>) => sentence({ ...NEWS, ...change }, CAST);
const WORK = { kind: 'work', from: null, domain: null, version: null } as const;
const REWORK = { ...WORK, kind: 'rework', from: 1, to: 1 } as const;
const QUESTION = { kind: 'question', domain: null, version: null } as const;
const ABOUT_ACTOR = { kind: null, message: null, attempt: 0 } as const;
const ABOUT_BO = { ...ABOUT_ACTOR, from: 1, to: 1 } as const;
const CARE = { ...REWORK, kind: 'care' } as const;

describe('a log entry becomes a sentence', () => {
  it.each<[string, Partial<LogEntry>]>([
    ['Work arrived for Bo', { ...WORK, what: 'arrived' }],
    ['Rework will come back to Bo', { ...REWORK, what: 'sent' }],
    ['Rework came back to Bo', { ...REWORK, what: 'received' }],
    ['Bo began to take in rework', { ...REWORK, what: 'integrating' }],
    ['Bo’s mailbox was full and dropped rework', { ...REWORK, what: 'dropped' }],
    ['Ana sent Bo news of API v4', {}],
    ['Ana sent Bo news of API v4, 3rd try', { attempt: 3 }],
    ['Bo sent Ana confirmation of API v4', { kind: 'acknowledgement', from: 1, to: 0 }],
    ['Bo received news of API v4 from Ana', { what: 'received' }],
    ['Bo received work from outside', { ...WORK, what: 'received' }],
    ['Bo began to take in news of API v4 from Ana', { what: 'integrating' }],
    ['Bo began to take in work', { ...WORK, what: 'integrating' }],
    ['Bo has taken in news of API v4 from Ana', { what: 'integrated' }],
    ['News of API v4 from Ana to Bo got lost', { what: 'lost' }],
    ['Bo’s mailbox was full and refused news of API v4 from Ana', { what: 'refused' }],
    ['Bo’s mailbox was full and dropped work from outside', { ...WORK, what: 'dropped' }],
    ['Bo already had news of API v4 from Ana', { what: 'duplicate' }],
    ['News of API v4 from Ana waited too long at Bo', { what: 'expired' }],
    ['Ana knows that Bo got API v4', { what: 'confirmed', from: 1, to: 0 }],
    ['Ana gave up sending Bo news of API v4 after 4 tries', { what: 'gave_up', attempt: 4 }],
    ['Ana changed API v4', { ...ABOUT_ACTOR, what: 'changed', to: 0 }],
    ['Bo now holds API v4', { what: 'learned' }],
    ['Bo finished work', { ...WORK, what: 'done' }],
    ['Bo finished rework, but not as it should be', { ...REWORK, what: 'done_on_stale' }],
    ['Bo put right what was not as it should be', { ...REWORK, what: 'reworked' }],
    [
      `Loss rate set to 30${THIN}% of messages`,
      { ...ABOUT_ACTOR, what: 'knob_set', from: null, to: 0, domain: null, version: null, value: 0.3 },
    ],
    ['Load set to 5 an hour', { ...ABOUT_ACTOR, what: 'knob_set', from: null, to: 2, domain: null, version: null, value: 5 }],
    ['You let news of API v4 from Ana to Bo get lost', { what: 'fated', value: 1 }],
    ['You let news of API v4 from Ana to Bo arrive', { what: 'fated', value: 0 }],
    ['You handed Bo more work', { ...ABOUT_ACTOR, what: 'given', from: null, domain: null, version: null }],
    ['Bo was away and missed news of API v4 from Ana', { what: 'missed' }],
    ['Bo took news of API v4 from Ana for something else', { what: 'misunderstood' }],
    ['Bo took work for something else', { ...WORK, from: 1, what: 'misunderstood' }],
    ['Bo forgot API', { ...ABOUT_BO, what: 'forgot', version: null }],
    ['Bo looked up API in “Wiki”, which says v3', { ...ABOUT_BO, what: 'looked_up', version: 3 }],
    ['Bo looked up API in “Wiki”, which says nothing', { ...ABOUT_BO, what: 'looked_up', version: null }],
    ['Bo wrote API v4 into “Wiki”', { ...ABOUT_BO, what: 'wrote_down' }],
    ['“Wiki” was wiped', { ...ABOUT_BO, what: 'wiped', from: null, to: null, domain: null, version: null }],
    ['Bo went away', { ...ABOUT_BO, what: 'went_away', domain: null, version: null }],
    ['Bo came back', { ...ABOUT_BO, what: 'came_back', domain: null, version: null }],
    ['Bo made a mistake under stress, in work', { ...WORK, what: 'erred' }],
    ['Ana noticed that Bo lacks API v4', { ...ABOUT_ACTOR, what: 'noticed' }],
    ['Bo left for good', { ...ABOUT_BO, what: 'left', domain: null, version: null }],
    ['You promoted Bo', { ...ABOUT_BO, what: 'promoted', domain: null, version: null }],
    ['Bo knows that Ana knows that Bo knows of API v4', { kind: 'acknowledgement', what: 'deepened', attempt: 2 }],
    ['It is time for Bo to look how the others are doing', { ...CARE, what: 'sent' }],
    ['Looking how the others are doing waits its turn with Bo', { ...CARE, what: 'received' }],
    ['Bo began to look how the others are doing', { ...CARE, what: 'integrating' }],
    ['Bo has looked how the others are doing', { ...CARE, what: 'integrated' }],
    ['Bo did not get round to looking how the others are doing', { ...CARE, what: 'dropped' }],
    ['Bo went down', { ...ABOUT_BO, what: 'crashed' }],
    ['Bo went down over work', { ...WORK, what: 'crashed', attempt: 1 }],
    ['You let Bo fail', { ...ABOUT_BO, what: 'crashed', attempt: 2 }],
    ['Bo went down over a failure below', { ...ABOUT_BO, what: 'crashed', attempt: 3 }],
    ['Bo is back', { ...ABOUT_BO, what: 'recovered' }],
    ['Bo burnt out', { ...ABOUT_BO, what: 'burnt_out' }],
    ['Bo shut the door to focus', { ...ABOUT_BO, what: 'became', version: 1, attempt: 1 }],
    ['Bo began to take the most urgent first, as the mailbox filled', { ...ABOUT_BO, what: 'became', version: 2 }],
    ['Bo is open to everything again, as the mailbox emptied', { ...ABOUT_BO, what: 'became', version: 0 }],
    ['Ana took Bo’s failure further up', { ...ABOUT_ACTOR, what: 'escalated' }],
    ['Bo put work aside', { ...WORK, what: 'interrupted' }],
    ['Bo went back to news of API v4 from Ana', { what: 'resumed' }],
    ['“Stand-up” began', { ...ABOUT_BO, what: 'meeting_began' }],
    ['“Stand-up” ended', { ...ABOUT_BO, what: 'meeting_ended' }],
    ['Ana needs an answer from Bo before going on', { ...ABOUT_ACTOR, what: 'asked' }],
    ['Bo has the answer from Ana', { ...ABOUT_ACTOR, what: 'answered' }],
    ['Bo guessed, for want of an answer in time', { ...ABOUT_BO, what: 'guessed' }],
    ['Bo proposed a change of API', { ...ABOUT_BO, what: 'proposed', version: null }],
    ['Everybody agreed to Bo’s change', { ...ABOUT_BO, what: 'agreed' }],
    ['Bo dropped a change, for want of agreement in time', { ...ABOUT_BO, what: 'abandoned' }],
    ['Bo’s change clashed with API v4', { ...ABOUT_BO, what: 'conflicted' }],
    ['Bo was hired', { ...ABOUT_BO, what: 'hired' }],
    ['Bo was let go', { ...ABOUT_BO, what: 'let_go' }],
    ['Bo now answers for API', { ...ABOUT_BO, what: 'claimed', version: null }],
    ['Bo stands in as “Support”', { ...ABOUT_BO, what: 'took_over' }],
    ['Bo took over work', { ...WORK, what: 'handed_over' }],
    ['Ana took work in for Bo', { ...ABOUT_ACTOR, what: 'shielded' }],
    ['Bo moved to Berlin', { ...ABOUT_BO, what: 'moved' }],
    ['Ana sent Bo a question', { ...QUESTION }],
    ['Ana sent Bo a failure', { ...QUESTION, kind: 'failure' }],
    ['Ana sent Bo a restart', { ...QUESTION, kind: 'restart' }],
    [
      'Rewarded: speed ↔ coherence set to 70 : 30',
      { ...ABOUT_ACTOR, what: 'knob_set', from: null, to: 3, domain: null, version: null, value: 0.3 },
    ],
  ])('%s', (words, change) => {
    expect(say(change)).toBe(words);
  });

  it('even for an actor or a domain that is not in the cast', () => {
    expect(say({ from: 7, domain: 9 })).toBe('actor 7 sent Bo news of domain 9 v4');
  });
});

describe('small words', () => {
  it('count in order', () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 112].map(ordinal)).toEqual(['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '112th']);
  });

  it('name a refusal by what it says', () => {
    expect(thing(CAST, { kind: 'refusal', domain: null, version: null })).toBe('a “No”');
  });

  it('follow knowledge of knowledge as far as one can', () => {
    expect(depthWords('Ana', 'Bo', 2)).toBe('Ana knows that Bo knows');
    expect(depthWords('Ana', 'Bo', 4)).toBe('Ana knows that Bo knows that Ana knows that Bo knows');
    expect(depthWords('Ana', 'Bo', 9)).toBe('Ana knows that Bo knows that Ana knows that Bo knows that …, 9 deep');
  });

  it('carry the units of the knobs', () => {
    expect(KNOB_WORDS.integration_delay_minutes.value(7.25)).toBe('7.3 min each');
    expect(KNOB_WORDS.load_per_hour.value(110)).toBe('110 an hour');
  });
});
