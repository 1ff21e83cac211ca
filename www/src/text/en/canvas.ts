/** Words that are drawn on the stage. */

import type { ModeNumber } from '../../core/kinds';
import { FRAME } from '../../generated/frame-layout';

const { MODE } = FRAME;

/** In the face of somebody who is not at work; nothing in the faces of the others. */
export const ON_FACES = {
  [MODE.IDLE]: undefined,
  [MODE.INTEGRATING]: undefined,
  [MODE.AWAY]: 'away',
  [MODE.LEFT]: 'left',
  [MODE.MEETING]: undefined,
  [MODE.DOWN]: 'down',
  [MODE.BURNT_OUT]: 'burnt out',
  [MODE.ASKING]: undefined,
  [MODE.OFF_HOURS]: 'off',
  [MODE.BLOCKED]: undefined,
} as const satisfies Record<ModeNumber, string | undefined>;

/** At the place of somebody who can be hired. */
export const vacant = 'vacant';

/** Beside a message that falls. */
export const lost = 'lost';
