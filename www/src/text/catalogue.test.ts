import { expect, it } from 'vitest';
import type { Catalogue } from './catalogue';
import source from './catalogue.ts?raw';
import * as links from './en/links';
import * as transport from './en/transport';

const files = Object.keys(import.meta.glob(['./en/*.ts', '!./en/*.test.ts'], { eager: false }));

it('every file of words is a part of the catalogue', () => {
  const parts = [...source.matchAll(/from '(\.\/en\/[\w-]+)'/g)].map(([, part]) => `${part}.ts`);
  expect(files.sort()).toEqual(parts.sort());
});

it('a language says everything, in words of its own', () => {
  const other: Catalogue['transport'] = { ...transport, play: 'Abspielen' };
  expect(Object.keys(other)).toEqual(Object.keys(transport));
  const { notRead: _, ...rest } = links;
  // @ts-expect-error Something is not said.
  const lacking: Catalogue['links'] = rest;
  expect(Object.keys(lacking)).not.toContain('notRead');
});
