/** Variants of scenarios, fetched for who asks for one. What ships was compiled when the site was built; anybody's own is compiled when it is asked for. */

import { compileVariant } from './compiler';
import { bytesOf, DEFAULT_SCENARIO, fetchScenario, type Brought, type Runnable } from './scenarios';

/** What a file has, by the name of the variant: the image of its plan in base64, and the scenario where that is another. */
type Shipped = Readonly<Record<string, { readonly plan: string; readonly scenario?: object }>>;

const FOLDER = '../core/variants/';
const files = import.meta.glob<Shipped>('../core/variants/*.json', { import: 'default' });

/** Brings a scenario in a variant; or as it is, with a sentence why. */
export async function fetchVariant(asked: unknown, variant: unknown): Promise<Brought> {
  const brought = await fetchScenario(asked ?? DEFAULT_SCENARIO);
  if (!brought || 'problems' in brought) return brought;
  try {
    return await (typeof variant === 'object' ? own(brought, variant!) : shipped(brought, String(variant)));
  } catch {
    return { ...brought, sentences: ['The variant could not be loaded, so here is the scenario as it is.'] };
  }
}

async function shipped(plain: Runnable, variant: string): Promise<Runnable> {
  const file = typeof plain.asked === 'string' ? files[`${FOLDER}${plain.asked}.json`] : undefined;
  const all = await file?.() ?? {};
  if (Object.hasOwn(all, variant)) {
    const { plan, scenario } = all[variant]!;
    return { ...plain, scenario: scenario ?? plain.scenario, plan: bytesOf(plan), variant };
  }
  const names = Object.keys(all);
  const name = variant.length > 60 ? `${variant.slice(0, 60)}…` : variant;
  return { ...plain, sentences: [`There is no variant “${name}” of this scenario, so here it is as it is. There are: ${names.length ? names.join('; ') : 'none'}.`] };
}

async function own(plain: Runnable, variant: object): Promise<Runnable> {
  const base = typeof plain.asked === 'string' ? plain.scenario : plain.asked;
  const compiled = await compileVariant(base, variant);
  if ('plan' in compiled) return { ...plain, ...compiled, variant };
  return { ...plain, sentences: ['The variant has mistakes in it, so here is the scenario as it is.', ...compiled.problems.map(({ message }) => message)] };
}

/** Fetches all that ship. */
export async function fetchRest(): Promise<void> {
  await Promise.allSettled(Object.values(files).map((fetch) => fetch()));
}
