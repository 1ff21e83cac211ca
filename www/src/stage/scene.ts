import type { Detail } from './detail';
import type { FrameView } from './frame-view';
import type { Point } from './geometry';
import type { StageCast } from './layout';
import type { Motion } from './motion';
import type { Palette } from './palette';
import type { Positions } from './positions';
import type { StoreSize } from './stores';

/** What the page says about how to draw, besides the frame itself. */
export interface ViewState {
  readonly reducedMotion: boolean;
  readonly selectedActor: number | null;
  /** Serial of the message under inspection. */
  readonly selectedMessage: number | null;
  readonly names: readonly string[];
  /**
   * How long a mark stays, in simulated minutes. The page picks it by its speed, so that a mark lasts about a second;
   * left out, it is right for the pace that the cast asks for.
   */
  readonly markWindowMinutes?: number;
}

/** Everything the drawing functions share in one frame. One object is kept and refilled, so a frame allocates none. */
export interface Scene {
  ctx: CanvasRenderingContext2D;
  palette: Palette;
  kindColours: readonly string[];
  detail: Detail;
  devicePixelRatio: number;
  at: Positions;
  frame: FrameView;
  view: ViewState;
  markWindowMinutes: number;
  motion: Motion;
  cast: StageCast;
  /** Actors that are in both the cast and the frame. */
  actorCount: number;
  /** Names of the places where things are written down, where they stand and how large. */
  stores: readonly string[];
  storeAt: Positions;
  storeSize: StoreSize;
  /** Places that are in both the cast and the frame. */
  storeCount: number;
  /** A point to work with, so that geometry needs no new one each time. */
  scratch: Point;
}
