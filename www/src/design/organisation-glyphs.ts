/** The signs of modes, behaviours and events of an organisation. */

import type { Glyph } from './glyph';

const CIRCLE = 'M-6 0A6 6 0 0 1 6 0A6 6 0 0 1 -6 0Z';

/** Drawn about the origin in a box from -8 to 8, like the signs of messages. */
export const ORG_GLYPHS = {
  // A table with people around it.
  meeting: { path: 'M-3 0A3 3 0 0 1 3 0A3 3 0 0 1 -3 0ZM0 -6.2V-6.1M0 6.1V6.2M-6.2 0H-6.1M6.1 0H6.2', strokeWidth: 2.8, colour: '--soft' },
  // A face with nobody in it.
  down: {
    path: 'M-6.6 0A6.6 6.6 0 0 1 6.6 0A6.6 6.6 0 0 1 -6.6 0ZM-3.9 -2.9L-1.3 -0.3M-1.3 -2.9L-3.9 -0.3M1.3 -2.9L3.9 -0.3M3.9 -2.9L1.3 -0.3M-1.8 3.4H1.8',
    strokeWidth: 1.4,
    colour: '--lost',
  },
  // A flame.
  burnt_out: {
    path:
      'M0.6 -7.4C4 -4 5.6 -1 5.6 1.6A5.6 5.6 0 0 1 -5.6 1.6C-5.6 -0.8 -4.4 -2.4 -2.9 -3.6C-2.5 -2 -1.9 -1.2 -0.9 -0.8C-1.4 -3.2 -0.8 -5.6 0.6 -7.4Z' +
      'M0 6A2.5 2.5 0 0 0 2.5 3.4C2.5 1.8 1 1.2 0.3 -0.2C-1.2 1 -2.5 2 -2.5 3.4A2.5 2.5 0 0 0 0 6Z',
    strokeWidth: 0,
    colour: '--lost',
  },
  // An hourglass.
  asking: {
    path: 'M-4.4 -6.4H4.4M-4.4 6.4H4.4M-3.4 -6.4C-3.4 -1.6 3.4 1.6 3.4 6.4M3.4 -6.4C3.4 -1.6 -3.4 1.6 -3.4 6.4',
    strokeWidth: 1.7,
    colour: '--ask',
  },
  // A moon.
  off_hours: { path: 'M2 -6.8A7 7 0 1 0 6.8 2.6A5.8 5.8 0 0 1 2 -6.8Z', strokeWidth: 0, colour: '--soft' },
  // A stop sign with the bar of a “No”.
  blocked: { path: 'M-2.7 -6.4H2.7L6.4 -2.7V2.7L2.7 6.4H-2.7L-6.4 2.7V-2.7ZM-3 0H3', strokeWidth: 1.8, colour: '--lost' },
  // A target.
  focus: { path: `${CIRCLE}M-1.4 0A1.4 1.4 0 0 1 1.4 0A1.4 1.4 0 0 1 -1.4 0Z`, strokeWidth: 1.8, colour: '--ink' },
  // Sorted, the longest first.
  triage: { path: 'M-5.6 -4.6H5.6M-5.6 0H2M-5.6 4.6H-1.6', strokeWidth: 2.3, colour: '--ink' },
  // Out of the box and on.
  delegate: { path: 'M-1 -5.4H-5.4V5.4H-1M-1.6 0H6M2.6 -3.4L6 0L2.6 3.4', strokeWidth: 1.8, colour: '--ink' },
  // A tray with something in it.
  preempted: { path: 'M-6 -1V5H6V-1M-3.6 2H3.6M-2.6 -2.2L3 -5', strokeWidth: 1.8, colour: '--work' },
  // A piece of the supervision tree.
  supervises: { path: 'M0 -7V-1M-6 6.4V1A2 2 0 0 1 -4 -1H4A2 2 0 0 1 6 1V6.4', strokeWidth: 1.7, colour: '--edge' },
  crashed: {
    path: 'M0 -7.2L1.8 -2.6L6.4 -4.4L3.4 -0.2L7 2.8L2.4 2.8L1.6 7.2L-1.2 3.4L-5.4 5.6L-3.8 1.4L-7.4 -0.8L-3.2 -2L-4.4 -6.2L-1.2 -3.6Z',
    strokeWidth: 0,
    colour: '--lost',
  },
  recovered: { path: 'M-5.4 0.8L-1.8 4.4L5.6 -4.4', strokeWidth: 2.6, colour: '--ack' },
  escalated: { path: 'M-4.6 0L0 -5L4.6 0M-4.6 5.4L0 0.4L4.6 5.4', strokeWidth: 2.3, colour: '--lost' },
  guessed: { path: 'M-3.2 -3.2C-3.2 -7.4 3.4 -7.4 3.4 -3.2C3.4 -0.6 0 -0.8 0 2M0 5.6V5.7', strokeWidth: 2.4, colour: '--lost' },
  // Two that run into each other.
  conflicted: { path: 'M-7 0H-1.4M-4 -3L-1 0L-4 3M7 0H1.4M4 -3L1 0L4 3', strokeWidth: 1.9, colour: '--lost' },
  agreed: { path: `${CIRCLE}M-3 0.2L-0.8 2.6L3.2 -2.4`, strokeWidth: 1.8, colour: '--ack' },
  abandoned: { path: `${CIRCLE}M-2.4 -2.4L2.4 2.4M2.4 -2.4L-2.4 2.4`, strokeWidth: 1.8, colour: '--ask' },
  // Somebody more, somebody fewer.
  hired: {
    path: 'M-6.4 5.8C-6.4 -0.4 1.6 -0.4 1.6 5.8M-4.6 -3.6A2.2 2.2 0 0 1 -0.2 -3.6A2.2 2.2 0 0 1 -4.6 -3.6ZM4.6 -5.6V0.4M1.6 -2.6H7.6',
    strokeWidth: 1.8,
    colour: '--ack',
  },
  let_go: {
    path: 'M-6.4 5.8C-6.4 -0.4 1.6 -0.4 1.6 5.8M-4.6 -3.6A2.2 2.2 0 0 1 -0.2 -3.6A2.2 2.2 0 0 1 -4.6 -3.6ZM2.4 -2.6H7.4',
    strokeWidth: 1.8,
    colour: '--soft',
  },
  // A flag.
  claimed: { path: 'M-4.4 7V-6.6H5.4L2.6 -3L5.4 0.6H-4.4', strokeWidth: 1.9, colour: '--news' },
  handed_over: { path: 'M-6.6 -2.8H6M3 -5.8L6 -2.8L3 0.2M6.6 3.4H-2', strokeWidth: 1.9, colour: '--ink' },
  // A shield.
  shielded: {
    path: 'M0 -6.6C2 -5.2 4 -4.6 6 -4.6C6 0.8 4 4.6 0 6.8C-4 4.6 -6 0.8 -6 -4.6C-4 -4.6 -2 -5.2 0 -6.6Z',
    strokeWidth: 1.8,
    colour: '--ink',
  },
  moved: {
    path: 'M0 7C-3.4 3 -5 0.6 -5 -2A5 5 0 0 1 5 -2C5 0.6 3.4 3 0 7ZM-1.4 -2A1.4 1.4 0 0 1 1.4 -2A1.4 1.4 0 0 1 -1.4 -2Z',
    strokeWidth: 1.7,
    colour: '--ink',
  },
} as const satisfies Record<string, Glyph>;

export type OrgGlyph = keyof typeof ORG_GLYPHS;
