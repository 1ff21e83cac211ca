/** One small chart. */

import uPlot from 'uplot';
import styles from 'uplot/dist/uPlot.min.css?inline';
import { day, week } from '#text/charts';
import { percent, short } from '#text/numbers';
import { isDayBreak, timeOf } from '../../core/clock';
import type { Days } from '../../generated/core-types';

/** The chart library's own styles, for one shadow root. */
export function sheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  return sheet;
}

export interface Line {
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

/** Between ticks: minutes within a day, and days. */
const WITHIN_DAY_MINUTES = [10, 15, 30, 60, 120, 240, 480];
const WEEKS = [1, 2, 5, 10, 20, 50];

export class Plot {
  readonly #plot: uPlot;
  readonly #options: PlotOptions;
  #end = 60;

  constructor(container: HTMLElement, options: PlotOptions, days: Days) {
    this.#options = options;
    const style = getComputedStyle(container);
    const colour = (token: string) => style.getPropertyValue(token).trim();
    const font = `11px ${style.fontFamily}`;
    const series = (line: Line, stroke = colour(line.token)): uPlot.Series => ({
      stroke,
      width: line.width ?? 1.6,
      dash: line.dashed ? [4, 3] : [],
      // A line needs two values; a single one is drawn as a dot.
      points: { show: (plot, at) => isAlone(plot.data[at]!), size: 5, fill: stroke },
      spanGaps: true,
    });
    const axis = { stroke: colour('--soft'), font, ticks: { show: false }, gap: 4 };
    this.#plot = new uPlot(
      {
        width: Math.max(container.clientWidth, 80),
        height: options.height,
        padding: [6, 16, 0, 0],
        legend: { show: false },
        cursor: { show: false },
        select: { show: false, left: 0, top: 0, width: 0, height: 0 },
        scales: {
          x: { time: false, range: () => [0, this.#end] },
          y: { range: (_, __, max) => [0, options.share ? 1.02 : Math.max(1, (max ?? 0) * 1.1)] },
        },
        axes: [
          {
            ...axis,
            gap: 6,
            size: 20,
            space: 56,
            incrs: ticks(days),
            grid: { show: false },
            values: (_, splits, __, ___, step) => splits.map((minutes) => tick(minutes, step, days)),
          },
          {
            ...axis,
            size: 40,
            space: options.share ? 30 : 22,
            grid: { stroke: colour('--line'), width: 1 },
            splits: options.share ? () => [0, 0.5, 1] : undefined!,
            values: (_, splits) => splits.map((value) => (options.share ? percent(value) : short(value))),
          },
        ],
        // The filled area is a series of its own, drawn first, so that it lies under both lines.
        series: [{}, ...(options.illusion ? [series(options.lines[1]!, 'transparent')] : []), ...options.lines.map((line) => series(line))],
        bands: options.illusion ? [{ series: [1, 2], fill: colour('--illusion') }] : [],
      },
      undefined,
      container,
    );
  }

  update(minutes: Values, values: readonly Values[], endMinutes: number): void {
    this.#end = Math.max(endMinutes, 60);
    const drawn = values.map(withGaps);
    this.#plot.setData([minutes as number[], ...(this.#options.illusion ? [drawn[1]!] : []), ...drawn], true);
  }

  resize(width: number): void {
    if (Math.abs(width - this.#plot.width) >= 1) this.#plot.setSize({ width: Math.max(width, 80), height: this.#options.height });
  }

  destroy(): void {
    this.#plot.destroy();
  }
}

/** The chart library takes null for a gap. */
function withGaps(values: Values): (number | null)[] {
  return Array.from(values, (value) => (Number.isFinite(value) ? value : null));
}

function isAlone(values: ArrayLike<number | null | undefined>): boolean {
  return Array.from(values).filter((value) => value != null).length === 1;
}

/** How far apart ticks may be, by a calendar. */
function ticks({ day_minutes, week_days }: Days): number[] {
  const inDays = [1, 2, ...WEEKS.map((weeks) => weeks * week_days)];
  return [...WITHIN_DAY_MINUTES.filter((minutes) => minutes < day_minutes), ...inDays.map((days) => days * day_minutes)];
}

/** Days where a tick is one, hours in between. */
function tick(minutes: number, step: number, days: Days): string {
  const time = timeOf(minutes, days);
  if (step >= days.week_days * days.day_minutes) return week(time.week);
  if (step >= days.day_minutes || isDayBreak(minutes, days)) return day(time);
  return time.clock;
}
