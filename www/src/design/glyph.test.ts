import { describe, expect, it } from 'vitest';
import { FRAME } from '../generated/frame-layout';
import { GLYPHS, KIND_GLYPHS } from './glyph';

describe('the signs', () => {
  it('stand in the order of the frame’s kind numbers', () => {
    expect(KIND_GLYPHS.map((name) => name.toUpperCase())).toEqual(
      Object.entries(FRAME.KIND)
        .sort(([, a], [, b]) => a - b)
        .map(([name]) => name),
    );
  });

  it('differ in shape and not only in colour', () => {
    const paths = Object.values(GLYPHS).map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
  });
});
