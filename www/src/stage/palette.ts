/** The colours of the drawing. Each has one meaning; the values are CSS custom properties of the element. */
export interface Palette {
  paper: string; card: string; ink: string; soft: string; line: string; edge: string;
  news: string; work: string; ack: string; ask: string; lost: string;
  truth: string; stale: string; illusion: string;
}

/** What is drawn when the style sheet does not say: the light paper. */
const FALLBACK: Palette = {
  paper: '#fbf7f0', card: '#fffdf9', ink: '#23262f', soft: '#6b665b', line: '#e4ddd0', edge: '#8a8476',
  news: '#2166ac', work: '#d6811a', ack: '#1b8a62', ask: '#a0528f', lost: '#c0392b',
  truth: '#4b5563', stale: '#a8a294', illusion: '#c0392b',
};

/** Reads the colours that apply at `element`; read again when the colour scheme changes. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const palette = { ...FALLBACK };
  for (const name of Object.keys(FALLBACK) as (keyof Palette)[]) {
    const value = style.getPropertyValue(`--${name}`).trim();
    if (value !== '') palette[name] = value;
  }
  return palette;
}

/** The colour of each kind of message, in the order of the frame's kind numbers. */
export function kindColours(palette: Palette): string[] {
  const { work, news, ack, lost, ask, ink } = palette;
  return [work, work, news, ack, lost, ask, ask, ask, lost, ink];
}
