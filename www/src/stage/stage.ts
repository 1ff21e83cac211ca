import { detailFor } from './detail';
import { drawAbsences } from './draw-absence';
import { drawActors } from './draw-actor';
import { drawDiscs } from './draw-disc';
import { drawDots } from './draw-dot';
import { drawLinks, drawLinksOf, drawNames, drawSelectedName } from './draw-links';
import { drawMailboxes } from './draw-mailbox';
import { drawMarks, drawPulses } from './draw-mark';
import { drawMessages } from './draw-message';
import { drawTeams } from './draw-team';
import { defaultKeepClear, fitPlaces, type Stands } from './fit';
import type { FrameView } from './frame-view';
import { clamp, type Rect } from './geometry';
import { type Hit, hitTest } from './hit';
import type { LayOut, Places, StageCast } from './layout';
import { Losses } from './losses';
import { MessagePoints } from './message-points';
import { Motion } from './motion';
import type { Overlay } from './overlay';
import { kindColours, type Palette, readPalette } from './palette';
import { Positions } from './positions';
import type { Scene, ViewState } from './scene';
import { Signs } from './signs';
import { placeStores, storeBand, storeSize } from './stores';

export type { Hit, Overlay, Palette, Rect, StageCast, ViewState };

/** After a longer gap between two frames nothing eases. */
const PAUSE_SECONDS = 0.4;
/** Prefix that keeps keys of stores apart from those of actors. */
const STORE_KEY = 'store ';
/** How long a mark stays when the page does not say, at the pace that the cast asks for. */
const MARK_SECONDS = 1.2;

/** Draws a team on one canvas. It reads frames and holds no state of the simulation. */
export class Stage {
  readonly #canvas: HTMLCanvasElement;
  readonly #ctx: CanvasRenderingContext2D;
  readonly #ground: HTMLCanvasElement;
  readonly #groundCtx: CanvasRenderingContext2D;
  readonly #motion = new Motion();
  readonly #points = new MessagePoints();
  readonly #losses = new Losses();
  readonly #signs = new Signs();
  #overlays: readonly Overlay[] = [];
  #cast: StageCast = { actors: [], links: [], systems: [] };
  #places: Places = new Float64Array(0);
  #layOut: LayOut | undefined;
  /** Whether the present places are those of a layout. */
  #isLaidOut = false;
  /** The site of each actor in the present layout. */
  #sites: number[] = [];
  /** Places set by hand, 0..1 of the stage, by name, so that they survive a new cast of the same actors. */
  #moved = new Map<string, [number, number]>();
  #keepClear: readonly Rect[] | null = null;
  #width = 1;
  #height = 1;
  #ratio = 1;
  #palette: Palette;
  #colours: readonly string[];
  #at = new Positions(new Float32Array(0));
  #storeAt = new Positions(new Float32Array(0));
  #storeSize = storeSize(0, 1, 1);
  #detail = detailFor(0, 1, 1, false);
  #groundNames: readonly string[] | null = null;
  #groundFresh = false;
  #lastDraw = 0;
  #lastNow = 0;
  #scene: Scene | null = null;

  readonly #laidOut: () => void;

  /** `laidOut` is called when `draw` has changed the layout. */
  constructor(canvas: HTMLCanvasElement, laidOut: () => void = () => {}) {
    this.#canvas = canvas;
    this.#laidOut = laidOut;
    this.#ctx = contextOf(canvas);
    this.#ground = document.createElement('canvas');
    this.#groundCtx = contextOf(this.#ground);
    this.#palette = readPalette(canvas);
    this.#colours = kindColours(this.#palette);
  }

