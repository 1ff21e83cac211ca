/** The version of a domain that an actor holds or that is written in a store, and whether it is stale, wrong or missing. */

import { html, type TemplateResult } from 'lit';
import * as say from '#text/inspect';
import { versionWords } from '#text/things';
import { ring, stateOf } from '../../design/glyphs';
import type { Noted } from '../../generated/core-types';

/** `alone` says that the true version is not shown beside it, so that staleness has to be said. */
export function held(
  belief: { readonly held_version: number; readonly wrong: boolean; readonly current: boolean },
  alone: boolean,
): TemplateResult {
  const state = stateOf(belief);
  if (state === 'forgotten') return html`${ring(state)}<span class="soft">${say.forgotten}</span>`;
  const matter =
    state === 'wrong'
      ? html` <span class="false">${say.misunderstood}</span>`
      : state === 'stale' && alone
        ? html` <span class="soft">${say.stale}</span>`
        : null;
  return html`${ring(state)}${versionWords(belief.held_version)}${matter}`;
}

export function written(note: Noted | undefined, alone: boolean): TemplateResult {
  if (!note || note.version === null) return html`<span class="soft">${say.none}</span>`;
  const matter = note.current || !alone ? null : html` <span class="soft">${say.stale}</span>`;
  return html`${ring(note.current ? 'current' : 'stale')}${versionWords(note.version)}${matter}`;
}
