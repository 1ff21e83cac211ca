import type { Glyph } from '../../design/glyph';
import { ORG_GLYPHS, type OrgGlyph } from '../../design/organisation-glyphs';
import { tokenOf } from '../palette';
import type { Scene } from '../scene';

/** Draws the signs, from the same paths as in prose. */
export class SignPen {
  readonly #paths = new Map<OrgGlyph, Path2D>();

  /** Draws a sign at a place, `zoom` times its own size; on a coin if it stays. */
  draw({ ctx, palette, devicePixelRatio: ratio }: Scene, name: OrgGlyph, x: number, y: number, zoom: number, coin: boolean): void {
    const glyph: Glyph = ORG_GLYPHS[name];
    const { strokeWidth } = glyph;
    const path = this.#paths.get(name) ?? new Path2D(glyph.path);
    this.#paths.set(name, path);
    ctx.setTransform(zoom * ratio, 0, 0, zoom * ratio, x * ratio, y * ratio);
    ctx.lineJoin = 'round';
    ctx.lineCap = 'round';
    ctx.strokeStyle = palette.paper;
    if (coin) {
      ctx.beginPath();
      ctx.arc(0, 0, 10.6, 0, 2 * Math.PI);
      ctx.fillStyle = palette.card;
      ctx.lineWidth = 5;
      ctx.stroke();
      ctx.fill();
      ctx.strokeStyle = palette.edge;
      ctx.lineWidth = 1.2;
      ctx.stroke();
    } else {
      ctx.lineWidth = strokeWidth + 3;
      ctx.stroke(path);
    }
    ctx.strokeStyle = ctx.fillStyle = palette[tokenOf(glyph)];
    ctx.lineWidth = strokeWidth;
    if (strokeWidth > 0) ctx.stroke(path);
    else ctx.fill(path, 'evenodd');
    ctx.lineCap = 'butt';
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  }
}

/** Small words on paper, so that they can be read over anything. */
export function drawWords(
  { ctx, palette, detail }: Scene,
  words: string,
  colour: string,
  x: number,
  y: number,
  font = detail.smallFont,
): void {
  ctx.font = font;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.strokeStyle = palette.paper;
  ctx.lineWidth = 3.5;
  ctx.strokeText(words, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(words, x, y);
}
