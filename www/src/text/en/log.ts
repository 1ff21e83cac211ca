/** The trace in words: an event and the cast make a sentence. */

import type { BehaviourNumber, MessageKind, TraceEvent } from '../../core/kinds';
import type { Cast } from '../../generated/core-types';
import { FRAME } from '../../generated/frame-layout';
import { KNOB_WORDS, who } from './names';
import { count } from './numbers';
import { capital, depthWords, domainWords, ordinal, roleWords, siteWords, storeWords, thing } from './things';

const { BEHAVIOUR } = FRAME;

/** An event that is about a message. */
type MessageEvent = Extract<TraceEvent, { kind: MessageKind }>;
type OtherEvent = Exclude<TraceEvent, MessageEvent>;

/** The sentence for an event, without a full stop. */
export function sentence(entry: TraceEvent, cast: Cast): string {
  if (!('kind' in entry)) return otherSentence(entry, cast);
  const ofRound = entry.kind === 'anti_entropy_round' && 'to' in entry ? roundSentence(entry.what, who(cast, entry.to)) : undefined;
  return ofRound ?? messageSentence(entry, cast);
}

function messageSentence(entry: MessageEvent, cast: Cast): string {
  const receiver = 'to' in entry ? entry.to : entry.actor;
  const from = who(cast, entry.from);
  const to = who(cast, receiver);
  const version = 'version' in entry ? entry.version : null;
  const it = thing(cast, { ...entry, version });
  const about = domainWords(cast, entry.domain, version);
  // Rework is a message to oneself, with a delay.
  const own = entry.from === receiver;
  const source = entry.from === null ? ' from outside' : own ? '' : ` from ${from}`;
  const sender = entry.from === null ? '' : source;
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
    case 'missed':
      return `${to} was away and missed ${it}${source}`;
    case 'refused':
      return `${to}’s mailbox was full and refused ${it}${source}`;
    case 'dropped':
      return `${to}’s mailbox was full and dropped ${it}${source}`;
    case 'duplicate':
      return `${to} already had ${it}${source}`;
    case 'expired':
      return `${capital(it)}${source} waited too long at ${to}`;
    case 'interrupted':
      return `${to} put ${it}${sender} aside`;
    case 'resumed':
      return `${to} went back to ${it}${sender}`;
    case 'misunderstood':
      return `${to} took ${it}${source} for something else`;
    case 'confirmed':
      return `${to} knows that ${from} got ${about || 'it'}`;
    case 'deepened':
      return `${depthWords(to, from, entry.depth + 1)}${about ? ` of ${about}` : ''}`;
    case 'gave_up':
      return `${from} gave up sending ${to} ${it}${entry.attempt > 1 ? ` after ${count(entry.attempt, 'try', 'tries')}` : ''}`;
    case 'handed_over':
      return `${to} took over ${it}${sender}`;
    case 'fated':
      return `You let ${it} from ${from} to ${to} ${entry.will_be_lost ? 'get lost' : 'arrive'}`;
    case 'learned':
      return `${to} now holds ${about}`;
    case 'done':
      return `${to} finished ${it}`;
    case 'done_on_stale':
      return `${to} finished ${it}, but not as it should be`;
    case 'reworked':
      return `${to} put right what was not as it should be`;
    case 'erred':
      return `${to} made a mistake under stress, in ${it}`;
  }
}

