import { FRAME } from '../generated/frame-layout';

const { HEADER, ACTOR, SEGMENT, NOTE, LETTER, FLIGHT, MARK, MODE, SEGMENT_STATE, FATE } = FRAME;

/** What an actor does at a moment, and how it handles what comes next, by number. */
export type ModeNumber = (typeof MODE)[keyof typeof MODE];
export type BehaviourNumber = (typeof FRAME.BEHAVIOUR)[keyof typeof FRAME.BEHAVIOUR];

export const MODE_INTEGRATING = MODE.INTEGRATING;
export const MODE_MEETING = MODE.MEETING;
export const MODE_DOWN = MODE.DOWN;
export const MODE_BURNT_OUT = MODE.BURNT_OUT;
export const MODE_ASKING = MODE.ASKING;
export const MODE_OFF_HOURS = MODE.OFF_HOURS;
export const MODE_BLOCKED = MODE.BLOCKED;

export const SEGMENT_CURRENT = SEGMENT_STATE.CURRENT;
export const SEGMENT_STALE = SEGMENT_STATE.STALE;
export const SEGMENT_WRONG = SEGMENT_STATE.WRONG;
export const SEGMENT_OWNED = SEGMENT_STATE.OWNED;
/** A version that was forgotten, or a store without an entry. */
export const SEGMENT_EMPTY = SEGMENT_STATE.EMPTY;

/**
 * Reads one packed frame in place. Every accessor is arithmetic on the words, so a draw allocates nothing per item.
 * A view lives as long as the memory under it: make a new one when the buffer, its place or its length changed.
 */
export class FrameView {
  readonly words: Float64Array;
  readonly #actors: number;
  readonly #segments: number;
  readonly #letters: number;
  readonly #flights: number;
  readonly #marks: number;
  readonly #notes: number;

  /** Throws if the words are not a frame that this page can read. */
  constructor(words: Float64Array) {
    const there = words.length;
    if (there < HEADER.STRIDE) throw new Error(`A frame has a header of ${HEADER.STRIDE} words, but only ${there} are there.`);
    if (words[HEADER.MAGIC] !== FRAME.MAGIC) throw new Error(`These words are not a frame: they begin with ${words[HEADER.MAGIC]}.`);
    if (words[HEADER.VERSION] !== FRAME.VERSION) {
      throw new Error(`This frame has layout version ${words[HEADER.VERSION]}, and the page reads ${FRAME.VERSION}: build both again.`);
    }
    if (words[HEADER.TOTAL_WORDS]! > there) {
      throw new Error(`This frame has ${words[HEADER.TOTAL_WORDS]} words, but only ${there} are there: make a new view.`);
    }
    this.words = words;
    this.#actors = words[HEADER.ACTORS_OFFSET]!;
    this.#segments = words[HEADER.SEGMENTS_OFFSET]!;
    this.#letters = words[HEADER.LETTERS_OFFSET]!;
    this.#flights = words[HEADER.FLIGHTS_OFFSET]!;
    this.#marks = words[HEADER.MARKS_OFFSET]!;
    this.#notes = words[HEADER.NOTES_OFFSET]!;
  }

  get nowMinutes(): number {
    return this.words[HEADER.NOW_MINUTES]!;
  }
  get actorCount(): number {
    return this.words[HEADER.ACTORS_COUNT]!;
  }
  get flightCount(): number {
    return this.words[HEADER.FLIGHTS_COUNT]!;
  }
  get markCount(): number {
    return this.words[HEADER.MARKS_COUNT]!;
  }
  get storeCount(): number {
    return this.words[HEADER.STORES_COUNT]!;
  }
  /** Domains that each place has a cell for. */
  get notesPerStore(): number {
    return this.words[HEADER.NOTES_PER_STORE]!;
  }

