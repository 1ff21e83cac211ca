/** Hosts the canvas: takes pointer and keyboard input, and gives selection and positions. The stage draws. */

import { css, html, type TemplateResult } from 'lit';
import { percent } from '#text/numbers';
import * as say from '#text/stage';
import type { Crowded } from '#text/summary';
import type { Runnable } from '../core/scenarios';
import type { Selection, Session } from '../core/session';
import { hiresOf, traitsOf } from '../core/traits';
import { FrameView } from '../stage/frame-view';
import type { LayOut } from '../stage/layout';
import { readPalette } from '../stage/palette';
import { type Hit, type Rect, Stage } from '../stage/stage';
import { fetchLayout, fetchMinds, fetchOrganisation } from './lazy';
import { personWords, placeWords } from './spoken';
import { doingWords, standings } from './standing';

export interface StageActions {
  select(selection: Selection | undefined): void;
  /** Something was moved and has to be drawn again. */
  moved(): void;
  /** The view has changed and has to be rendered again. */
  changed(): void;
}

/** A press that moves less than this, in pixels, is a tap. */
const TAP_PX = 6;
/** How far an arrow key moves an actor, in pixels. */
const NUDGE_PX = 12;
/** Room around the readout, whose width changes with its words. */
const READOUT_AIR_PX = 10;
/** With more people than this, all of them are one stop for the tab key. */
const STOPS_MAX = 24;

interface Press {
  readonly pointer: number;
  readonly hit: Hit | null;
  readonly x: number;
  readonly y: number;
  dragging: boolean;
}

export class StageView {
  #host: HTMLElement;
  #actions: StageActions;
  #canvas: HTMLCanvasElement | undefined;
  #stage: Stage | undefined;
  #organisation: typeof import('./organisation') | undefined;
  #minds: typeof import('../stage/minds') | undefined;
  #layOut: LayOut | undefined;
  #drawn: { session: Session; words: Float64Array; frame: FrameView } | undefined;
  #press: Press | undefined;
  #focused = 0;
  #arranged = false;
  #size = new ResizeObserver(() => this.resize());

  constructor(host: HTMLElement, actions: StageActions) {
    this.#host = host;
    this.#actions = actions;
  }

  /** The legend's entries for an organisation, once its chunk is fetched. */
  get legend(): ((session: Session) => TemplateResult) | undefined {
    return this.#organisation?.organisedLegend;
  }

  /**
   * Fetches the chunks that lay a scenario out, if it has no places yet, and draw its further mechanisms. If one cannot be fetched, its
   * mechanisms are not drawn.
   */
  async prepare({ scenario, places }: Pick<Runnable, 'scenario' | 'places'>): Promise<void> {
    const { organised, minds } = traitsOf(scenario);
    if (!organised && !minds && places) return;
    await Promise.allSettled([
      places ??
        fetchLayout().then(({ layOut }) => {
          this.#layOut = layOut;
          this.#stage?.setLayout(layOut);
        }),
      organised &&
        fetchOrganisation().then((module) => {
          this.#organisation = module;
        }),
      minds &&
        fetchMinds().then((module) => {
          this.#minds = module;
        }),
    ]);
    this.#layOver();
    this.#actions.changed();
  }

