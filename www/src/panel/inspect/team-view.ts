/** What a close look at a person says of the team around them: what holds them up, who supervises whom, roles and sites. */

import { html, type TemplateResult } from 'lit';
import { who } from '#text/names';
import * as say from '#text/team';
import { siteWords } from '#text/things';
import type { Behaviour, Mode } from '../../core/kinds';
import type { Session } from '../../core/session';
import { traitsOf } from '../../core/traits';
import { sign } from '../../design/glyphs';
import { ORG_GLYPHS, type OrgGlyph } from '../../design/organisation-glyphs';
import type { ActorDetail, Cast } from '../../generated/core-types';
import type { InspectorActions } from './actions';
import { personButton } from './buttons';

/** The signs of what somebody does instead of taking in what waits, and of how they handle what comes next. */
const MODE_SIGNS: Readonly<Record<Mode, OrgGlyph | undefined>> = {
  idle: undefined,
  integrating: undefined,
  away: undefined,
  left: undefined,
  meeting: 'meeting',
  down: 'down',
  burnt_out: 'burnt_out',
  asking: 'asking',
  off_hours: 'off_hours',
  blocked: 'blocked',
};
const BEHAVIOUR_SIGNS: Readonly<Record<Behaviour, OrgGlyph | undefined>> = {
  open: undefined,
  focus: 'focus',
  triage: 'triage',
  delegate: 'delegate',
};

/** The actor's mode, behaviour and setbacks, a line each. */
export function nowView({ cast, nowMinutes }: Session, actions: InspectorActions, actor: ActorDetail): TemplateResult {
  const mode = actor.mode as Mode;
  const { behaviour, waits_for: owing, down_since_minutes: downSince } = actor;
  const doing = say.MODE_WORDS[mode];
  const handling = say.BEHAVIOUR_WORDS[behaviour];
  const waitsFor = owing === null ? null : say.fromWhom(personButton(who(cast, owing), owing, actions));
  const since = downSince === null ? null : say.forSoLong(nowMinutes - downSince, cast.calendar);
  return html`${doing ? html`<p>${signOf(MODE_SIGNS[mode])}${doing}${waitsFor}${since}</p>` : null}
    ${handling ? html`<p>${signOf(BEHAVIOUR_SIGNS[behaviour])}${handling}</p>` : null}
    ${actor.crashes + actor.burn_outs > 0 ? html`<p class="soft">${say.setbacks(actor.crashes, actor.burn_outs)}</p>` : null}`;
}

function signOf(name: OrgGlyph | undefined): TemplateResult | null {
  return name ? sign(ORG_GLYPHS[name]) : null;
}

/** The actor's supervisors, roles and site. */
export function placeView({ cast }: Session, actions: InspectorActions, actor: ActorDetail): TemplateResult | null {
  const { index } = actor;
  const people = (all: readonly number[]): TemplateResult[] =>
    all.map((other, at) => html`${at === 0 ? null : say.listSeparator}${personButton(who(cast, other), other, actions)}`);
  const below = cast.supervisors.filter(({ supervisor }) => supervisor === index).flatMap(({ children }) => children);
  const rows: readonly (readonly [string, unknown])[] = [
    [say.supervisedBy, actor.supervisor === null ? null : people([actor.supervisor])],
    [say.supervises, below.length === 0 ? null : people(below)],
    [say.role, rolesOf(cast, actor)],
    [say.site, actor.site === null ? null : siteWords(cast, actor.site)],
    [say.hiredBy, actor.hired_by === null ? null : people([actor.hired_by])],
  ];
  const told = rows.filter(([, what]) => what !== null);
  return told.length === 0 ? null : html`<dl class="place">${told.map(([name, what]) => html`<dt>${name}</dt><dd>${what}</dd>`)}</dl>`;
}

function rolesOf({ roles }: Cast, { index }: ActorDetail): string | null {
  const words = roles.flatMap(({ name, holders, standby }) =>
    holders.includes(index) ? [name] : standby.includes(index) ? [say.standsIn(name)] : [],
  );
  return words.length === 0 ? null : words.join('; ');
}

/** Interventions for an actor of an organisation. */
export function teamInterventions(session: Session, actor: ActorDetail): TemplateResult | null {
  const { cast, origin } = session;
  const { index } = actor;
  if (!traitsOf(origin.scenario).organised) return null;
  return html`${actor.mode === 'down' ? null : html`<button class="solid" @click=${() => session.dispatch({ fail: { actor: index } })}>${signOf('down')}${say.letThemFail}</button>`}
    ${cast.sites.map((name, site) =>
      site === actor.site
        ? null
        : html`<button class="solid" @click=${() => session.dispatch({ move_to: { actor: index, site } })}>${signOf('moved')}${say.moveTo(name)}</button>`,
    )}`;
}

/** The button that makes an actor the one owner of a domain that was free for all. */
export function claimButton(session: Session, actor: number, domain: number, words: string): TemplateResult {
  return html`<button class="solid" @click=${() => session.dispatch({ claim: { actor, domain } })}>${signOf('claimed')}${words}</button>`;
}
