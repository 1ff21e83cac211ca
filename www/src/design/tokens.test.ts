import { describe, expect, it } from 'vitest';
import { DARK, LIGHT, MARKS, TEXT } from './tokens';

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
] as const)('the %s palette', (_, palette) => {
  it.each(TEXT)('%s can be read on paper and card', (token) => {
    expect(contrast(palette[token], palette.paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette[token], palette.card)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(MARKS)('%s can be made out on paper and card', (token) => {
    expect(contrast(palette[token], palette.paper)).toBeGreaterThanOrEqual(3);
    expect(contrast(palette[token], palette.card)).toBeGreaterThanOrEqual(3);
  });

  it('the play button, ink turned round, can be read', () => {
    expect(contrast(palette.paper, palette.ink)).toBeGreaterThanOrEqual(4.5);
  });

  it('the illusion is an area one sees', () => {
    expect(contrast(palette.illusion, palette.card)).toBeGreaterThanOrEqual(1.4);
  });

  it('the line of truth stands out from the illusion beside it', () => {
    expect(contrast(palette.news, palette.illusion)).toBeGreaterThanOrEqual(3);
  });
});
