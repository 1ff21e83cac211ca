/** The published JSON Schema says the same as the core: what ships is valid, what the core refuses for its form is not. */

import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import schema from '../generated/scenario.schema.json';
import { SHIPPED } from './shipped.test-data';

const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
const team = SHIPPED.get('team') as Record<string, unknown>;

describe('the JSON Schema of scenarios', () => {
  it.each([...SHIPPED])('accepts the shipped scenario %s', (_, scenario) => {
    expect(validate(scenario), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each([
    ['a missing field', { ...team, actors: undefined }],
    ['an unknown field', { ...team, morale: 1 }],
    ['a wrong type', { ...team, loss_rate: 'high' }],
    ['an unknown order', { ...team, actors: [{ name: 'Ana', mailbox: { order: 'random' } }] }],
    ['two protocols at once', { ...team, protocol: { fire_and_forget: {}, acknowledge: { timeout_minutes: 1 } } }],
    ['a count that is not whole', { ...team, actors: [{ name: 'Ana', count: 1.5 }] }],
  ])('refuses %s', (_, scenario) => {
    expect(validate(JSON.parse(JSON.stringify(scenario)))).toBe(false);
  });
});
