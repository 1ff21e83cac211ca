/** The conclusions in words, no stronger than their intervals allow. */

import * as say from '#text/retro';
import type { Frontier, Ranking } from './answers';
import { isAbove } from './interval';

/** Who is load-bearing. */
export function rankingWords(names: readonly string[], { seeds, bearers, lead }: Ranking): string {
  const [first, second] = bearers;
  if (!first || !isAbove(first.debt)) return say.nobodyCarries(seeds);
  const next = second && lead ? { name: names[second.actor]!, surely: isAbove(lead) } : undefined;
  return say.carries(seeds, names[first.actor]!, first.debt.mean, next);
}

/** Where more load stops increasing throughput. */
export function frontierWords({ seeds, points, turn }: Frontier): string {
  if (turn === undefined) return say.noTurn(seeds);
  const next = points[points.findIndex(({ factor }) => factor === turn) + 1]!;
  return say.turn(seeds, turn, next.factor);
}
