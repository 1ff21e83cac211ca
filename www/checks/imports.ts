/** What a file imports: by declaration, by re-export, as a type, later, or by pattern. */

import { isNode, type Node, type Source, treeOf, walk } from './sources';

/** Every text that names another module, as it is written. */
export function specifiersOf(source: Source): string[] {
  const found: string[] = [];
  walk(treeOf(source), (node) => {
    if (NAMES_A_MODULE.has(node.type) && isNode(node.source)) found.push(node.source.value as string);
    if (node.type === 'CallExpression' && isGlob(node.callee as Node)) {
      walk((node.arguments as Node[])[0]!, (inner) => {
        if (inner.type === 'Literal' && typeof inner.value === 'string') found.push(inner.value);
      });
    }
  });
  // A pattern that leaves files out imports none.
  return found.filter((specifier) => !specifier.startsWith('!'));
}

const NAMES_A_MODULE: ReadonlySet<string> = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

/** `import.meta.glob(…)` */
function isGlob(callee: Node): boolean {
  const { object, property } = callee as { object?: Node; property?: Node };
  return callee.type === 'MemberExpression' && object?.type === 'MetaProperty' && property?.name === 'glob';
}

/** Where a specifier leads, from `www/src`; undefined for a package. `../..` and further up stay as they are. */
export function pathOf(from: string, specifier: string, aliases: Readonly<Record<string, string>> = {}): string | undefined {
  const bare = specifier.replace(/\?.*$/, '');
  for (const [alias, folder] of Object.entries(aliases)) if (bare.startsWith(alias)) return `${folder}${bare.slice(alias.length)}`;
  if (!bare.startsWith('.')) return undefined;
  const parts = from.split('/').slice(0, -1);
  for (const part of bare.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Circles of files, each as the way round it, such as `a.ts → b.ts → a.ts`; one for each file that closes one. */
export function circlesOf(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const way: string[] = [];
  const circles: string[] = [];
  const follow = (path: string): void => {
    const at = way.indexOf(path);
    if (at >= 0) circles.push([...way.slice(at), path].join(' → '));
    if (at >= 0 || done.has(path)) return;
    way.push(path);
    for (const next of graph.get(path) ?? []) follow(next);
    way.pop();
    done.add(path);
  };
  for (const path of graph.keys()) follow(path);
  return circles;
}
