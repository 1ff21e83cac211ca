/** The template of the whole element. */

import { css, html, type TemplateResult } from 'lit';
import * as say from '#text/figure';
import type { Session } from '../core/session';
import type { InspectorActions } from '../panel/inspect/actions';
import { knobs } from './knobs';
import { legend } from './legend';
import { crashCard, loadCard, type Notice, notices } from './notices';
import type { Panels } from './panels';
import type { StageView } from './stage-view';
import { type TransportActions, transport } from './transport';

export interface ViewState {
  readonly notices: readonly Notice[];
  /** What a screen reader announces. */
  readonly words: string;
  /** The outcome of copying the link; empty before. */
  readonly copied: string;
}

export interface ViewActions extends TransportActions, InspectorActions {
  dismiss(notice: Notice): void;
  /** The reader seems about to copy the link. */
  aboutToShare(): void;
  copyLink(): void;
}

export function view(session: Session, state: ViewState, stage: StageView, panels: Panels, actions: ViewActions): TemplateResult {
  const { cast } = session;
  return html`
    <div class=${rootClass(panels)} tabindex="-1" @keydown=${(event: KeyboardEvent) => shortcut(event, session, actions)}>
      <div class="stage">
        ${stage.render(session)}
        ${panels.aside(session)}
        ${transport(session, actions)}
        ${notices(state.notices, (notice) => actions.dismiss(notice))}
        ${session.crashed ? crashCard(session.seed, () => actions.again()) : null}
      </div>
      <div class="side"><div class="panel">
        <div class="intro">
          <p class="kicker"><span>${say.kicker}</span>
            <button class="quiet" title=${say.copyLinkTitle}
              @pointerenter=${actions.aboutToShare} @focus=${actions.aboutToShare} @click=${() => actions.copyLink()}>${say.copyLink}</button></p>
          ${state.copied ? html`<p class="copied soft" role="status">${state.copied}</p>` : null}
          <h2>${cast.name}</h2>
          <p class="about">${cast.about}</p>
          ${legend(session, stage.legend)}
        </div>
        ${knobs(session)}
        ${panels.render(session)}
      </div></div>
      <p class="unseen" role="status">${state.words}</p>
    </div>`;
}

/** The template before there is a run: the same boxes, empty, so that the layout does not shift. */
export function waiting(failure: string, panels: Panels): TemplateResult {
  return html`<div class=${rootClass(panels)} aria-busy=${failure ? 'false' : 'true'}>
    <div class="stage"><div class="canvas">${failure ? loadCard(failure) : null}</div></div>
    <div class="side"></div>
  </div>`;
}

/** Without an open panel the figure is only as high as its words. */
function rootClass(panels: Panels): string {
  return panels.open ? 'root' : 'root closed';
}

/** Shortcuts that work wherever the focus is within the figure, unless the focused control uses the key itself. */
function shortcut(event: KeyboardEvent, session: Session, actions: ViewActions): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const focused = event.composedPath()[0] as HTMLElement;
  const isRange = focused instanceof HTMLInputElement && focused.type === 'range';
  if (event.key === ' ' && (isRange || !focused.matches('button, input, select, a'))) {
    if (session.player.playing) session.pause();
    else session.play();
  } else if (event.key === '.') {
    session.step();
  } else if (event.key === 'r') {
    actions.again();
  } else if (event.key === 'Escape' && session.selection) {
    actions.select(undefined);
  } else {
    return;
  }
  event.preventDefault();
}

export const viewStyles = css`
  .copied { margin-block-end: 4px; font-size: 13px; overflow-wrap: anywhere; }
`;
