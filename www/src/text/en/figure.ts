/** What stands around every run: its head, its knobs, its notices. */

import { percent } from './numbers';

export const kicker = 'Your team is a distributed system';
export const copyLink = 'Copy link';
export const copyLinkTitle = 'An address that brings back exactly this moment';
export const knobs = 'Knobs';
export const panels = 'Panels';
export const dismiss = 'Dismiss';

/** Beside the load. */
export function busy(share: number): string {
  return ` · ${percent(share)} busy`;
}

export const crashed = 'The simulation broke';
export const restart = 'Restart';
export const notLoaded = 'The simulation could not be loaded';

/** `seed` is set into the sentence as the page shows it. */
export function crash<Seed>(seed: Seed): readonly (string | Seed)[] {
  return ['That is a mistake in Actorium, not in what you did. It happened with seed ', seed, '; the rest of the page goes on.'];
}
