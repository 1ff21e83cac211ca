/** A message in a list, which opens its close look. */

import { html, type TemplateResult } from 'lit';
import * as say from '#text/inspect';
import { who } from '#text/names';
import { thing } from '#text/things';
import type { Session } from '../../core/session';
import { glyph } from '../../design/glyphs';
import type { MessageDetail } from '../../generated/core-types';
import type { InspectorActions } from './actions';

export function letter({ cast }: Session, actions: InspectorActions, message: MessageDetail): TemplateResult {
  const from = message.from === null || message.from === message.to ? undefined : who(cast, message.from);
  const to = message.state === 'in_flight' ? who(cast, message.to) : undefined;
  return html`<li><button class="quiet" @click=${() => actions.select({ message: message.serial })}>
    ${glyph(message.kind)}<span>${say.message(thing(cast, message), from, to)}</span></button></li>`;
}
