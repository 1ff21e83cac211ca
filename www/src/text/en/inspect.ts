/** The close look at a person, a message, a domain or a place. */

import type { ActorDetail, Days, MailboxDetail, Order, WhenFull } from '../../generated/core-types';
import { count, percent, short } from './numbers';
import { capital, ordinal } from './things';
import { durationWords } from './time';

export const hint = 'Tap a face or a message on the stage to look at it closely.';
export const everybody = '← everybody';
export const over = 'That message is over: it was taken in, or it was lost.';
export const more = 'More';
export const moreTitle = 'More about it';

// What there is to look at.
export const whoKnowsWhat = 'Who knows what';
export const places = 'Places';
export const onTheWay = 'On the way';
export const nothingNow = 'Nothing at this moment.';

// A person.
export const takesInNow = 'Takes in now';
export const nothing = 'Nothing.';
export const putAside = 'Put aside';
export const heldBack = (messages: number) =>
  `Holds ${count(messages, 'message')} that got a “No”, and waits to get rid of ${messages === 1 ? 'it' : 'them'}`;
export const mailbox = 'Mailbox';
export const promote = 'Promote';
export const handThemWork = 'Hand them work';
export const handWork = 'Hand work';
export const letThemGo = 'Let them go';

export function activity({ utilisation_share: busy, integrated_count: takenIn }: ActorDetail): string {
  return `${percent(busy)} busy · ${count(takenIn, 'message')} taken in`;
}

/** Stress, recognition and so on, as far as the scenario has them; empty if it has none. */
export function condition(actor: ActorDetail): string {
  const words = [
    actor.left ? (actor.hired_by !== null ? 'Not hired' : 'Has left for good') : '',
    actor.stress_share === null ? '' : `stress ${percent(actor.stress_share)}`,
    actor.recognition === null ? '' : `recognition ${short(actor.recognition)}, where the average is 1`,
    actor.promotions === 0 ? '' : `promoted ${times(actor.promotions)}`,
    actor.brain_domains_max === null ? '' : `room for ${count(actor.brain_domains_max, 'domain')} of others in the head`,
  ];
  return capital(words.filter((word) => word !== '').join(' · '));
}

export function times(often: number): string {
  return often === 1 ? 'once' : `${often} times`;
}

/** What somebody is in one line: their name stands before it. */
export function inShort(actor: ActorDetail, doing: string | undefined): string {
  const state = actor.left
    ? actor.hired_by === null
      ? 'has left'
      : 'is not hired'
    : `${count(actor.mailbox.waiting_count, 'message')} waiting`;
  return doing ? `${doing} · ${state}` : state;
}

const ORDER_WORDS: Readonly<Record<Order, string>> = {
  fifo: 'first in, first out',
  lifo: 'last in, first out',
  priority: 'the most urgent first',
};
const FULL_WORDS: Readonly<Record<WhenFull, string>> = {
  refuse: 'then says “No”',
  drop_newest: 'then drops what comes',
  drop_oldest: 'then drops the oldest',
  shed_lowest_priority: 'then drops the least urgent',
};

export function queue({ waiting_count: waiting, capacity, when_full: full, order }: MailboxDetail, actor: ActorDetail): string {
  const room = capacity === null ? ', room without limit' : ` of ${capacity}, ${FULL_WORDS[full]}`;
  const length = `On average ${short(actor.mailbox_length_mean_messages)}, at most ${actor.mailbox_length_max_messages}.`;
  return `${waiting} waiting${room}; ${ORDER_WORDS[order]}. ${length}`;
}

export function andMore(hidden: number): string {
  return `and ${hidden} more`;
}

// What is held, believed and written down.
export const about = 'About';
export const who = 'Who';
export const where = 'Where';
export const holds = 'holds';
export const really = 'really';
export const believed = 'believed';
export const says = 'says';
export const since = 'for';
export const none = 'nothing';
export const forgotten = 'forgotten';
export const misunderstood = 'misunderstood';
export const stale = 'stale';
export const falseConfidence = 'false confidence';
export const falseDoubt = 'false doubt';
export const writtenDown = 'What is written down';
export const staysWritten = 'What is written here stays as it was written, whatever becomes of it.';

export function holdsTrue(name: string): string {
  return `What ${name} holds true`;
}

export function believesOfOthers(name: string, domain: string): string {
  return `What ${name} believes others know of ${domain}`;
}

export function isAt(domain: string, version: string): string {
  return `${domain} is at ${version}`;
}

/** `owner` is set into the sentence as the page shows it; none if everybody may change the domain. */
export function kept<Owner>(owner: Owner | null, minutes: number, days: Days): readonly (string | Owner)[] {
  const end = `, for ${durationWords(minutes, days)} as it is.`;
  return owner === null ? [`Free for all${end}`] : ['Kept by ', owner, end];
}

export function claim(domain: string): string {
  return `Claim ${domain}`;
}

export function claimFor(name: string): string {
  return `Claim for ${name}`;
}

export function knowsAbout(domain: string): string {
  return `Who knows what about ${domain}`;
}

export function allIn(place: string): string {
  return `All that ${place} says`;
}

// A message.
export const from = 'From';
export const to = 'To';
export const medium = 'Over';
export const sent = 'Sent';
export const due = 'Due';
export const received = 'Received';
export const onceThere = 'Once there';
export const copy = 'Copy';
export const fate = 'Fate';
export const letArrive = 'Let it arrive';
export const lose = 'Lose it';
export const unread = 'received, not looked at yet';
/** After `unread`. */
export const unreadSeparator = '; ';
export const willBeMisread = 'will be misread';
export const willBeMisreadUnknown = 'will be misread, and nobody knows';
export const beingMisread = 'being taken in, and misread';
export const beingTakenIn = 'being taken in';
export const willBeLost = 'will be lost, and nobody knows';
export const willArrive = 'will arrive';

export function whichCopy(attempt: number, max: number | null): string {
  return `${ordinal(attempt)}${max === null ? '' : ` of at most ${max}`}`;
}

/** What a message is, with its sender and its receiver if they are given. */
export function message(what: string, sender: string | undefined, receiver: string | undefined): string {
  return `${capital(what)}${sender === undefined ? '' : ` from ${sender}`}${receiver === undefined ? '' : ` to ${receiver}`}`;
}
