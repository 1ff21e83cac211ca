/** The claims about shipped scenarios, as they are written and as the page has them. */

import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCore } from '../../core/core.test-data';
import { SHIPPED } from '../../core/shipped.test-data';
import schema from '../../generated/claims.schema.json';
import type { Claim, Variant } from '../../generated/core-types';
import variantsSchema from '../../generated/variants.schema.json';
import { checkOf } from './claims.test-data';
import { attempt } from './run';
import { claimsAbout } from './shipped';

const claimFiles = import.meta.glob<Claim[]>('../../../../src/library/*/claims.json', { eager: true, import: 'default' });
const CLAIMS = Object.entries(claimFiles).map(([path, claims]) => [path.replace(/^.*\/(.*)\/claims\.json$/, '$1'), claims] as const);
const variantFiles = import.meta.glob<Variant[]>('../../../../src/library/*/variants.json', { eager: true, import: 'default' });

beforeAll(async () => {
  await loadCore();
});

describe('the claims that ship', () => {
  const [validate, validateVariants] = [schema, variantsSchema].map((one) =>
    new Ajv2020({ strict: false, validateFormats: false }).compile(one),
  ) as [ValidateFunction, ValidateFunction];

  it.each(CLAIMS)('about %s are valid by the JSON Schema and can be tried', async (name, claims) => {
    expect(validate(claims), JSON.stringify(validate.errors)).toBe(true);
    const shipped = await claimsAbout(name);
    expect(shipped.map(({ claim }) => claim)).toEqual(claims);
    for (const { claim, check } of shipped) {
      const outcome = (await attempt(check, 1, { isOver: () => false, rest: () => undefined }))!;
      expect(outcome.compared).toHaveLength(claim.expects.length);
      for (const { value, bound, other } of outcome.compared) expect([value, bound, other].every(Number.isFinite), claim.id).toBe(true);
    }
  });

  it('are compiled on the page as they were when the site was built', async () => {
    const shipped = await claimsAbout('ownership');
    const variants = variantFiles['../../../../src/library/ownership/variants.json']!;
    for (const { claim, check } of shipped) expect(await checkOf(SHIPPED.get('ownership')!, variants, claim)).toEqual(check);
  });

  it('have variants that are valid by the JSON Schema', () => {
    expect(Object.keys(variantFiles).length).toBeGreaterThan(1);
    for (const variants of Object.values(variantFiles))
      expect(validateVariants(variants), JSON.stringify(validateVariants.errors)).toBe(true);
    expect(validateVariants([{ name: 'a', knobs: { luck: 1 } }])).toBe(false);
  });

  it.each([
    ['an unknown field', { luck: 1 }],
    ['an unknown side', { expects: [{ metric: 'minutes', is: 'over', than: 0 }] }],
    ['an unknown knob', { arms: [{ name: 'a', knobs: { luck: 1 } }] }],
    ['an arm that is a number', { arms: [7] }],
    ['a bound that is text', { expects: [{ metric: 'minutes', is: 'above', than: '0' }] }],
  ])('would not be with %s', (_, wrong) => {
    expect(validate([{ ...CLAIMS[0]![1][0], ...wrong }])).toBe(false);
  });

  it('are none about anything else', async () => {
    for (const name of [undefined, 'nobody', '../team']) expect(await claimsAbout(name)).toEqual([]);
  });
});
