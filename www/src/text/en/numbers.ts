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
