/** Glyphs for templates: the signs of messages, as the stage draws them, and pieces of rings. */

import { html, svg, type TemplateResult } from 'lit';
import { GLYPHS, type Glyph, type GlyphName } from './glyph';

/** The sign of a kind of message. It stands beside its word, so it is hidden from screen readers. */
export function glyph(name: GlyphName): TemplateResult {
  return sign(GLYPHS[name]);
}

export function sign({ path, strokeWidth, colour }: Glyph): TemplateResult {
  return html`<svg class="glyph" viewBox="-8 -8 16 16" aria-hidden="true">${
    strokeWidth > 0
      ? svg`<path d=${path} fill="none" stroke="var(${colour})" stroke-width=${strokeWidth} stroke-linecap="round" stroke-linejoin="round" />`
      : svg`<path d=${path} fill="var(${colour})" fill-rule="evenodd" />`
  }</svg>`;
}

const RINGS = {
  current: svg`<circle r="5.4" fill="none" stroke="var(--truth)" stroke-width="3.4" />`,
  stale: svg`<circle r="5.4" fill="none" stroke="var(--stale)" stroke-width="3.4" stroke-dasharray="1.6 1.8" />`,
  wrong: svg`<circle r="5.4" fill="none" stroke="var(--lost)" stroke-width="4.4" stroke-dasharray="1.2 1" /><circle r="7.2" fill="none" stroke="var(--lost)" /><circle r="3.4" fill="none" stroke="var(--lost)" />`,
  forgotten: svg`<circle r="7" fill="none" stroke="var(--stale)" /><circle r="3.8" fill="none" stroke="var(--stale)" />`,
};

/** The state of a replica, as the ring around a face shows it. */
export function stateOf(held: { readonly held_version: number; readonly wrong: boolean; readonly current: boolean }): keyof typeof RINGS {
  return held.held_version === 0 ? 'forgotten' : held.wrong ? 'wrong' : held.current ? 'current' : 'stale';
}

/** A piece of a ring: solid if current, hatched if stale, a lattice if wrong, hollow if forgotten. */
export function ring(state: keyof typeof RINGS): TemplateResult {
  return html`<svg class="glyph" viewBox="-8 -8 16 16" aria-hidden="true">${RINGS[state]}</svg>`;
}
