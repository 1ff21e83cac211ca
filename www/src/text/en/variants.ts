/** What is said of variants by what fetches and compiles them. */

export { variantNotLoaded } from './settings';

export const variantWrong = 'The variant has mistakes in it, so here is the scenario as it is.';

export function noVariant(asked: string, names: readonly string[]): string {
  return `There is no variant “${asked}” of this scenario, so here it is as it is. There are: ${names.length ? names.join('; ') : 'none'}.`;
}
