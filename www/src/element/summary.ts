/** What a screen reader says of the run: one sentence or three, now and then, never a stream. */

import { timeWords } from './clock';
import { count } from './numbers';
import type { Session } from './session';

/** No more often than this while time goes on … */
const RUNNING_MS = 5000;
/** … and than this while it stands still and a hand moves it. */
const RESTING_MS = 800;

export interface Crowded {
  readonly name: string;
  readonly waiting: number;
}

/** "Tuesday 10:42. Coherence 71 %, the team believes 88 %. Gus has 11 messages waiting." */
export function summaryWords(session: Session, crowded: Crowded | undefined): string {
  const { metrics, cast } = session;
  const state = cast.domains.length > 0
    ? `Coherence ${spoken(metrics.coherence_now_share)}, the team believes ${spoken(metrics.perceived_coherence_now_share)}.`
    : `${count(metrics.work_done_items, 'item')} of work done, ${count(metrics.mailbox_length_now_messages, 'message')} waiting.`;
  const queue = crowded && crowded.waiting > 0 ? ` ${crowded.name} has ${count(crowded.waiting, 'message')} waiting.` : '';
  return `${timeWords(session.nowMinutes)}. ${state}${queue}`;
}

function spoken(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Decides when to speak. */
export class Announcer {
  #words = '';
  #spokenMs = -Infinity;

  get words(): string {
    return this.#words;
  }

  update(words: string, nowMs: number, running: boolean): void {
    if (words === this.#words || nowMs - this.#spokenMs < (running ? RUNNING_MS : RESTING_MS)) return;
    this.#words = words;
    this.#spokenMs = nowMs;
  }
}
