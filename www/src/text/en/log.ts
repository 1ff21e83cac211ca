/** The trace in words: an event and the cast make a sentence. */

import type { BehaviourNumber, TraceEvent } from '../../core/kinds';
import type { Cast } from '../../generated/core-types';
import { FRAME } from '../../generated/frame-layout';
import { KNOB_WORDS, who } from './names';
import { count } from './numbers';
import { capital, depthWords, domainWords, ordinal, roleWords, siteWords, storeWords, thing } from './things';

const { STANCE } = FRAME;

/** The sentence for an event, without a full stop. */
export function sentence(entry: TraceEvent, cast: Cast): string {
  const from = who(cast, entry.from);
  const to = who(cast, entry.to);
  const it = thing(cast, entry);
  // Rework is a message to oneself, with a delay.
  const own = entry.from !== null && entry.from === entry.to;
  const source = entry.from === null ? ' from outside' : own ? '' : ` from ${from}`;
  const sender = entry.from === null ? '' : source;
  const about = domainWords(cast, entry.domain, entry.version);
  const meeting = () => `“${cast.meetings[entry.attempt]?.name ?? 'The meeting'}”`;
  if (entry.kind === 'care') return careSentence(entry, to) ?? `${to}: ${it}`;
  switch (entry.what) {
    case 'arrived':
      return `${capital(it)} arrived for ${to}`;
    case 'sent':
      if (own) return `${capital(it)} will come back to ${to}`;
      return `${from} sent ${to} ${it}${entry.attempt > 1 && entry.kind !== 'acknowledgement' ? `, ${ordinal(entry.attempt)} try` : ''}`;
    case 'received':
      return own ? `${capital(it)} came back to ${to}` : `${to} received ${it}${source}`;
    case 'integrating':
      return `${to} began to take in ${it}${sender}`;
    case 'integrated':
      return `${to} has taken in ${it}${sender}`;
    case 'lost':
      return `${capital(it)} from ${from} to ${to} got lost`;
    case 'refused':
      return `${to}’s mailbox was full and refused ${it}${source}`;
    case 'dropped':
      return `${to}’s mailbox was full and dropped ${it}${source}`;
    case 'duplicate':
      return `${to} already had ${it}${source}`;
    case 'expired':
      return `${capital(it)}${source} waited too long at ${to}`;
    case 'confirmed':
      return `${to} knows that ${from} got ${about || 'it'}`;
    case 'gave_up':
      return `${from} gave up sending ${to} ${it}${entry.attempt > 1 ? ` after ${count(entry.attempt, 'try', 'tries')}` : ''}`;
    case 'changed':
      return `${from} changed ${about}`;
    case 'learned':
      return `${to} now holds ${about}`;
    case 'done':
      return `${to} finished ${entry.kind === null ? 'work' : it}`;
    case 'done_on_stale':
      return `${to} finished ${entry.kind === null ? 'work' : it}, but not as it should be`;
    case 'reworked':
      return `${to} put right what was not as it should be`;
    case 'knob_set':
      return knobSentence(entry.to, entry.value);
    case 'fated':
      return `You let ${it} from ${from} to ${to} ${entry.value === 1 ? 'get lost' : 'arrive'}`;
    case 'given':
      return `You handed ${to} more work`;
    case 'missed':
      return `${to} was away and missed ${it}${source}`;
    case 'misunderstood':
      return `${to} took ${it}${source} for something else`;
    case 'forgot':
      return `${to} forgot ${about}`;
    case 'looked_up':
      return `${to} looked up ${domainWords(cast, entry.domain, null)} in ${storeWords(cast, entry.attempt)}, which says ${entry.version === null ? 'nothing' : `v${entry.version}`}`;
    case 'wrote_down':
      return `${to} wrote ${about} into ${storeWords(cast, entry.attempt)}`;
    case 'wiped':
      return `${storeWords(cast, entry.attempt)} was wiped`;
    case 'went_away':
      return `${to} went away`;
    case 'came_back':
      return `${to} came back`;
    case 'erred':
      return `${to} made a mistake under stress, in ${it}`;
    case 'noticed':
      return `${from} noticed that ${to} lacks ${about}`;
    case 'left':
      return `${to} left for good`;
    case 'promoted':
      return `You promoted ${to}`;
    case 'crashed':
      return (
        [`${to} went down`, `${to} went down over ${it}`, `You let ${to} fail`, `${to} went down over a failure below`][entry.attempt] ??
        `${to} went down`
      );
    case 'recovered':
      return `${to} is back`;
    case 'escalated':
      return `${from} took ${to}’s failure further up`;
    case 'burnt_out':
      return `${to} burnt out`;
    case 'became':
      return `${to} ${BECAME[(entry.version ?? STANCE.OPEN) as BehaviourNumber]}${entry.attempt === 0 ? (entry.version ? ', as the mailbox filled' : ', as the mailbox emptied') : ''}`;
    case 'interrupted':
      return `${to} put ${it}${sender} aside`;
    case 'resumed':
      return `${to} went back to ${it}${sender}`;
    case 'meeting_began':
      return `${meeting()} began`;
    case 'meeting_ended':
      return `${meeting()} ended`;
    case 'asked':
      return `${from} needs an answer from ${to} before going on`;
    case 'answered':
      return `${to} has the answer from ${from}`;
    case 'guessed':
      return `${to} guessed, for want of an answer in time`;
    case 'conflicted':
      return `${to}’s change clashed with ${about}`;
    case 'proposed':
      return `${to} proposed a change of ${about}`;
    case 'agreed':
      return `Everybody agreed to ${to}’s change`;
    case 'abandoned':
      return `${to} dropped a change, for want of agreement in time`;
    case 'hired':
      return `${to} was hired`;
    case 'let_go':
      return `${to} was let go`;
    case 'claimed':
      return `${to} now answers for ${about}`;
    case 'took_over':
      return `${to} stands in as ${roleWords(cast, entry.attempt)}`;
    case 'handed_over':
      return `${to} took over ${it}${sender}`;
    case 'moved':
      return `${to} moved to ${siteWords(cast, entry.attempt)}`;
    case 'shielded':
      return `${from} took work in for ${to}`;
    case 'deepened':
      return `${depthWords(to, from, entry.attempt + 1)}${about ? ` of ${about}` : ''}`;
  }
}

/** What an actor becomes, by the number of the behaviour. */
const BECAME: Readonly<Record<BehaviourNumber, string>> = {
  [STANCE.OPEN]: 'is open to everything again',
  [STANCE.FOCUS]: 'shut the door to focus',
  [STANCE.TRIAGE]: 'began to take the most urgent first',
  [STANCE.DELEGATE]: 'began to pass work on unread',
};

/** Glue work is a message to oneself: nobody sends it and nobody takes it in. */
function careSentence(entry: TraceEvent, whose: string): string | undefined {
  switch (entry.what) {
    case 'sent':
      return `It is time for ${whose} to look how the others are doing`;
    case 'received':
      return `Looking how the others are doing waits its turn with ${whose}`;
    case 'integrating':
      return `${whose} began to look how the others are doing`;
    case 'integrated':
      return `${whose} has looked how the others are doing`;
    case 'refused':
    case 'dropped':
    case 'expired':
      return `${whose} did not get round to looking how the others are doing`;
    default:
      return undefined;
  }
}

function knobSentence(number: number | null, value: number | null): string {
  const words = Object.values(KNOB_WORDS)[number ?? -1];
  return words && value !== null ? `${words.name} set to ${words.value(value)}` : 'A knob was turned';
}
