/** Brings what a figure is asked for, by its attributes or by a shared link: a scenario, in a variant or as it is. */

import * as say from '#text/links';
import { type Brought, fetchScenario, type Runnable } from '../core/scenarios';
import type { SharedRun } from '../share/link';
import { fetchVariants } from './lazy';

export async function bring(asked?: unknown, variant?: unknown): Promise<Brought> {
  if (variant == null) return fetchScenario(asked);
  return fetchVariants().then(
    ({ fetchVariant }) => fetchVariant(asked, variant),
    () => undefined,
  );
}

/** What a shared link asks for, if that was brought; else a sentence why it cannot be shown. */
export function broughtFor({ scenario }: SharedRun, brought: Brought): Runnable | string {
  if (!brought) return typeof scenario === 'string' ? say.noScenario(scenario) : say.noCompiler;
  if ('problems' in brought) return say.scenarioWrong;
  return brought.sentences ? say.noVariant : brought;
}
