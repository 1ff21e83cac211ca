/** The core's kinds and numbers under the names that the page uses. A rename in the core is a rename here. */

import type { ActorDetail, LogEntry } from '../generated/core-types';
import type { FRAME } from '../generated/frame-layout';

/** Something that has happened. */
export type TraceEvent = LogEntry;
export type EventKind = TraceEvent['what'];
export type MessageKind = NonNullable<TraceEvent['kind']>;

/** How an actor handles what comes next, by name and by its number in frames and events. */
export type Behaviour = ActorDetail['stance'];
export type BehaviourNumber = (typeof FRAME.STANCE)[keyof typeof FRAME.STANCE];

/** What an actor does at a moment, by name and by its number in frames. */
export type Mode = Lowercase<keyof typeof FRAME.MODE>;
export type ModeNumber = (typeof FRAME.MODE)[keyof typeof FRAME.MODE];
