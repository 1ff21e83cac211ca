/** The core's kinds and numbers under the names that the page uses. A rename in the core is a rename here. */

import type { Kind, LogEntry } from '../generated/core-types';
import type { FRAME } from '../generated/frame-layout';

export type { Behaviour, EventKind } from '../generated/core-types';

/** Something that has happened. */
export type TraceEvent = LogEntry;
export type MessageKind = Kind;

/** How an actor handles what comes next, by its number in frames and events. */
export type BehaviourNumber = (typeof FRAME.BEHAVIOUR)[keyof typeof FRAME.BEHAVIOUR];

/** What an actor does at a moment, by name and by its number in frames. */
export type Mode = Lowercase<keyof typeof FRAME.MODE>;
export type ModeNumber = (typeof FRAME.MODE)[keyof typeof FRAME.MODE];
