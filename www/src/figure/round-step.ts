/** The step of a slider over a range: a round number, 100 to 250 of them in the range. */
export function roundStep(min: number, max: number): number {
  const raw = (max - min) / 100;
  if (!(raw > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(raw * 1.001));
  const step = [5, 2, 1].find((mantissa) => mantissa * power <= raw * 1.001)!;
  // Rounded through text, since 5 × 10⁻³ is not quite 0.005.
  return Number((step * power).toPrecision(1));
}
