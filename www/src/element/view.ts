/** The whole of one element, as a template of the run it shows. */

import { css, html, type TemplateResult } from 'lit';
import { chip } from './chip';
import type { InspectorActions } from './inspector';
import { knobs } from './knobs';
import { legend } from './legend';
import { crashCard, loadCard, notices, type Notice } from './notices';
import type { LateTab, Panels } from './panels';
import type { Session } from './session';
import type { StageView } from './stage-view';
import { tabs } from './tabs';
import { traitsOf } from './traits';
import { transport, type TransportActions } from './transport';

export type TabId = 'charts' | LateTab;

const TABS: readonly { readonly id: TabId; readonly name: string }[] = [
  { id: 'charts', name: 'Charts' },
  { id: 'log', name: 'Log' },
  { id: 'inspect', name: 'Inspect' },
  { id: 'retro', name: 'Retro' },
  { id: 'claims', name: 'Claims' },
];

export interface ViewState {
  readonly tab: TabId;
  readonly notices: readonly Notice[];
  /** What a screen reader should say. */
  readonly words: string;
  /** What became of copying the link; empty before. */
  readonly copied: string;
}

export interface ViewActions extends TransportActions, InspectorActions {
  choose(tab: TabId): void;
  dismiss(notice: Notice): void;
  copyLink(): void;
  /** Brings the panel with the close look into sight. */
  showPanel(): void;
}

export function view(session: Session, state: ViewState, stage: StageView, panels: Panels, actions: ViewActions): TemplateResult {
  const { cast } = session;
  return html`
    <div class="root" tabindex="-1" @keydown=${(event: KeyboardEvent) => shortcut(event, session, actions)}>
      <div class="stage">
        ${stage.render(session)}
        ${chip(session, () => actions.showPanel(), (actor) => stage.doing(session, actor))}
        ${transport(session, actions)}
        ${notices(state.notices, (notice) => actions.dismiss(notice))}
        ${session.crashed ? crashCard(session.seed, () => actions.again()) : null}
      </div>
      <div class="side"><div class="panel">
        <div class="intro">
          <p class="kicker"><span>Your team is a distributed system</span>
            <button class="quiet" title="An address that brings back exactly this moment" @click=${() => actions.copyLink()}>Copy link</button></p>
          ${state.copied ? html`<p class="copied soft" role="status">${state.copied}</p>` : null}
          <h2>${cast.name}</h2>
          <p class="about">${cast.about}</p>
          ${legend(session, stage.legend)}
        </div>
        ${knobs(session)}
        ${tabs(TABS, state.tab, (id) => actions.choose(id as TabId), state.tab === 'charts' ? panels.charts.render(session, traitsOf(session.origin.scenario).organised ? stage.numbers : undefined) : panels.late[state.tab].render(session))}
      </div></div>
      <p class="unseen" role="status">${state.words}</p>
    </div>`;
}

/** Before there is a run: the same places, empty, so that nothing jumps. */
export function waiting(failure: string): TemplateResult {
  return html`<div class="root" aria-busy=${failure ? 'false' : 'true'}>
    <div class="stage"><div class="canvas">${failure ? loadCard(failure) : null}</div></div>
    <div class="side"></div>
  </div>`;
}

/** Keys that work wherever the focus is within, unless the focused control has its own use for them. */
function shortcut(event: KeyboardEvent, session: Session, actions: ViewActions): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const focused = event.composedPath()[0] as HTMLElement;
  const isRange = focused instanceof HTMLInputElement && focused.type === 'range';
  if (event.key === ' ' && (isRange || !focused.matches('button, input, select, a, [role="tab"]'))) {
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