  /** What lays people out, if no places come with a cast, or they move to other sites. */
  setLayout(layOut: LayOut): void {
    this.#layOut = layOut;
    if (this.#isLaidOut) return;
    this.#lay();
    this.#fit();
    this.#laidOut();
  }

  /**
   * Sets a new cast, at its places; without them it is laid out as soon as there is a layout. Places set by hand stay if all names are
   * the same as before.
   */
  setCast(cast: StageCast, places?: readonly number[]): void {
    const same = cast.actors.length === this.#cast.actors.length && cast.actors.every((name, i) => name === this.#cast.actors[i]);
    if (!same) this.#moved.clear();
    this.#cast = cast;
    this.#sites = [];
    if (places) {
      this.#places = Float64Array.from(places);
      this.#isLaidOut = true;
    } else this.#lay();
    this.#motion.resize(cast.actors.length);
    this.#losses.forget();
    this.#scene = null;
    this.#fit();
  }

  resize(cssWidth: number, cssHeight: number, devicePixelRatio: number): void {
    this.#width = Math.max(1, cssWidth);
    this.#height = Math.max(1, cssHeight);
    this.#ratio = devicePixelRatio > 0 ? devicePixelRatio : 1;
    for (const canvas of [this.#canvas, this.#ground]) {
      // Setting a size clears the canvas, also if it is the same size, which would flash.
      const width = Math.round(this.#width * this.#ratio);
      const height = Math.round(this.#height * this.#ratio);
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
    }
    this.#fit();
  }

  /** The parts of the stage that the page covers, in CSS pixels; null for the default. */
  setKeepClear(rects: readonly Rect[] | null): void {
    this.#keepClear = rects;
    this.#fit();
  }

  setPalette(palette: Palette): void {
    this.#palette = palette;
    this.#colours = kindColours(palette);
    this.#groundFresh = false;
  }

  /** Sets the overlays, from the bottom up. */
  setOverlays(overlays: readonly Overlay[]): void {
    this.#overlays = overlays;
    this.#groundFresh = false;
  }

  get #stands(): Stands {
    const { supervisors = [], sites = [] } = this.#cast;
    return supervisors.length > 0 ? 'upright' : sites.length > 1 ? 'across' : 'free';
  }

  get #stores(): readonly string[] {
    return this.#cast.stores ?? [];
  }

  #fit(): void {
    const count = this.#cast.actors.length;
    const stores = this.#stores.length;
    // Actors stand above the stores.
    const high = this.#height - storeBand(stores, this.#height);
    this.#detail = detailFor(count, this.#width, high, (this.#cast.roles?.length ?? 0) > 0);
    const keepClear = this.#keepClear ?? defaultKeepClear(this.#width, this.#height);
    this.#at = new Positions(fitPlaces(this.#places, this.#width, high, this.#detail, keepClear, this.#stands));
    this.#storeSize = storeSize(stores, this.#width, this.#height);
    this.#storeAt = new Positions(placeStores(stores, this.#width, this.#height));
    this.#cast.actors.forEach((name, i) => {
      const moved = this.#moved.get(name);
      if (moved !== undefined) this.#at.set(i, moved[0] * this.#width, moved[1] * this.#height);
    });
    this.#stores.forEach((name, store) => {
      const moved = this.#moved.get(STORE_KEY + name);
      if (moved !== undefined) this.#storeAt.set(store, moved[0] * this.#width, moved[1] * this.#height);
    });
    this.#losses.forget();
    this.#groundFresh = false;
  }

  /** Draws one frame. True while something still eases, and another frame has to be drawn even in a pause. */
  draw(frame: FrameView, view: ViewState): boolean {
    this.#follow(frame);
    const scene = this.#sceneFor(frame, view);
    const ctx = this.#ctx;
    const time = performance.now() / 1000;
    const seconds = time - this.#lastDraw;
    const passedMinutes = frame.nowMinutes - this.#lastNow;
    const jumped = seconds > PAUSE_SECONDS || passedMinutes < 0 || passedMinutes > scene.markWindowMinutes;
    this.#lastDraw = time;
    this.#lastNow = frame.nowMinutes;
    if (jumped) this.#motion.forget();
    this.#losses.begin();
    this.#points.compute(scene, this.#losses);
    for (const overlay of this.#overlays) overlay.aim?.(scene);
    const moving = this.#motion.advance(frame, scene.actorCount, this.#at, seconds, view.reducedMotion);
    if (!this.#groundFresh || this.#groundNames !== view.names) this.#paintGround(scene);

    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    ctx.drawImage(this.#ground, 0, 0);
    ctx.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    const selected = view.selectedActor !== null && view.selectedActor < scene.actorCount ? view.selectedActor : null;
    if (selected !== null) drawLinksOf(scene, this.#cast.links, selected);
    for (const overlay of this.#overlays) overlay.under(scene);
    drawPulses(scene);
    if (this.#detail.level === 'face') {
      drawActors(scene);
      drawMailboxes(scene);
    } else if (this.#detail.level === 'disc') drawDiscs(scene);
    else drawDots(scene);
    drawAbsences(scene);
    if (selected !== null) this.#drawSelection(scene, selected);
    for (const overlay of this.#overlays) overlay.over?.(scene);
    drawMarks(scene, this.#overlays);
    drawMessages(scene, this.#points, this.#signs);
    this.#losses.draw(scene);
    if (selected !== null) drawSelectedName(scene, selected);
    return moving;
  }

  /** Lays actors out again when one has moved to another site. Places set by hand stay. */
  #follow(frame: FrameView): void {
    const { sites = [], actors } = this.#cast;
    if (sites.length === 0) return;
    const count = Math.min(actors.length, frame.actorCount);
    let same = this.#sites.length === actors.length;
    for (let actor = 0; same && actor < count; actor++) same = this.#sites[actor] === frame.actorSite(actor);
    if (same) return;
    this.#sites = actors.map((_, actor) => (actor < count ? frame.actorSite(actor) : -1));
    this.#lay();
    this.#fit();
    this.#laidOut();
  }

  /** Until there is a layout, everybody stands on a ring. */
  #lay(): void {
    this.#isLaidOut = this.#layOut !== undefined;
    const turn = Math.PI / this.#cast.actors.length;
    const ring = (): Places =>
      Float64Array.from({ length: this.#cast.actors.length * 2 }, (_, i) => (i % 2 ? Math.sin((i - 1) * turn) : Math.cos(i * turn)));
    this.#places = this.#layOut?.(this.#cast, this.#sites) ?? ring();
  }

  /** The one scene, refilled. */
  #sceneFor(frame: FrameView, view: ViewState): Scene {
    const actorCount = Math.min(frame.actorCount, this.#cast.actors.length);
    const scene = this.#scene ?? {
      ctx: this.#ctx,
      palette: this.#palette,
      kindColours: this.#colours,
      detail: this.#detail,
      devicePixelRatio: this.#ratio,
      at: this.#at,
      frame,
      view,
      markWindowMinutes: 1,
      motion: this.#motion,
      cast: this.#cast,
      actorCount,
      stores: this.#stores,
      storeAt: this.#storeAt,
      storeSize: this.#storeSize,
      storeCount: 0,
      scratch: { x: 0, y: 0 },
    };
    this.#scene = scene;
    scene.ctx = this.#ctx;
    scene.palette = this.#palette;
    scene.kindColours = this.#colours;
    scene.detail = this.#detail;
    scene.devicePixelRatio = this.#ratio;
    scene.at = this.#at;
    scene.frame = frame;
    scene.view = view;
    scene.markWindowMinutes = view.markWindowMinutes ?? (this.#cast.pace_minutes_per_second ?? 1) * MARK_SECONDS;
    scene.cast = this.#cast;
    scene.actorCount = actorCount;
    scene.stores = this.#stores;
    scene.storeAt = this.#storeAt;
    scene.storeSize = this.#storeSize;
    scene.storeCount = Math.min(frame.storeCount, this.#stores.length);
    return scene;
  }

  /** Paints what lies under the actors and changes only when one moves: outlines of systems, links, names. */
  #paintGround(scene: Scene): void {
    const ctx = this.#groundCtx;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, this.#ground.width, this.#ground.height);
    ctx.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    scene.ctx = ctx;
    for (const overlay of this.#overlays) overlay.ground?.(scene);
    drawTeams(scene, this.#cast.systems);
    drawLinks(scene, this.#cast.links);
    for (const overlay of this.#overlays) overlay.threads?.(scene);
    drawNames(scene);
    scene.ctx = this.#ctx;
    this.#groundFresh = true;
    this.#groundNames = scene.view.names;
  }

  #drawSelection({ ctx, palette, at, detail }: Scene, actor: number): void {
    ctx.strokeStyle = palette.ink;
    ctx.lineWidth = 2;
    ctx.beginPath();
    ctx.arc(at.x(actor), at.y(actor), Math.max(detail.radius * 1.18, detail.radius + 3.5), 0, 2 * Math.PI);
    ctx.stroke();
  }

  /** What is at a point of the stage, in CSS pixels. */
  hit(x: number, y: number): Hit | null {
    return this.#scene === null ? null : hitTest(this.#scene, this.#points, this.#losses, x, y);
  }

  /** Moves an actor's centre to a point in CSS pixels, kept on the stage. */
  moveActor(index: number, x: number, y: number): void {
    const name = this.#cast.actors[index];
    if (name !== undefined) this.#move(this.#at, index, name, x, y, this.#detail.radius, this.#detail.radius);
  }

  /** Moves a store's centre likewise. */
  moveStore(index: number, x: number, y: number): void {
    const name = this.#stores[index];
    const { width, height } = this.#storeSize;
    if (name !== undefined) this.#move(this.#storeAt, index, STORE_KEY + name, x, y, width / 2, height / 2);
  }

  #move(at: Positions, index: number, key: string, x: number, y: number, edgeX: number, edgeY: number): void {
    at.set(
      index,
      clamp(x, Math.min(edgeX, this.#width / 2), Math.max(this.#width - edgeX, this.#width / 2)),
      clamp(y, Math.min(edgeY, this.#height / 2), Math.max(this.#height - edgeY, this.#height / 2)),
    );
    this.#moved.set(key, [at.x(index) / this.#width, at.y(index) / this.#height]);
    this.#groundFresh = false;
  }

  /** The centres of all actors and then of all stores, 0..1 of the stage each way. */
  positions(): [number, number][] {
    const share = (at: Positions, i: number): [number, number] => [at.x(i) / this.#width, at.y(i) / this.#height];
    return [...this.#cast.actors.map((_, i) => share(this.#at, i)), ...this.#stores.map((_, i) => share(this.#storeAt, i))];
  }

  /** Sets places as `positions` gives them; entries that are missing or not numbers are ignored. */
  setPositions(positions: readonly (readonly [number, number])[]): void {
    [...this.#cast.actors, ...this.#stores.map((name) => STORE_KEY + name)].forEach((name, i) => {
      const [x, y] = positions[i] ?? [NaN, NaN];
      if (Number.isFinite(x) && Number.isFinite(y)) this.#moved.set(name, [clamp(x, 0, 1), clamp(y, 0, 1)]);
    });
    this.#fit();
  }

  /** The box of a store in CSS pixels, for buttons over the canvas. */
  storeBox(index: number): { x: number; y: number; width: number; height: number } {
    return { x: this.#storeAt.x(index), y: this.#storeAt.y(index), width: this.#storeSize.width, height: this.#storeSize.height };
  }

  /** The circle of an actor's ring in CSS pixels, for buttons over the canvas. */
  actorBox(index: number): { x: number; y: number; r: number } {
    return { x: this.#at.x(index), y: this.#at.y(index), r: this.#detail.radius };
  }
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const ctx = canvas.getContext('2d');
  if (ctx === null) throw new Error('This browser gives no 2D drawing context, so the team cannot be drawn.');
  return ctx;
}
