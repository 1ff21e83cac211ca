import type { Kind } from '../generated/core-types';
import type { Token } from './tokens';

/**
 * One definition of every sign, shared by the canvas (as Path2D) and by prose and legends (as inline SVG).
 * Paths are drawn about the origin in a box from -8 to 8.
 */
export interface Glyph {
  readonly path: string;
  /** Width of the line when the sign is drawn as a line, 0 when it is filled. */
  readonly strokeWidth: number;
  /** The custom property that colours it. */
  readonly colour: `--${Token}`;
}

export const GLYPHS = {
  work: {
    path: 'M-4 -6H4A2 2 0 0 1 6 -4V4A2 2 0 0 1 4 6H-4A2 2 0 0 1 -6 4V-4A2 2 0 0 1 -4 -6Z',
    strokeWidth: 0,
    colour: '--work',
  },
  // A page with a folded corner.
  rework: {
    path:
      'M-4 -6H-0.6V-1.6A2.2 2.2 0 0 0 1.6 0.6H6V4A2 2 0 0 1 4 6H-4A2 2 0 0 1 -6 4V-4A2 2 0 0 1 -4 -6Z' +
      'M1.2 -6.4L6.4 -1.2H2.2A1 1 0 0 1 1.2 -2.2Z',
    strokeWidth: 0,
    colour: '--work',
  },
  update: {
    path: 'M-6.5 0A6.5 6.5 0 0 1 6.5 0A6.5 6.5 0 0 1 -6.5 0Z',
    strokeWidth: 0,
    colour: '--news',
  },
  // The same circle, hollow.
  carbon_copy: { path: 'M-5.5 0A5.5 5.5 0 0 1 5.5 0A5.5 5.5 0 0 1 -5.5 0Z', strokeWidth: 2, colour: '--news' },
  acknowledgement: { path: 'M-5 0.4L-1.4 4.2L5.4 -4.2', strokeWidth: 2.6, colour: '--ack' },
  refusal: {
    path: 'M-5 -2.2H5A2.2 2.2 0 0 1 5 2.2H-5A2.2 2.2 0 0 1 -5 -2.2Z',
    strokeWidth: 0,
    colour: '--lost',
  },
  // A heart.
  anti_entropy_round: {
    path: 'M0 6.2C-3.6 3.4 -6.6 0.8 -6.6 -2.2A3.5 3.5 0 0 1 0 -3.9A3.5 3.5 0 0 1 6.6 -2.2C6.6 0.8 3.6 3.4 0 6.2Z',
    strokeWidth: 0,
    colour: '--ask',
  },
  question: { path: 'M0 -6.8L6.8 0L0 6.8L-6.8 0Z', strokeWidth: 0, colour: '--ask' },
  // The same diamond, hollow.
  answer: { path: 'M0 -5.8L5.8 0L0 5.8L-5.8 0ZM0 0V0.1', strokeWidth: 2.2, colour: '--ask' },
  failure: { path: 'M-0.9 -6.2Q0 -7.4 0.9 -6.2L6.9 4.2Q7.5 5.6 6 5.7H-6Q-7.5 5.6 -6.9 4.2Z', strokeWidth: 0, colour: '--lost' },
  // A circle with an arrow.
  restart: { path: 'M5.3 2.3A5.8 5.8 0 1 1 3.6 -4.5M4.6 -7.4V-3.7H0.9', strokeWidth: 2.2, colour: '--ink' },
  lost: {
    path: 'M-6.2 0A6.2 6.2 0 0 1 6.2 0A6.2 6.2 0 0 1 -6.2 0ZM-2.6 -2.6L2.6 2.6M2.6 -2.6L-2.6 2.6',
    strokeWidth: 1.7,
    colour: '--lost',
  },
} as const satisfies Record<Kind | 'lost', Glyph>;

export type GlyphName = keyof typeof GLYPHS;

/** The signs of the kinds of message, in the order of the frame's kind numbers. */
export const KIND_GLYPHS: readonly Kind[] = [
  'work',
  'rework',
  'update',
  'acknowledgement',
  'refusal',
  'anti_entropy_round',
  'question',
  'answer',
  'failure',
  'restart',
  'carbon_copy',
];