  #layOver(): void {
    const organisation = this.#organisation && [new this.#organisation.Organisation()];
    const minds = this.#minds && [new this.#minds.Minds()];
    this.#stage?.setOverlays([...(organisation ?? []), ...(minds ?? [])]);
  }

  render(session: Session): TemplateResult {
    const { cast } = session;
    const { actors } = cast;
    return html`<div class="canvas">
      <canvas role="img" aria-label=${say.picture(actors.length)}
        @pointerdown=${this.#down} @pointermove=${this.#move} @pointerup=${this.#up} @pointercancel=${this.#cancel}
        @touchstart=${{ handleEvent: this.#touch, passive: false }}></canvas>
      <div class="people" role="group" aria-label=${say.people}>${actors.map(
        (_, index) => html`<button
        data-actor=${index} aria-label=${personWords(session, this.#frame(session), index)}
        aria-pressed=${isActor(session.selection, index)} tabindex=${this.#stop(actors.length, index)}
        @click=${() => this.#actions.select({ actor: index })} @keydown=${this.#key} @focus=${() => {
          this.#focused = index;
        }}></button>`,
      )}</div>
      ${
        cast.stores.length === 0
          ? null
          : html`<div class="people places" role="group" aria-label=${say.places}>${cast.stores.map(
              (_, index) => html`<button
        data-store=${index} aria-label=${placeWords(session, this.#frame(session), index)} aria-pressed=${isStore(session.selection, index)}
        @click=${() => this.#actions.select({ store: index })} @keydown=${this.#key}></button>`,
            )}</div>`
      }
      ${readout(session)}
    </div>`;
  }

  /** Call after a render: the canvas may be new, and so may the cast. */
  attach(session: Session, castIsNew: boolean): void {
    const canvas = this.#host.shadowRoot!.querySelector('canvas')!;
    const isNew = canvas !== this.#canvas;
    if (isNew) {
      this.#canvas = canvas;
      this.#stage = new Stage(canvas, () => this.#placePeople());
      if (this.#layOut) this.#stage.setLayout(this.#layOut);
      this.#layOver();
      this.recolour();
      this.connect();
    }
    if (!isNew && !castIsNew) return;
    const { scenario } = session.origin;
    void this.prepare(session.origin);
    this.#stage!.setCast({ ...session.cast, hires: hiresOf(scenario) }, session.origin.places);
    this.#arranged = false;
    this.resize();
  }

  connect(): void {
    if (this.#canvas) this.#size.observe(this.#canvas.parentElement!);
  }

  disconnect(): void {
    this.#size.disconnect();
  }

  recolour(): void {
    this.#stage?.setPalette(readPalette(this.#host));
  }

  resize(): void {
    const place = this.#canvas?.parentElement;
    if (!this.#stage || !place) return;
    this.#stage.setKeepClear(this.#covered(place));
    this.#stage.resize(place.clientWidth, place.clientHeight, devicePixelRatio);
    this.#placePeople();
    this.#actions.moved();
  }

  /** Draws the present; true if something still eases. */
  draw(session: Session, reducedMotion: boolean): boolean {
    const words = session.packed();
    if (!this.#stage || !words) {
      this.#drawn = undefined;
      return false;
    }
    // Offsets within a frame change with its contents, so each frame has its own view.
    const frame = new FrameView(words);
    this.#drawn = { session, words, frame };
    const { selection } = session;
    return this.#stage.draw(frame, {
      reducedMotion,
      selectedActor: selection && 'actor' in selection ? selection.actor : null,
      selectedMessage: selection && 'message' in selection ? selection.message : null,
      names: session.cast.actors,
      markWindowMinutes: session.markMinutes,
    });
  }

  /** Where people stand; empty if nobody was moved. */
  get positions(): readonly (readonly [number, number])[] {
    return this.#arranged ? (this.#stage?.positions() ?? []) : [];
  }

  arrange(positions: readonly (readonly [number, number])[]): void {
    if (!this.#stage || positions.length === 0 || positions.length !== this.#stage.positions().length) return;
    this.#stage.setPositions(positions.map(([x, y]) => [x, y]));
    this.#arranged = true;
    this.#placePeople();
  }

  /** Serials of the messages in flight from one actor to another. */
  flights(session: Session): number[] {
    const frame = this.#frame(session);
    if (!frame) return [];
    return Array.from({ length: frame.flightCount }, (_, at) => at)
      .filter((at) => frame.flightFrom(at) !== frame.flightTo(at))
      .map((at) => frame.flightSerial(at));
  }

  /** The actor with the longest mailbox. */
  crowded(session: Session): Crowded | undefined {
    const frame = this.#frame(session);
    if (!frame) return undefined;
    let most: Crowded | undefined;
    session.cast.actors.forEach((name, actor) => {
      const waiting = frame.actorWaiting(actor);
      if (waiting > (most?.waiting ?? 0)) most = { name, waiting };
    });
    return most;
  }

  /** What keeps an actor from serving, if anything does. */
  doing(session: Session, actor: number): string | undefined {
    const frame = this.#frame(session);
    return frame && actor < frame.actorCount ? doingWords(frame, session.cast, actor) : undefined;
  }

  /** Sentences about who is down, in a meeting, and so on, without a full stop. */
  standings(session: Session): string[] {
    const frame = this.#frame(session);
    return frame ? standings(frame, session.cast) : [];
  }

  /** The frame last drawn, if it is this run's. If the core's memory has moved since, another one will be drawn soon. */
  #frame(session: Session): FrameView | null {
    const drawn = this.#drawn;
    if (drawn?.session !== session) return null;
    if (drawn.words.length > 0) return drawn.frame;
    this.#actions.changed();
    return null;
  }

  #stop(people: number, index: number): number {
    return people <= STOPS_MAX || index === this.#focused ? 0 : -1;
  }

  /** The corner under the readout, where nobody should stand. */
  #covered(place: HTMLElement): Rect[] {
    const readout = place.querySelector<HTMLElement>('.readout');
    if (!readout) return [];
    const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = readout;
    return [{ left: 0, top: 0, right: offsetLeft + offsetWidth + READOUT_AIR_PX, bottom: offsetTop + offsetHeight + READOUT_AIR_PX }];
  }

  #placePeople(): void {
    const stage = this.#stage;
    if (!stage) return;
    for (const button of this.#host.shadowRoot!.querySelectorAll<HTMLElement>('.people button')) {
      const { x, y, width, height } = boxOf(stage, button);
      Object.assign(button.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
    }
  }

  #at(event: PointerEvent | Touch): [x: number, y: number] {
    const box = this.#canvas!.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  #down = (event: PointerEvent): void => {
    if (event.button !== 0 || !this.#stage) return;
    const [x, y] = this.#at(event);
    this.#press = { pointer: event.pointerId, hit: this.#stage.hit(x, y), x, y, dragging: false };
  };

  #move = (event: PointerEvent): void => {
    if (!this.#stage) return;
    const canvas = event.currentTarget as HTMLCanvasElement;
    const [x, y] = this.#at(event);
    const press = this.#press;
    if (!press || press.pointer !== event.pointerId) {
      if (event.pointerType === 'mouse') canvas.style.cursor = this.#stage.hit(x, y) ? 'pointer' : '';
      return;
    }
    if (!press.hit || 'message' in press.hit) return;
    if (!press.dragging && Math.hypot(x - press.x, y - press.y) < TAP_PX) return;
    if (!press.dragging) {
      press.dragging = true;
      canvas.setPointerCapture(event.pointerId);
      canvas.classList.add('grabbing');
    }
    this.#moveTo(press.hit, x, y);
  };

  #up = (event: PointerEvent): void => {
    const press = this.#press;
    this.#cancel(event);
    if (!press || press.pointer !== event.pointerId || press.dragging) return;
    this.#actions.select(selectionOf(press.hit));
  };

  #cancel = (event: PointerEvent): void => {
    (event.currentTarget as HTMLElement).classList.remove('grabbing');
    this.#press = undefined;
  };

  /** A finger on a person or a place drags it; anywhere else it scrolls the page. */
  #touch = (event: TouchEvent): void => {
    const finger = event.touches[0];
    const hit = finger && this.#stage?.hit(...this.#at(finger));
    if (hit && !('message' in hit) && event.cancelable) event.preventDefault();
  };

  #key = (event: KeyboardEvent): void => {
    const button = event.currentTarget as HTMLElement;
    const { actor, store } = button.dataset;
    const nudge = NUDGES[event.key];
    const stage = this.#stage;
    if (nudge && stage) {
      const { x, y } = boxOf(stage, button);
      const what = store === undefined ? { actor: Number(actor) } : { store: Number(store) };
      this.#moveTo(what, x + nudge[0] * NUDGE_PX, y + nudge[1] * NUDGE_PX);
      event.preventDefault();
      return;
    }
    const other = event.key === 'PageDown' ? button.nextElementSibling : event.key === 'PageUp' ? button.previousElementSibling : null;
    if (!other) return;
    (other as HTMLElement).focus();
    event.preventDefault();
  };

  #moveTo(what: { actor: number } | { store: number }, x: number, y: number): void {
    if ('store' in what) this.#stage!.moveStore(what.store, x, y);
    else this.#stage!.moveActor(what.actor, x, y);
    this.#arranged = true;
    this.#placePeople();
    this.#actions.moved();
  }
}