  #actor(index: number, field: number): number {
    return this.words[this.#actors + index * ACTOR.STRIDE + field]!;
  }
  actorMode(index: number): ModeNumber {
    return this.#actor(index, ACTOR.MODE) as ModeNumber;
  }
  actorWaiting(index: number): number {
    return this.#actor(index, ACTOR.WAITING_COUNT);
  }
  /** How many letters the mailbox takes, -1 for as many as come. */
  actorCapacity(index: number): number {
    return this.#actor(index, ACTOR.CAPACITY);
  }
  actorIntegratingKind(index: number): number {
    return this.#actor(index, ACTOR.INTEGRATING_KIND);
  }
  actorIntegrationBeganMinutes(index: number): number {
    return this.#actor(index, ACTOR.INTEGRATION_BEGAN_MINUTES);
  }
  actorIntegrationDueMinutes(index: number): number {
    return this.#actor(index, ACTOR.INTEGRATION_DUE_MINUTES);
  }
  actorFirstSegment(index: number): number {
    return this.#actor(index, ACTOR.FIRST_SEGMENT);
  }
  actorSegmentCount(index: number): number {
    return this.#actor(index, ACTOR.SEGMENT_COUNT);
  }
  actorFirstLetter(index: number): number {
    return this.#actor(index, ACTOR.FIRST_LETTER);
  }
  /** Letters packed for drawing; never more than wait, and capped by the core. */
  actorLetterCount(index: number): number {
    return this.#actor(index, ACTOR.LETTER_COUNT);
  }
  actorHeldCurrent(index: number): number {
    return this.#actor(index, ACTOR.CURRENT_SHARE);
  }
  actorStress(index: number): number {
    return this.#actor(index, ACTOR.STRESS);
  }
  actorBehaviour(index: number): BehaviourNumber {
    return this.#actor(index, ACTOR.BEHAVIOUR) as BehaviourNumber;
  }
  /** Items that were begun and preempted. */
  actorPreempted(index: number): number {
    return this.#actor(index, ACTOR.PREEMPTED_COUNT);
  }
  /** The actor whose answer it waits for, else -1. */
  actorWaitsFor(index: number): number {
    return this.#actor(index, ACTOR.WAITS_FOR);
  }
  /** The site it is at, else -1. */
  actorSite(index: number): number {
    return this.#actor(index, ACTOR.SITE);
  }
  /** The meeting it attends, else -1. */
  actorMeeting(index: number): number {
    return this.#actor(index, ACTOR.MEETING);
  }

  #segment(index: number, field: number): number {
    return this.words[this.#segments + index * SEGMENT.STRIDE + field]!;
  }
  segmentDomain(index: number): number {
    return this.#segment(index, SEGMENT.DOMAIN);
  }
  segmentState(index: number): number {
    return this.#segment(index, SEGMENT.STATE);
  }

  #letter(index: number, field: number): number {
    return this.words[this.#letters + index * LETTER.STRIDE + field]!;
  }
  letterKind(index: number): number {
    return this.#letter(index, LETTER.KIND);
  }

  #flight(index: number, field: number): number {
    return this.words[this.#flights + index * FLIGHT.STRIDE + field]!;
  }
  flightSerial(index: number): number {
    return this.#flight(index, FLIGHT.SERIAL);
  }
  flightKind(index: number): number {
    return this.#flight(index, FLIGHT.KIND);
  }
  /** The sender, -1 for work from outside. */
  flightFrom(index: number): number {
    return this.#flight(index, FLIGHT.FROM);
  }
  flightTo(index: number): number {
    return this.#flight(index, FLIGHT.TO);
  }
  flightSentMinutes(index: number): number {
    return this.#flight(index, FLIGHT.SENT_MINUTES);
  }
  flightDueMinutes(index: number): number {
    return this.#flight(index, FLIGHT.DUE_MINUTES);
  }
  flightWillBeLost(index: number): boolean {
    return this.#flight(index, FLIGHT.FATE) === FATE.LOST;
  }

  #mark(index: number, field: number): number {
    return this.words[this.#marks + index * MARK.STRIDE + field]!;
  }
  markWhat(index: number): number {
    return this.#mark(index, MARK.WHAT);
  }
  markAtMinutes(index: number): number {
    return this.#mark(index, MARK.AT_MINUTES);
  }
  markActor(index: number): number {
    return this.#mark(index, MARK.ACTOR);
  }
  markKind(index: number): number {
    return this.#mark(index, MARK.KIND);
  }
  /** The store of a look-up or a writing down, the other person of what was noticed, else -1. */
  markOther(index: number): number {
    return this.#mark(index, MARK.OTHER);
  }

  #note(store: number, domain: number, field: number): number {
    return this.words[this.#notes + (store * this.notesPerStore + domain) * NOTE.STRIDE + field]!;
  }
  /** The state of a store's entry of a domain, as that of a segment. */
  noteState(store: number, domain: number): number {
    return this.#note(store, domain, NOTE.STATE);
  }
}
