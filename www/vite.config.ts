/// <reference types="node" />

import { readFile, stat } from 'node:fs/promises';
import { defineConfig, type Plugin } from 'vite';
import { DARK, declarations, LIGHT } from './src/design/tokens.ts';
import { FRAME } from './src/generated/frame-layout.ts';
import { layOut, type StageCast } from './src/stage/layout.ts';
import * as pages from './src/text/en/pages.ts';

/** Gives the pages the colours of the element, so that they stand in one place only. */
const colours: Plugin = {
  name: 'actorium-colours',
  transformIndexHtml: () => [
    ...(
      [
        ['light', LIGHT],
        ['dark', DARK],
      ] as const
    ).map(([scheme, palette]) => ({
      tag: 'meta',
      attrs: { name: 'theme-color', media: `(prefers-color-scheme: ${scheme})`, content: palette.paper },
      injectTo: 'head' as const,
    })),
    {
      tag: 'style',
      injectTo: 'head' as const,
      children: `:root { ${declarations(LIGHT)} color-scheme: light; }
@media (prefers-color-scheme: dark) { :root { ${declarations(DARK)} color-scheme: dark; } }`,
    },
  ],
};

/** Gives the pages their words, from the catalogue. */
const words: Plugin = {
  name: 'actorium-words',
  transformIndexHtml: {
    order: 'pre',
    handler: (html, { path }) => {
      const page: Readonly<Record<string, string>> = path === '/embed.html' ? pages.embed : pages.index;
      return html.replace(/\{\{(\w+)\}\}/g, (_, key: string) => {
        const text = page[key];
        if (text === undefined) throw new Error(`${path} asks for “${key}”, which src/text/en/pages.ts does not have`);
        return text;
      });
    },
  },
};

/**
 * A team that ships is laid out when the site is built: the library that does it is fetched only for teams of one's own. An embed is 3 KB
 * smaller for it, compressed. Where people stand by their sites, the layout has to follow them, and nothing is laid out beforehand.
 */
const places: Plugin = {
  name: 'actorium-places',
  enforce: 'pre',
  load: {
    filter: { id: /\/core\/built\/(default|scenarios\/[\w-]+)\.json$/ },
    handler: async (id) => {
      const shipped = JSON.parse(await readFile(id, 'utf8')) as { readonly plan: string };
      const cast = await castOf(shipped.plan);
      if ((cast.sites?.length ?? 0) > 1) return undefined;
      return JSON.stringify({ ...shipped, places: Array.from(layOut(cast), Math.round) });
    },
  },
};

/** Who is in a plan, as the core says. */
async function castOf(plan: string): Promise<StageCast> {
  const built = new URL('./src/core/built/', import.meta.url);
  const file = new URL('actorium_bg.wasm', built);
  const { mtimeMs } = await stat(file);
  const core = await import(`${new URL('actorium.js', built).href}?${mtimeMs}`);
  core.initSync({ module: await readFile(file) });
  const simulation = new core.Simulation(Buffer.from(plan, 'base64'), 1);
  const cast = simulation.cast();
  simulation.free();
  return cast;
}

/** Without help from Vite, a page's own script would have to come before the browser knows what else it needs. */
const preloads: Plugin = {
  name: 'actorium-preloads',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { chunk }) =>
      (chunk?.imports ?? []).map((file) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
        injectTo: 'head' as const,
      })),
  },
};

/**
 * Vite wraps every import of a lazy chunk in a helper that puts links into the head of the page. A figure has no style sheets to load and
 * no business in the head of its host: here the helper only imports. An embed is 0.8 KB smaller for it, compressed.
 */
const plainImports: Plugin = {
  name: 'actorium-plain-imports',
  apply: 'build',
  enforce: 'pre',
  load: {
    filter: { id: /^\0vite\/preload-helper\.js$/ },
    handler: () => 'export const __vitePreload = (load) => load();',
  },
};

/**
 * Style sheets and templates are text to a minifier of scripts: what only readers of our source need is taken out here. An embed is
 * 0.6 KB smaller for it, compressed.
 */
const lean: Plugin = {
  name: 'actorium-lean',
  apply: 'build',
  transform: {
    filter: { id: /\/src\/.*\.ts$/ },
    handler: (code) => ({
      code: code
        .replace(/\bcss`[^`]*`/g, (sheet) =>
          sheet
            .replace(/\/\*[\s\S]*?\*\//g, '')
            .replace(/\s+/g, ' ')
            .replace(/ ?([{};,]) /g, '$1'),
        )
        .replace(/\n +/g, '\n'),
      map: null,
    }),
  },
};

/**
 * The layout of a frame is a table of numbers with long names: in what is shipped, the numbers stand where the names stood. An embed
 * is 1.5 KB smaller for it, compressed.
 */
const numbers: Plugin = {
  name: 'actorium-numbers',
  apply: 'build',
  transform: {
    filter: { id: /\/src\/.*\.ts$/, code: /\bFRAME\b/ },
    handler: (code) => ({
      code: code
        .replace(/^const \{[^}]*\} = FRAME;$/gm, '')
        .replace(/\b(?:FRAME\.)?([A-Z_]+)\.([A-Z_]+)\b/g, (name, record, word) => number(FRAME[record as keyof typeof FRAME], word) ?? name)
        .replace(/\bFRAME\.([A-Z_]+)\b/g, (name, word) => number(FRAME, word) ?? name),
      map: null,
    }),
  },
};

function number(table: unknown, word: string): string | undefined {
  const value = typeof table === 'object' ? (table as Record<string, unknown>)[word] : undefined;
  return typeof value === 'number' ? String(value) : undefined;
}

/** The one script that other people's pages load. It keeps its name from build to build. */
const SCRIPT = 'actorium-sim';

export default defineConfig({
  // Every address in the output is relative, so that any static host and any sub-path will do.
  base: './',
  plugins: [places, words, colours, preloads, plainImports, numbers, lean],
  build: {
    target: 'es2022',
    // Vite would have a figure put links into the head of its host's page.
    modulePreload: false,
    rolldownOptions: {
      input: { index: 'index.html', embed: 'embed.html', [SCRIPT]: 'src/figure/index.ts' },
      preserveEntrySignatures: 'exports-only',
      output: {
        entryFileNames: ({ name }) => (name === SCRIPT ? '[name].js' : 'assets/[name]-[hash].js'),
        // One file for all that a first view needs: texts that are packed together are smaller, and what comes late finds it there.
        codeSplitting: { groups: [{ name: 'element', test: /\/src\/(?!page\/)|\/node_modules\//, tags: ['$initial'] }] },
      },
    },
  },
  server: {
    // The shipped claims are read from beside the Rust code that validates them.
    fs: { allow: ['..'] },
  },
});
