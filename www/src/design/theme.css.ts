/** Colours, type and controls. Light and dark follow the reader's system unless `theme` says otherwise. */

import { css, unsafeCSS } from 'lit';
import { DARK, declarations, LIGHT } from './tokens';

const light = unsafeCSS(declarations(LIGHT));
const dark = unsafeCSS(declarations(DARK));

export const theme = css`
  :host { ${light} color-scheme: light; }
  @media (prefers-color-scheme: dark) { :host { ${dark} color-scheme: dark; } }
  :host([theme='light']) { ${light} color-scheme: light; }
  :host([theme='dark']) { ${dark} color-scheme: dark; }

  :host {
    --serif: 'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, 'Liberation Serif', serif;
    --sans: system-ui, -apple-system, 'Segoe UI', Inter, sans-serif;
  }
  /* Inherited properties are set on .root, since a host page's rules for every element win over those of :host. */
  .root {
    font: 14px/1.45 var(--sans);
    color: var(--ink);
    text-align: start; text-indent: 0; text-transform: none; text-shadow: none;
    letter-spacing: normal; word-spacing: normal; white-space: normal; cursor: auto; visibility: visible;
  }

  *, ::before, ::after { box-sizing: border-box; }

  h2, h3, p, ol, ul, dl, dd, fieldset, table { margin: 0; padding: 0; border: 0; }
  ol, ul { list-style: none; }
  h3 { font: 600 13px/1.4 var(--sans); }

  .tabular, output, td { font-variant-numeric: tabular-nums; }
  .soft { color: var(--soft); }
  .unseen {
    position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
    clip-path: inset(50%); white-space: nowrap;
  }

  .glyph { width: 1em; height: 1em; vertical-align: -0.12em; margin-inline-end: 0.3em; flex: none; }

  :focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; }
  :focus:not(:focus-visible) { outline: none; }

  button, select {
    font: inherit; color: inherit; background: none; border: 0; border-radius: 8px;
    min-height: var(--touch); cursor: pointer; touch-action: manipulation;
  }
  .quiet { padding: 0 10px; color: var(--soft); }
  .quiet:hover { color: var(--ink); background: var(--line); }
  .solid { padding: 0 14px; border: 1px solid var(--edge); }
  .solid:hover { border-color: var(--ink); }
  select { padding: 0 6px; border: 1px solid var(--edge); background: var(--card); max-width: 100%; }
  select:hover { border-color: var(--ink); }
  button:disabled { color: var(--soft); cursor: default; }

  .link {
    all: unset; cursor: pointer; text-decoration: underline; text-decoration-color: var(--edge);
    text-underline-offset: 2px; border-radius: 3px;
  }
  .link:hover { text-decoration-color: currentColor; }
  .link:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; }

  table { border-collapse: collapse; width: 100%; font-size: 13px; }
  th { text-align: start; font-weight: 400; color: var(--soft); }
  th, td { padding: 3px 8px 3px 0; border-block-end: 1px solid var(--line); vertical-align: baseline; }
  td .glyph { width: 0.9em; }
  td .link, dd .link, p .link { display: inline-block; min-width: 24px; min-height: 24px; line-height: 24px; }
  @container actorium (max-width: 699.98px) { td .link, dd .link, p .link { display: inline-flex; align-items: center; min-width: 44px; min-height: 44px; } }
  dl { display: grid; align-items: baseline; grid-template-columns: 5.5em 1fr; gap: 3px 8px; margin-block: 8px; }
  dt { color: var(--soft); }
  .false { color: var(--lost); }

  /* A slider: the native control over a line that is filled up to the thumb. */
  .range { position: relative; display: block; height: var(--touch); --thumb: 18px; }
  .range::before, .range::after {
    content: ''; position: absolute; inset-block-start: calc(50% - 2px); inset-inline-start: 0;
    height: 4px; border-radius: 2px; pointer-events: none;
  }
  .range::before { inline-size: 100%; background: var(--card); border: 1px solid var(--edge); }
  .range::after { inline-size: calc(var(--thumb) / 2 + var(--share, 0) * (100% - var(--thumb))); background: var(--ink); }
  .range input {
    appearance: none; position: relative; z-index: 1; display: block; inline-size: 100%; height: 100%;
    margin: 0; background: none; cursor: pointer; border-radius: 6px;
  }
  .range input::-webkit-slider-runnable-track { background: none; }
  .range input::-webkit-slider-thumb {
    appearance: none; inline-size: var(--thumb); block-size: var(--thumb); border: 0; border-radius: 50%;
    background: var(--ink);
  }
  .range input::-moz-range-track { background: none; }
  .range input::-moz-range-thumb {
    inline-size: var(--thumb); block-size: var(--thumb); border: 0; border-radius: 50%; background: var(--ink);
  }
`;
