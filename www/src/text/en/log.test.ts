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
  calendar: { day_minutes: 480, week_days: 5, day_begins_minutes: 540, run_begins_minutes: 540 },
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

/** The fields that all events have. */
const AT = { serial: 1, minutes: 5 } as const;
const NEWS = { ...AT, kind: 'update', message: 9, from: 0, to: 1, domain: 0, version: 4, attempt: 1 } as const;
const WORK = { ...NEWS, kind: 'work', from: null, domain: null, version: null } as const;
const REWORK = { ...WORK, kind: 'rework', from: 1, to: 1 } as const;
const ROUND = { ...REWORK, kind: 'anti_entropy_round' } as const;
const FATED = { ...AT, what: 'fated', kind: 'update', message: 9, from: 0, to: 1, domain: 0, version: 4 } as const;
const QUESTION = { ...NEWS, kind: 'question', domain: null, version: null } as const;
/** Of the events that happen at the receiver alone. */
const BO = { ...AT, actor: 1 } as const;
const API = { domain: 0, version: 4 } as const;

const say = (entry: LogEntry) => sentence(entry, CAST);

describe('a log entry becomes a sentence', () => {
  it.each<[string, LogEntry]>([
    ['Work arrived for Bo', { ...WORK, what: 'arrived' }],
    ['Rework will come back to Bo', { ...REWORK, what: 'sent' }],
    ['Rework came back to Bo', { ...REWORK, what: 'received' }],
    ['Bo began to take in rework', { ...REWORK, what: 'integrating' }],
    ['Bo’s mailbox was full and dropped rework', { ...REWORK, what: 'dropped' }],
    ['Ana sent Bo news of API v4', { ...NEWS, what: 'sent' }],
    ['Ana sent Bo news of API v4, 3rd try', { ...NEWS, what: 'sent', attempt: 3 }],
    ['Bo sent Ana confirmation of API v4', { ...NEWS, what: 'sent', kind: 'acknowledgement', from: 1, to: 0 }],
    ['Bo received news of API v4 from Ana', { ...NEWS, what: 'received' }],
    ['Bo received work from outside', { ...WORK, what: 'received' }],
    ['Bo began to take in news of API v4 from Ana', { ...NEWS, what: 'integrating' }],
    ['Bo began to take in work', { ...WORK, what: 'integrating' }],
    ['Bo has taken in news of API v4 from Ana', { ...NEWS, what: 'integrated' }],
    ['News of API v4 from Ana to Bo got lost', { ...NEWS, what: 'lost' }],
    ['Bo’s mailbox was full and refused news of API v4 from Ana', { ...NEWS, what: 'refused' }],
    ['Bo’s mailbox was full and dropped work from outside', { ...WORK, what: 'dropped' }],
    ['Bo already had news of API v4 from Ana', { ...NEWS, what: 'duplicate' }],
    ['News of API v4 from Ana waited too long at Bo', { ...NEWS, what: 'expired' }],
    ['Ana knows that Bo got API v4', { ...NEWS, what: 'confirmed', from: 1, to: 0 }],
    ['Ana gave up sending Bo news of API v4 after 4 tries', { ...NEWS, what: 'gave_up', attempt: 4 }],
    ['Ana changed API v4', { ...AT, ...API, actor: 0, what: 'changed' }],
    ['Bo now holds API v4', { ...NEWS, ...BO, what: 'learned' }],
    ['Bo finished work', { ...WORK, ...BO, what: 'done' }],
    ['Bo finished rework, but not as it should be', { ...REWORK, ...BO, what: 'done_on_stale' }],
    ['Bo put right what was not as it should be', { ...REWORK, ...BO, what: 'reworked' }],
    [`Loss rate set to 30${THIN}% of messages`, { ...AT, what: 'knob_set', knob: 0, value: 0.3 }],
    ['Load set to 5 an hour', { ...AT, what: 'knob_set', knob: 2, value: 5 }],
    ['Rewarded: speed ↔ coherence set to 70 : 30', { ...AT, what: 'knob_set', knob: 3, value: 0.3 }],
    ['You let news of API v4 from Ana to Bo get lost', { ...FATED, will_be_lost: true }],
    ['You let news of API v4 from Ana to Bo arrive', { ...FATED, will_be_lost: false }],
    ['You handed Bo more work', { ...BO, what: 'given' }],
    ['Bo was away and missed news of API v4 from Ana', { ...NEWS, what: 'missed' }],
    ['Bo took news of API v4 from Ana for something else', { ...NEWS, what: 'misunderstood' }],
    ['Bo took work for something else', { ...WORK, from: 1, what: 'misunderstood' }],
    ['Bo forgot API', { ...BO, what: 'forgot', domain: 0 }],
    ['Bo looked up API in “Wiki”, which says v3', { ...BO, what: 'looked_up', domain: 0, version: 3, store: 0 }],
    ['Bo looked up API in “Wiki”, which says nothing', { ...BO, what: 'looked_up', domain: 0, version: null, store: 0 }],
    ['Bo wrote API v4 into “Wiki”', { ...BO, ...API, what: 'wrote_down', store: 0 }],
    ['“Wiki” was wiped', { ...AT, what: 'wiped', store: 0 }],
    ['Bo went away', { ...BO, what: 'went_away' }],
    ['Bo came back', { ...BO, what: 'came_back' }],
    ['Bo made a mistake under stress, in work', { ...WORK, ...BO, what: 'erred' }],
    ['Ana noticed that Bo lacks API v4', { ...AT, ...API, what: 'noticed', actor: 0, to: 1 }],
    ['Bo left for good', { ...BO, what: 'left' }],
    ['You promoted Bo', { ...BO, what: 'promoted' }],
    ['Bo knows that Ana knows that Bo knows of API v4', { ...NEWS, kind: 'acknowledgement', what: 'deepened', depth: 2 }],
    ['It is time for Bo to look how the others are doing', { ...ROUND, what: 'sent' }],
    ['Looking how the others are doing waits its turn with Bo', { ...ROUND, what: 'received' }],
    ['Bo began to look how the others are doing', { ...ROUND, what: 'integrating' }],
    ['Bo has looked how the others are doing', { ...ROUND, what: 'integrated' }],
    ['Bo did not get round to looking how the others are doing', { ...ROUND, what: 'dropped' }],
    ['Bo put glue work aside', { ...ROUND, what: 'interrupted' }],
    ['Bo went down', { ...BO, what: 'crashed', message: null, cause: 0 }],
    ['Bo went down over an item of work', { ...BO, what: 'crashed', message: 9, cause: 1 }],
    ['You let Bo fail', { ...BO, what: 'crashed', message: null, cause: 2 }],
    ['Bo went down over a failure below', { ...BO, what: 'crashed', message: null, cause: 3 }],
    ['Bo is back', { ...BO, what: 'recovered' }],
    ['Bo burnt out', { ...BO, what: 'burnt_out' }],
    ['Bo shut the door to focus', { ...BO, what: 'became', behaviour: 1, by_the_clock: true }],
    ['Bo began to take the most urgent first, as the mailbox filled', { ...BO, what: 'became', behaviour: 2, by_the_clock: false }],
    ['Bo is open to everything again, as the mailbox emptied', { ...BO, what: 'became', behaviour: 0, by_the_clock: false }],
    ['Ana took Bo’s failure further up', { ...AT, what: 'escalated', actor: 0, child: 1 }],
    ['Bo put work aside', { ...WORK, what: 'interrupted' }],
    ['Bo went back to news of API v4 from Ana', { ...NEWS, what: 'resumed' }],
    ['“Stand-up” began', { ...AT, what: 'meeting_began', meeting: 0 }],
    ['“Stand-up” ended', { ...AT, what: 'meeting_ended', meeting: 0 }],
    ['Bo heard of API v4 in “Stand-up”', { ...BO, ...API, what: 'learned_in_meeting', meeting: 0, misread: false }],
    ['Bo took API v4 for something else in “Stand-up”', { ...BO, ...API, what: 'learned_in_meeting', meeting: 0, misread: true }],
    ['Ana needs an answer from Bo before going on', { ...AT, what: 'asked', actor: 0, to: 1 }],
    ['Bo has the answer from Ana', { ...BO, what: 'answered', from: 0 }],
    ['Bo guessed, for want of an answer in time', { ...BO, what: 'guessed' }],
    ['Bo proposed a change of API', { ...BO, what: 'proposed', domain: 0 }],
    ['Everybody agreed to Bo’s change', { ...BO, what: 'agreed', first: 0 }],
    ['Bo dropped a change, for want of agreement in time', { ...BO, what: 'abandoned' }],
    ['Bo left work unfinished that needed an answer', { ...BO, what: 'unfinished' }],
    ['Bo’s change clashed with API v4', { ...BO, ...API, what: 'conflicted' }],
    ['Bo was hired', { ...BO, what: 'hired' }],
    ['Bo was let go', { ...BO, what: 'let_go' }],
    ['Bo now answers for API', { ...BO, what: 'claimed', domain: 0 }],
    ['Bo stands in as “Support”', { ...BO, what: 'took_over', role: 0 }],
    ['Bo took over work', { ...WORK, what: 'handed_over' }],
    ['Ana took work in for Bo', { ...BO, what: 'shielded', supervisor: 0 }],
    ['Bo moved to Berlin', { ...BO, what: 'moved', site: 0 }],
    ['Ana sent Bo a question', { ...QUESTION, what: 'sent' }],
    ['Ana sent Bo a failure', { ...QUESTION, what: 'sent', kind: 'failure' }],
    ['Ana sent Bo a restart', { ...QUESTION, what: 'sent', kind: 'restart' }],
  ])('%s', (words, entry) => {
    expect(say(entry)).toBe(words);
  });

  it('even for an actor or a domain that is not in the cast', () => {
    expect(say({ ...NEWS, what: 'sent', from: 7, domain: 9 })).toBe('actor 7 sent Bo news of domain 9 v4');
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
