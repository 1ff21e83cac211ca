import { GLYPHS, type Glyph, KIND_GLYPHS } from '../design/glyph';
import type { Scene } from './scene';

/** The signs of messages on the canvas, from the same paths as in prose. */
export class Signs {
  readonly #paths: readonly Path2D[] = KIND_GLYPHS.map((name) => new Path2D(GLYPHS[name].path));

  /** One sign at a place, `size` times the usual. The caller sets the canvas's transform back after the last. */
  draw({ ctx, palette, kindColours, detail, devicePixelRatio }: Scene, kind: number, x: number, y: number, size: number): void {
    const path = this.#paths[kind];
    const name = KIND_GLYPHS[kind];
    if (path === undefined || name === undefined) return;
    const glyph: Glyph = GLYPHS[name];
    const zoom = detail.messageScale * size * devicePixelRatio;
    ctx.setTransform(zoom, 0, 0, zoom, x * devicePixelRatio, y * devicePixelRatio);
    ctx.lineJoin = 'round';
    ctx.lineCap = 'round';
    // An edge of paper lifts the sign off whatever it passes over.
    ctx.strokeStyle = palette.paper;
    ctx.lineWidth = glyph.strokeWidth + 3;
    ctx.stroke(path);
    if (glyph.strokeWidth > 0) {
      ctx.strokeStyle = kindColours[kind]!;
      ctx.lineWidth = glyph.strokeWidth;
      ctx.stroke(path);
    } else {
      ctx.fillStyle = kindColours[kind]!;
      ctx.fill(path);
    }
    ctx.lineCap = 'butt';
  }
}
