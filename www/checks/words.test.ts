/** Every word that a reader sees stands in `www/src/text`, and nowhere else. */

import { expect, it } from 'vitest';
import embed from '../embed.html?raw';
import index from '../index.html?raw';
import * as pages from '../src/text/en/pages';
import { proseIn } from './prose';
import { SOURCES, type Source } from './sources';

/** The catalogue itself, what is written from the core's types, and the claims, whose panel has words of its own. */
const ELSEWHERE = /^(?:text|generated|panel\/claims)\//;
const written = SOURCES.filter(({ path }) => !ELSEWHERE.test(path) && !/\.test(-data)?\.ts$/.test(path));

/** Texts that look like words and are none. */
const NO_WORDS: readonly RegExp[] = [
  // Fonts, custom properties, media queries and selectors.
  /px (?:system-ui|x)\b/,
  /^--/,
  /^\(prefers-[\w: -]+\)$/,
  /^\.people button$/,
  /^button, input, select, a$/,
  // Classes, keys of a keyboard, and the tag that the embedding page shows.
  /^root closed$/,
  /^Escape$/,
  /^<script type="module"/,
];

it('no words for readers stand outside of the catalogue', () => {
  expect(written.flatMap((source) => proseIn(source, NO_WORDS))).toEqual([]);
});

it('nothing is allowed that is not there', () => {
  const texts = written.flatMap((source) => proseIn(source)).map((found) => found.replace(/^\S+ /, ''));
  for (const pattern of NO_WORDS)
    expect(
      texts.filter((text) => pattern.test(text)),
      String(pattern),
    ).not.toEqual([]);
});

it.each([
  ['index.html', index, pages.index],
  ['embed.html', embed, pages.embed],
])('%s has all its words from the catalogue, and leaves none there', (_, html, words) => {
  const keys = [...html.matchAll(/\{\{(\w+)\}\}/g)].map(([, key]) => key);
  expect([...new Set(keys)].sort()).toEqual(Object.keys(words).sort());
  const rest = html.replace(/\{\{\w+\}\}/g, '').replace(/<code>[\w-]+<\/code>/g, '');
  expect(rest.replace(/<[^>]*>/g, '').trim()).toBe('');
  expect(rest).not.toMatch(/(?:title|alt|aria-label|description)="[^"]*\p{L}/u);
});

const found = (text: string) => proseIn({ path: 'figure/planted.ts', text } satisfies Source);

it.each([
  ['text in a template', 'html`<p>It is late.</p>`'],
  ['a single word in a template', 'html`<b>late</b>`'],
  ['text beside an expression', 'html`<p>${minutes} late</p>`'],
  ['text in a template within a template', 'html`<p>${late ? html`<i>late</i>` : null}</p>`'],
  ['a text that an expression comes to', "html`<p>${late ? 'late' : null}</p>`"],
  ['a label', 'html`<button aria-label="Dismiss"></button>`'],
  ['a title', 'html`<button title="late"></button>`'],
  ['a title that an expression comes to', "html`<button title=${late ? 'late' : ''}></button>`"],
  ['a label with an expression in it', 'html`<canvas aria-label="${count} people"></canvas>`'],
  ['a sentence', "const words = 'It is late.';"],
  ['a sentence with an expression in it', 'const words = `It is ${late}.`;'],
  ['a word with a capital', "const word = 'Late';"],
  ['what is drawn', "ctx.fillText('late', 0, 0);"],
])('%s is found', (_, text) => {
  expect(found(text)).toHaveLength(1);
});

it.each([
  ['an identifier', "const id = 'late_panel';"],
  ['a class', 'html`<p class="soft late">${words}</p>`'],
  ['an entity', 'html`<p>&nbsp;</p>`'],
  ['a style sheet', 'css`.soft { color: red; }`'],
  ['an error for developers', "throw new Error('It is late.');"],
  ['the console', "console.error('It is late.');"],
  ['a type', "type Late = 'It is' | 'late';"],
])('%s is not', (_, text) => {
  expect(found(text)).toEqual([]);
});
