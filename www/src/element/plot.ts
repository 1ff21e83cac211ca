/** One small chart on a canvas: lines over time, two axes, and the area between what is believed and what is true. */

import { roundTicks, timeTicks } from './axis';
import { percent, short } from './numbers';

export interface Line {
  readonly label: string;
  /** A CSS custom property, such as `--news`. */
  readonly token: string;
  readonly dashed?: boolean;
  readonly width?: number;
}

export interface PlotOptions {
  readonly lines: readonly Line[];
  readonly height: number;
  /** Shares run from 0 to 100 %; everything else from 0 to what there is. */
  readonly share?: boolean;
  /** Fill between the first line and the second where the second is higher. */
  readonly illusion?: boolean;
}

export type Values = ArrayLike<number>;

/** Room for the axes, in CSS pixels. */
const LEFT = 40;
const RIGHT = 16;
const TOP = 6;
const BOTTOM = 20;
/** No two ticks nearer than this. */
const TICK_X = 64;
const TICK_Y = 22;
const WIDTH_MIN = 80;

export class Plot {
  readonly #canvas = document.createElement('canvas');
  readonly #ctx = this.#canvas.getContext('2d')!;
  readonly #options: PlotOptions;
  readonly #colour: (token: string) => string;
  readonly #font: string;
  #width: number;
  #minutes: Values = [];
  #values: readonly Values[] = [];
  #end = 60;

  constructor(container: HTMLElement, options: PlotOptions) {
    this.#options = options;
    const style = getComputedStyle(container);
    this.#colour = (token) => style.getPropertyValue(token).trim();
    this.#font = `11px ${style.fontFamily}`;
    this.#width = container.clientWidth;
    container.append(this.#canvas);
  }

  update(minutes: Values, values: readonly Values[], endMinutes: number): void {
    this.#end = Math.max(endMinutes, 60);
    this.#minutes = minutes;
    this.#values = values;
    this.#draw();
  }

  resize(width: number): void {
    this.#width = width;
  }

  destroy(): void {
    this.#canvas.remove();
  }

  #draw(): void {
    const { height, share, illusion, lines } = this.#options;
    const width = Math.max(this.#width, WIDTH_MIN);
    const ratio = devicePixelRatio || 1;
    // Setting the size clears it, too.
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    this.#canvas.style.cssText = `display: block; width: ${width}px; height: ${height}px`;
    const ctx = this.#ctx;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);

    const max = share ? 1.02 : Math.max(1, this.#highest() * 1.1);
    const floor = height - BOTTOM;
    const x = (minutes: number): number => LEFT + (minutes / this.#end) * (width - LEFT - RIGHT);
    const y = (value: number): number => floor - (value / max) * (floor - TOP);

    ctx.font = this.#font;
    ctx.fillStyle = this.#colour('--soft');
    ctx.strokeStyle = this.#colour('--line');
    ctx.lineWidth = 1;
    ctx.textBaseline = 'middle';
    ctx.textAlign = 'right';
    ctx.beginPath();
    for (const tick of share ? [0, 0.5, 1] : roundTicks(max, (floor - TOP) / TICK_Y)) {
      const at = Math.round(y(tick) * ratio) / ratio + 0.5 / ratio;
      ctx.moveTo(LEFT, at);
      ctx.lineTo(width - RIGHT, at);
      ctx.fillText(share ? percent(tick) : short(tick), LEFT - 5, at);
    }
    ctx.stroke();
    ctx.textBaseline = 'alphabetic';
    ctx.textAlign = 'center';
    for (const { minutes, label } of timeTicks(this.#end, (width - LEFT - RIGHT) / TICK_X)) ctx.fillText(label, x(minutes), height - 5);

    if (illusion) this.#fillBetween(x, y);
    ctx.lineJoin = 'round';
    lines.forEach((line, at) => {
      ctx.strokeStyle = this.#colour(line.token);
      ctx.lineWidth = line.width ?? 1.6;
      ctx.setLineDash(line.dashed ? [4, 3] : []);
      ctx.beginPath();
      this.#trace(this.#values[at] ?? [], x, y);
      ctx.stroke();
    });
    ctx.setLineDash([]);
  }

  #highest(): number {
    let highest = 0;
    for (const values of this.#values) {
      for (let at = 0; at < values.length; at++) if (values[at]! > highest) highest = values[at]!;
    }
    return highest;
  }

  /** Adds a line to the path, across what is missing. */
  #trace(values: Values, x: (minutes: number) => number, y: (value: number) => number): void {
    let begun = false;
    for (let at = 0; at < values.length; at++) {
      if (!Number.isFinite(values[at])) continue;
      if (begun) this.#ctx.lineTo(x(this.#minutes[at]!), y(values[at]!));
      else this.#ctx.moveTo(x(this.#minutes[at]!), y(values[at]!));
      begun = true;
    }
  }

  /** Along the higher of the two lines there, and along the first one back. */
  #fillBetween(x: (minutes: number) => number, y: (value: number) => number): void {
    const [truth, belief] = this.#values;
    if (!truth || !belief) return;
    const ctx = this.#ctx;
    ctx.beginPath();
    for (let at = 0; at < truth.length; at++) ctx.lineTo(x(this.#minutes[at]!), y(Math.max(truth[at]!, belief[at]!)));
    for (let at = truth.length - 1; at >= 0; at--) ctx.lineTo(x(this.#minutes[at]!), y(truth[at]!));
    ctx.fillStyle = this.#colour('--illusion');
    ctx.fill();
  }
}
