/** Which mechanisms a scenario switches on, for what is shown only where it can happen. */

import type { Actor, Scenario } from '../generated/core-types';

export interface Traits {
  /** Somebody looks after the others. */
  readonly care: boolean;
  /** Messages can be taken for something else. */
  readonly ambiguity: boolean;
  /** Somebody can forget. */
  readonly forgetting: boolean;
  /** More goes on than messages: meetings, failures, questions, sites, roles, ways to handle a mailbox. */
  readonly organised: boolean;
  /** Heads do more than take in what comes: they look up, write down, forget, misread, notice, tire, and are seen. */
  readonly minds: boolean;
}

/** Reads a scenario that the core has found nothing wrong with; what a file leaves out is off. */
export function traitsOf(scenario: object): Traits {
  const { media, actors, sites, roles, meetings, stores, recognition } = scenario as Partial<Scenario>;
  const care = actors?.some(({ glue }) => glue) ?? false;
  const ambiguity = media?.some((medium) => medium.ambiguity > 0) ?? false;
  const forgetting = actors?.some(({ brain }) => brain) ?? false;
  return {
    care,
    ambiguity,
    forgetting,
    minds: care || ambiguity || forgetting || (stores?.length ?? 0) > 0 || !!recognition || (actors?.some(({ stress }) => stress) ?? false),
    organised:
      [sites, roles, meetings].some((list) => (list?.length ?? 0) > 0) ||
      (actors?.some((actor) => ORGANISED.some((policy) => actor[policy]) || actor.stress?.burns_out || holdsBack(actor)) ?? false),
  };
}

/** Whether a refusal leaves somebody with nothing to do but wait. */
export function holdsBack({ on_refusal }: Partial<Actor>): boolean {
  return typeof on_refusal === 'object' && on_refusal.retry.blocks === true;
}

const ORGANISED = ['attention', 'fails', 'supervises', 'hires', 'asks'] as const;

/** The indices of those who are there only when they are hired. */
export function hiresOf(scenario: object): ReadonlySet<number> {
  const { actors = [] } = scenario as Partial<Scenario>;
  const helpers = new Set(actors.map(({ hires }) => hires?.helpers));
  const hires = new Set<number>();
  let first = 0;
  for (const { name, count = 1 } of actors) {
    for (let index = first; index < first + count; index++) if (helpers.has(name)) hires.add(index);
    first += count;
  }
  return hires;
}
