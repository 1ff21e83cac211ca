/** The layers of `www/src` are those of ARCHITECTURE.md, and no files import each other in a circle. */

import { expect, it } from 'vitest';
import architecture from '../../ARCHITECTURE.md?raw';
import { circlesOf, pathOf, specifiersOf } from './imports';
import { placeOf, SOURCES, type Source, treeOf, walk } from './sources';

/** The table under a heading: by layer, the layers that it may import. */
function readTable(text: string, heading: string): ReadonlyMap<string, readonly string[]> {
  const section = text.split(/^(?=#{1,3} )/m).find((part) => part.startsWith(`### ${heading}\n`)) ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  const named = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
  return new Map(
    rows.map((row) => {
      const [, layer, may] = row.split('|');
      return [named(layer!)[0]!, named(may!)];
    }),
  );
}

const LAYERS = readTable(architecture, 'TypeScript');
const layerOf = (path: string): string => path.split('/')[0]!;

/** The files of a source's imports; those of packages and of other folders of the repository are left out. */
function importsOf(source: Source): string[] {
  const paths = specifiersOf(source).map((specifier) => pathOf(source.path, specifier, { '#text/': 'text/en/' }));
  return paths.filter((path) => path !== undefined && !path.startsWith('..')) as string[];
}

function breachesOf(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const own = layerOf(source.path);
    const allowed = [own, ...(LAYERS.get(own) ?? [])];
    return importsOf(source)
      .filter((path) => !allowed.includes(layerOf(path)))
      .map((path) => `${source.path} imports ${path}`);
  });
}

/** Files by those that they import, as far as they are sources themselves. */
function graphOf(sources: readonly Source[]): Map<string, string[]> {
  const known = new Set(sources.map(({ path }) => path));
  const file = (path: string): string[] => [path, `${path}.ts`].filter((candidate) => known.has(candidate));
  return new Map(sources.map((source) => [source.path, importsOf(source).flatMap(file)]));
}

it('every folder of the sources is a layer, and every layer a folder', () => {
  const folders = new Set(SOURCES.map(({ path }) => layerOf(path)));
  expect([...folders].sort()).toEqual([...LAYERS.keys()].sort());
});

it('a layer may import only layers above it in the table', () => {
  const order = [...LAYERS.keys()];
  for (const [layer, may] of LAYERS) {
    for (const other of may)
      expect(order.indexOf(other), `${layer} may import ${other}`).toSatisfy((at: number) => at >= 0 && at < order.indexOf(layer));
  }
});

it('no import goes against the table', () => {
  expect(breachesOf(SOURCES)).toEqual([]);
});

it('no files import each other in a circle', () => {
  expect(circlesOf(graphOf(SOURCES))).toEqual([]);
});

/** What only a page has. Animation frames are not among it: workers have them too. */
const DOM: ReadonlySet<string> = new Set(['document', 'window', 'HTMLElement', 'customElements', 'location', 'navigator', 'matchMedia']);

it('the core knows no DOM', () => {
  const found = SOURCES.filter(({ path }) => layerOf(path) === 'core').flatMap((source) => {
    const places: string[] = [];
    walk(treeOf(source), (node) => {
      if (node.type === 'Identifier' && DOM.has(node.name as string)) places.push(placeOf(source, node));
    });
    return places;
  });
  expect(found).toEqual([]);
});

it.each([
  ['a declaration', "import { a } from '../figure/view';"],
  ['a type', "import type { A } from '../figure/view';"],
  ['a re-export', "export * from '../figure/view';"],
  ['a type within a type', "let a: import('../figure/view').A;"],
  ['what is fetched later', "void import('../figure/view');"],
  ['a pattern', "import.meta.glob(['../figure/*.ts', '!../figure/x.ts']);"],
])('%s counts as an import', (_, text) => {
  expect(breachesOf([{ path: 'core/a.ts', text }])).toHaveLength(1);
});

it('a circle is found however long it is', () => {
  const sources = [
    { path: 'core/a.ts', text: "import './b';" },
    { path: 'core/b.ts', text: "import type { C } from './c';" },
    { path: 'core/c.ts', text: "import('./a');" },
  ];
  expect(circlesOf(graphOf(sources))).toEqual(['core/a.ts → core/b.ts → core/c.ts → core/a.ts']);
});