const NUDGES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The place on the stage of the person or the store that a button stands for. */
function boxOf(stage: Stage, button: HTMLElement): { x: number; y: number; width: number; height: number } {
  if (button.dataset.store !== undefined) return stage.storeBox(Number(button.dataset.store));
  const { x, y, r } = stage.actorBox(Number(button.dataset.actor));
  return { x, y, width: 2 * r, height: 2 * r };
}

/** A tap on a segment of a ring selects the segment's domain. */
function selectionOf(hit: Hit | null): Selection | undefined {
  if (!hit) return undefined;
  return 'actor' in hit && hit.domain !== undefined ? { domain: hit.domain } : hit;
}

function isStore(selection: Selection | undefined, index: number): boolean {
  return selection !== undefined && 'store' in selection && selection.store === index;
}

function isActor(selection: Selection | undefined, index: number): boolean {
  return selection !== undefined && 'actor' in selection && selection.actor === index;
}

function readout(session: Session): TemplateResult {
  const { metrics, cast } = session;
  return cast.domains.length > 0
    ? html`<div class="readout tabular">${say.coherence}<b>${percent(metrics.coherence_now_share)}</b>${say.believed(metrics.perceived_coherence_now_share)}</div>`
    : html`<div class="readout tabular">${say.waiting}<b>${metrics.mailbox_length_now_messages}</b>${say.done(metrics.work_done_items)}</div>`;
}

export const stageStyles = css`
  .canvas { position: relative; height: clamp(300px, 64cqi, 480px); touch-action: pan-y; user-select: none; }
  .canvas canvas { position: absolute; inset: 0; width: 100%; height: 100%; display: block; }
  .canvas canvas.grabbing { cursor: grabbing; }

  .people { position: absolute; inset: 0; pointer-events: none; overflow: hidden; }
  .people button {
    position: absolute; min-height: 0; padding: 0; border-radius: 50%; transform: translate(-50%, -50%);
    outline-offset: 4px;
  }
  .people.places button { border-radius: 6px; }

  .readout { position: absolute; inset: 14px auto auto var(--gap); pointer-events: none; color: var(--soft); text-shadow: 0 0 2px var(--paper), 0 0 2px var(--paper), 0 0 2px var(--paper); }
  .readout b { display: block; font-size: 24px; line-height: 1.25; color: var(--ink); font-weight: 600; }

  @container actorium (min-width: 700px) {
    .canvas { flex: 1; height: auto; min-height: 0; }
    .readout { inset-block-start: 20px; }
    .readout b { font-size: 28px; }
  }
`;
