/** Names that every figure uses: people, kinds of message, knobs. */

import type { MessageKind } from '../../core/kinds';
import type { Cast, Knob } from '../../generated/core-types';
import { percent, short } from './numbers';

/** Kinds of message by the names the page uses for them. */
export const KIND_WORDS: Readonly<Record<MessageKind, string>> = {
  update: 'news',
  work: 'work',
  rework: 'rework',
  acknowledgement: 'confirmation',
  refusal: 'refusal',
  anti_entropy_round: 'glue work',
  question: 'a question',
  answer: 'an answer',
  failure: 'a failure',
  restart: 'a restart',
  carbon_copy: 'a copy',
};

/** An actor by name; the world outside by what it is. */
export function who(cast: Cast, actor: number | null): string {
  return actor === null ? 'outside' : (cast.actors[actor] ?? `actor ${actor}`);
}

/** The knobs with their values, as set beside the sliders; in the order of their numbers in the log. */
export const KNOB_WORDS: Readonly<Record<Knob, { readonly name: string; readonly value: (value: number) => string }>> = {
  loss_rate: { name: 'Loss rate', value: (value) => `${percent(value)} of messages` },
  integration_delay_minutes: { name: 'Integration delay', value: (value) => `${short(value)} min each` },
  load_per_hour: { name: 'Load', value: (value) => `${short(value)} an hour` },
  rewards_coherence: {
    name: 'Rewarded: speed ↔ coherence',
    value: (value) => `${Math.round((1 - value) * 100)} : ${Math.round(value * 100)}`,
  },
};
