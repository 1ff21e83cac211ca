/**
 * Variants of scenarios, a lazy chunk. Shipped ones were compiled when the site was built: those of a scenario are one file, fetched on
 * demand. A variant of one's own is compiled on demand.
 */

import * as say from '#text/variants';
import { compileVariant } from '../core/compiler';
import { type Brought, bytesOf, DEFAULT_SCENARIO, fetchScenario, type Runnable } from '../core/scenarios';
import { clip } from './settings';

/** The contents of a file, by name of the variant: its encoded plan in base64, and the scenario if the variant changes it. */
type Shipped = Readonly<Record<string, { readonly plan: string; readonly scenario?: object }>>;

const FOLDER = '../core/built/variants/';
const files = import.meta.glob<Shipped>('../core/built/variants/*.json', { import: 'default' });

/** Fetches a scenario in a variant; where that cannot be had, the scenario as it is, with a sentence why. */
export async function fetchVariant(asked: unknown, variant: unknown): Promise<Brought> {
  const brought = await fetchScenario(asked ?? DEFAULT_SCENARIO);
  if (!brought || 'problems' in brought) return brought;
  try {
    return await (typeof variant === 'object' ? own(brought, variant!) : shipped(brought, String(variant)));
  } catch {
    return { ...brought, sentences: [say.variantNotLoaded] };
  }
}

async function shipped(plain: Runnable, variant: string): Promise<Runnable> {
  const file = typeof plain.asked === 'string' ? files[`${FOLDER}${plain.asked}.json`] : undefined;
  const all = (await file?.()) ?? {};
  if (!Object.hasOwn(all, variant)) return { ...plain, sentences: [say.noVariant(clip(variant), Object.keys(all))] };
  const { plan, scenario } = all[variant]!;
  return { ...plain, ...(scenario && { scenario, places: undefined }), plan: bytesOf(plan), variant };
}

async function own(plain: Runnable, variant: object): Promise<Runnable> {
  const compiled = await compileVariant(plain.scenario, variant);
  if ('plan' in compiled) return { ...plain, places: undefined, ...compiled, variant };
  return { ...plain, sentences: [say.variantWrong, ...compiled.problems.map(({ message }) => message)] };
}

/** Fetches everything that this chunk may need, for a page that should need no network from then on. */
export async function fetchRest(): Promise<void> {
  await Promise.allSettled(Object.values(files).map((fetch) => fetch()));
}
