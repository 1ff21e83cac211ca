/** The overlay of an organisation: meetings, failures, waits for answers, the supervision tree, sites and roles. */

import type { OrgGlyph } from '../../design/organisation-glyphs';
import { FRAME } from '../../generated/frame-layout';
import { MODE_ASKING } from '../frame-view';
import { type Overlay, rise } from '../overlay';
import type { Scene } from '../scene';
import { drawRoles, drawSites, nameSites } from './labels';
import { drawSittings, nameSittings, type Sitting, sittings } from './meeting';
import { drawModes } from './modes';
import { SignPen } from './pen';
import { drawTree, drawWaits } from './tree';

const { WHAT } = FRAME;

/** Places of marks on the grid of an actor: above the head, and at the tray of preempted items. */
const HEAD = [0, -52] as const;
const TRAY = [-55, -22] as const;
/** The sign of each event, which rises and disappears. */
export const MARK_SIGNS: Readonly<Record<number, readonly [OrgGlyph, readonly [number, number]]>> = {
  [WHAT.CRASHED]: ['crashed', HEAD],
  [WHAT.RECOVERED]: ['recovered', HEAD],
  [WHAT.ESCALATED]: ['escalated', HEAD],
  [WHAT.BURNT_OUT]: ['burnt_out', HEAD],
  [WHAT.GUESSED]: ['guessed', HEAD],
  [WHAT.CONFLICTED]: ['conflicted', HEAD],
  [WHAT.AGREED]: ['agreed', HEAD],
  [WHAT.ABANDONED]: ['abandoned', HEAD],
  [WHAT.HIRED]: ['hired', HEAD],
  [WHAT.LET_GO]: ['let_go', HEAD],
  [WHAT.CLAIMED]: ['claimed', HEAD],
  [WHAT.TOOK_OVER]: ['handed_over', HEAD],
  [WHAT.HANDED_OVER]: ['handed_over', HEAD],
  [WHAT.MOVED]: ['moved', HEAD],
  [WHAT.INTERRUPTED]: ['preempted', TRAY],
  [WHAT.SHIELDED]: ['shielded', HEAD],
};

/** Eyes look at the next message first, then at the actor whose answer is awaited, then at the table. */
const ASKING_WEIGHT = 0.2;
const MEETING_WEIGHT = 0.1;

export class Organisation implements Overlay {
  readonly #pen = new SignPen();
  #sittings: readonly Sitting[] = [];

  aim(scene: Scene): void {
    const { frame, motion, at, actorCount } = scene;
    this.#sittings = sittings(scene);
    for (const { present, table } of this.#sittings) {
      for (const actor of present) motion.watch(actor, table.x, table.y, MEETING_WEIGHT);
    }
    for (let i = 0; i < actorCount; i++) {
      const to = frame.actorWaitsFor(i);
      if (frame.actorMode(i) === MODE_ASKING && to >= 0 && to < actorCount) motion.watch(i, at.x(to), at.y(to), ASKING_WEIGHT);
    }
  }

  ground(scene: Scene): void {
    drawSites(scene);
  }

  threads(scene: Scene): void {
    if (scene.detail.level === 'dot') return;
    drawTree(scene);
    nameSites(scene);
  }

  under(scene: Scene): void {
    if (scene.detail.level === 'dot') return;
    drawSittings(scene, this.#sittings);
    drawWaits(scene);
  }

  over(scene: Scene): void {
    if (scene.detail.level === 'dot') return;
    if (scene.detail.level === 'face') drawRoles(scene);
    drawModes(scene, this.#pen);
    nameSittings(scene, this.#sittings);
  }

  mark(scene: Scene, what: number, actor: number, age: number): void {
    const sign = MARK_SIGNS[what];
    if (sign === undefined) return;
    const {
      at,
      detail: { unit },
    } = scene;
    const [name, [x, y]] = sign;
    this.#pen.draw(scene, name, at.x(actor) + x * unit, at.y(actor) + (y - rise(age) * 8) * unit, Math.max(0.8, 1.25 * unit), false);
  }
}