function otherSentence(entry: OtherEvent, cast: Cast): string {
  const name = (actor: number): string => who(cast, actor);
  switch (entry.what) {
    case 'changed':
      return `${name(entry.actor)} changed ${domainWords(cast, entry.domain, entry.version)}`;
    case 'knob_set':
      return knobSentence(entry.knob, entry.value);
    case 'given':
      return `You handed ${name(entry.actor)} more work`;
    case 'left':
      return `${name(entry.actor)} left for good`;
    case 'went_away':
      return `${name(entry.actor)} went away`;
    case 'came_back':
      return `${name(entry.actor)} came back`;
    case 'became':
      return `${name(entry.actor)} ${becameWords(entry.behaviour as BehaviourNumber, entry.by_the_clock)}`;
    case 'burnt_out':
      return `${name(entry.actor)} burnt out`;
    case 'crashed':
      return crashSentence(name(entry.actor), entry.cause);
    case 'recovered':
      return `${name(entry.actor)} is back`;
    case 'escalated':
      return `${name(entry.actor)} took ${name(entry.child)}’s failure further up`;
    case 'shielded':
      return `${name(entry.supervisor)} took work in for ${name(entry.actor)}`;
    case 'meeting_began':
      return `${meetingWords(cast, entry.meeting)} began`;
    case 'meeting_ended':
      return `${meetingWords(cast, entry.meeting)} ended`;
    case 'learned_in_meeting':
      return entry.misread
        ? `${name(entry.actor)} took ${domainWords(cast, entry.domain, entry.version)} for something else in ${meetingWords(cast, entry.meeting)}`
        : `${name(entry.actor)} heard of ${domainWords(cast, entry.domain, entry.version)} in ${meetingWords(cast, entry.meeting)}`;
    case 'asked':
      return `${name(entry.actor)} needs an answer from ${name(entry.to)} before going on`;
    case 'answered':
      return `${name(entry.actor)} has the answer from ${name(entry.from)}`;
    case 'guessed':
      return `${name(entry.actor)} guessed, for want of an answer in time`;
    case 'proposed':
      return `${name(entry.actor)} proposed a change of ${domainWords(cast, entry.domain, null)}`;
    case 'agreed':
      return `Everybody agreed to ${name(entry.actor)}’s change`;
    case 'abandoned':
      return `${name(entry.actor)} dropped a change, for want of agreement in time`;
    case 'unfinished':
      return `${name(entry.actor)} left work unfinished that needed an answer`;
    case 'conflicted':
      return `${name(entry.actor)}’s change clashed with ${domainWords(cast, entry.domain, entry.version)}`;
    case 'claimed':
      return `${name(entry.actor)} now answers for ${domainWords(cast, entry.domain, null)}`;
    case 'forgot':
      return `${name(entry.actor)} forgot ${domainWords(cast, entry.domain, null)}`;
    case 'looked_up':
      return `${name(entry.actor)} looked up ${domainWords(cast, entry.domain, null)} in ${storeWords(cast, entry.store)}, which says ${entry.version === null ? 'nothing' : `v${entry.version}`}`;
    case 'wrote_down':
      return `${name(entry.actor)} wrote ${domainWords(cast, entry.domain, entry.version)} into ${storeWords(cast, entry.store)}`;
    case 'wiped':
      return `${storeWords(cast, entry.store)} was wiped`;
    case 'noticed':
      return `${name(entry.actor)} noticed that ${name(entry.to)} lacks ${domainWords(cast, entry.domain, entry.version)}`;
    case 'promoted':
      return `You promoted ${name(entry.actor)}`;
    case 'hired':
      return `${name(entry.actor)} was hired`;
    case 'let_go':
      return `${name(entry.actor)} was let go`;
    case 'took_over':
      return `${name(entry.actor)} stands in as ${roleWords(cast, entry.role)}`;
    case 'moved':
      return `${name(entry.actor)} moved to ${siteWords(cast, entry.site)}`;
  }
}

/** What an actor becomes, by the number of the behaviour. */
const BECAME: Readonly<Record<BehaviourNumber, string>> = {
  [BEHAVIOUR.OPEN]: 'is open to everything again',
  [BEHAVIOUR.FOCUS]: 'shut the door to focus',
  [BEHAVIOUR.TRIAGE]: 'began to take the most urgent first',
  [BEHAVIOUR.DELEGATE]: 'began to pass work on unread',
};

function becameWords(behaviour: BehaviourNumber, byTheClock: boolean): string {
  if (byTheClock) return BECAME[behaviour];
  return `${BECAME[behaviour]}, as the mailbox ${behaviour === BEHAVIOUR.OPEN ? 'emptied' : 'filled'}`;
}

/** In the order of the numbers of causes: its time had come, an item, the reader, a failure of its children. */
function crashSentence(name: string, cause: number): string {
  const went = `${name} went down`;
  return [went, `${went} over an item of work`, `You let ${name} fail`, `${went} over a failure below`][cause] ?? went;
}

function meetingWords(cast: Cast, meeting: number): string {
  return `“${cast.meetings[meeting]?.name ?? 'The meeting'}”`;
}

/** An anti-entropy round is a message to oneself: nobody sends it and nobody takes it in. */
function roundSentence(what: MessageEvent['what'], whose: string): string | undefined {
  switch (what) {
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

function knobSentence(number: number, value: number): string {
  const words = Object.values(KNOB_WORDS)[number];
  return words ? `${words.name} set to ${words.value(value)}` : 'A knob was turned';
}
