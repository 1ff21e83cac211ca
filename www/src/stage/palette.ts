import { GLYPHS, type Glyph, KIND_GLYPHS } from '../design/glyph';
import { LIGHT, type Token } from '../design/tokens';

/** The colours of the drawing. Each has one meaning; the values are CSS custom properties of the element. */
export type Palette = Record<Token, string>;

/** Reads the colours that apply at `element`; the light ones where its style sheet has none. Call again when the colour scheme changes. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const palette = { ...LIGHT };
  for (const name of Object.keys(LIGHT) as Token[]) {
    const value = style.getPropertyValue(`--${name}`).trim();
    if (value !== '') palette[name] = value;
  }
  return palette;
}

/** The colour of each kind of message, in the order of the frame's kind numbers. */
export function kindColours(palette: Palette): string[] {
  return KIND_GLYPHS.map((kind) => palette[tokenOf(GLYPHS[kind])]);
}

/** The colour of a glyph. */
export function tokenOf({ colour }: Glyph): Token {
  return colour.slice('--'.length) as Token;
}
