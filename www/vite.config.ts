import { defineConfig, type Plugin } from 'vite';
import { DARK, LIGHT, declarations } from './src/design/tokens.ts';
import { FRAME } from './src/generated/frame-layout.ts';

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

/** The parts of the chart library that no chart here uses. Once nothing mentions them, they are left out of the bundle. */
const UNUSED = /^\s*(?:\(paths\.(?:stepped|bars|spline)\b.*|uPlot\.(?:join|fmtDate|tzDate|addGap|clipGaps|rangeAsinh)\s*=.*)$/gm;
const unused: Plugin = {
  name: 'actorium-unused',
  apply: 'build',
  transform: {
    filter: { id: /\/uPlot\.esm\.js$/ },
    handler: (code) => ({ code: code.replace(UNUSED, ''), map: null }),
  },
};

/** Style sheets and templates are text to a minifier of scripts: what only readers of the source need is taken out here. */
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

/** The layout of a frame is a table of numbers with long names: in what is shipped, the numbers stand where the names stood. */
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

/** What comes late here brings no style sheet and nothing else that would have to be fetched before it: nothing to prepare. */
const late: Plugin = {
  name: 'actorium-late',
  apply: 'build',
  enforce: 'pre',
  load: {
    filter: { id: /^\0vite\/preload-helper\.js$/ },
    handler: () => 'export const __vitePreload = (load) => load();',
  },
};

/** The one script that other people's pages load. It keeps its name from build to build. */
const SCRIPT = 'actorium-sim';

export default defineConfig({
  // Every address in the output is relative, so that any static host and any sub-path will do.
  base: './',
  plugins: [colours, unused, numbers, lean, late],
  build: {
    target: 'es2022',
    // Browsers that load modules at all preload them too; no polyfill for the rest.
    modulePreload: { polyfill: false },
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
