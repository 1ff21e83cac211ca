/** The colours as a table, which the style sheet, the canvas and the contrast test read. */

export type Token =
  | 'paper'
  | 'card'
  | 'ink'
  | 'soft'
  | 'line'
  | 'edge'
  | 'news'
  | 'work'
  | 'ask'
  | 'ack'
  | 'lost'
  | 'truth'
  | 'stale'
  | 'illusion';

export type Palette = Readonly<Record<Token, string>>;

export const LIGHT: Palette = {
  paper: '#fbf7f0',
  card: '#fffdf9',
  ink: '#23262f',
  soft: '#6b665b',
  line: '#e4ddd0',
  edge: '#8a8476',
  news: '#2166ac',
  work: '#c97612',
  ask: '#a0528f',
  ack: '#187c58',
  lost: '#c0392b',
  truth: '#4b5563',
  stale: '#8a8476',
  illusion: '#f0cabf',
};

export const DARK: Palette = {
  paper: '#16181d',
  card: '#1f2229',
  ink: '#ece7dc',
  soft: '#a5a197',
  line: '#33363e',
  edge: '#7d7970',
  news: '#6aaeea',
  work: '#f0a94e',
  ask: '#d48ac4',
  ack: '#56c596',
  lost: '#ef7a6d',
  truth: '#c9c4b8',
  stale: '#7d7970',
  illusion: '#5e3b38',
};

/** Colours of text, which need a contrast of 4.5 : 1 on both grounds. */
export const TEXT: readonly Token[] = ['ink', 'soft', 'news', 'ack', 'lost', 'truth'];

/** Colours of marks and outlines, which need a contrast of 3 : 1 on both grounds. */
export const MARKS: readonly Token[] = ['edge', 'news', 'work', 'ask', 'ack', 'lost', 'truth', 'stale'];

/** `--paper: #fbf7f0; …` */
export function declarations(palette: Palette): string {
  return Object.entries(palette)
    .map(([token, colour]) => `--${token}: ${colour};`)
    .join(' ');
}
