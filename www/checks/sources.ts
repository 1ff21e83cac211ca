/** The sources of the page as the checks read them: by path from `www/src`, with their text and their syntax tree. */

import { parseSync } from 'vite';

const PREFIX = '../src/';
const raw = import.meta.glob<string>(['../src/**/*.ts', '!../src/core/built/**'], { query: '?raw', import: 'default', eager: true });

/** What every node of a syntax tree has. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

export interface Source {
  /** From `www/src`, such as `stage/fit.ts`. */
  readonly path: string;
  readonly text: string;
}

export const SOURCES: readonly Source[] = Object.entries(raw).map(([path, text]) => ({ path: path.slice(PREFIX.length), text }));

/** Throws where the parser finds a mistake. */
export function treeOf({ path, text }: Source): Node {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]!.message}`);
  return program as unknown as Node;
}

/** Calls back for a node and all below it, each with the nodes above it, the nearest last. */
export function walk(node: Node, visit: (node: Node, above: readonly Node[]) => void, above: readonly Node[] = []): void {
  visit(node, above);
  const inner = [...above, node];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) walk(child, visit, inner);
    }
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** `stage/fit.ts:12` */
export function placeOf({ path, text }: Source, { start }: Node): string {
  return `${path}:${text.slice(0, start).split('\n').length}`;
}
