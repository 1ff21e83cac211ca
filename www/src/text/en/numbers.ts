/** Numbers as they are set on the page. */

/** Narrow and unbreakable, as before a per cent sign. */
export const THIN = '\u202f';

/** `71 %` */
export function percent(share: number): string {
  return `${Math.round(share * 100)}${THIN}%`;
}

/** One decimal below ten, none above: `5`, `2.5`, `31`. */
export function short(value: number): string {
  return Math.abs(value) < 9.95 ? String(Math.round(value * 10) / 10) : String(Math.round(value));
}

/** `1 message`, `11 messages`. */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${value} ${value === 1 ? one : many}`;
}

/** A step for a slider over a range: a hundred to two hundred and fifty of them, on a round number. */
export function roundStep(min: number, max: number): number {
  const raw = (max - min) / 100;
  if (!(raw > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(raw * 1.001));
  const step = [5, 2, 1].find((mantissa) => mantissa * power <= raw * 1.001)!;
  // Rounded through text: 5 × 10⁻³ is not quite 0.005.
  return Number((step * power).toPrecision(1));
}
