/** What a close look at a person says of the team around them: what holds them up, who supervises whom, roles and sites. */

import { html, type TemplateResult } from 'lit';
import type { ActorDetail, Cast } from '../../generated/core-types';
import { ORG_GLYPHS, type OrgGlyph } from '../../design/organisation-glyphs';
import { durationWords } from '../../core/clock';
import { sign } from '../../design/glyphs';
import type { InspectorActions } from './actions';
import { personButton } from './buttons';
import type { Session } from '../../core/session';
import { siteWords } from '../../text/en/things';
import { traitsOf } from '../../core/traits';
import { who } from '../../text/en/names';

/** What somebody does instead of taking in what waits, by the name of the mode. */
const MODES: Readonly<Record<string, readonly [OrgGlyph | undefined, string]>> = {
  away: [undefined, 'Away'],
  meeting: ['meeting', 'In a meeting'],
  down: ['down', 'Down'],
  burnt_out: ['burnt_out', 'Burnt out'],
  asking: ['asking', 'Waiting for an answer'],
  off_hours: ['off_hours', 'Off for the day'],
  blocked: ['blocked', 'Held back by a “No”, until the next try'],
};
/** How somebody handles what comes next, and why. */
const STANCES: Readonly<Record<string, readonly [OrgGlyph, string]>> = {
  focus: ['focus', 'In focus: only work is taken up, all else waits'],
  triage: ['triage', 'Takes the most urgent first, because so much waits'],
  delegate: ['delegate', 'Passes work on unread, because so much waits'],
};

/** How somebody is at this moment, a line each. */
export function nowView(session: Session, actions: InspectorActions, actor: ActorDetail): TemplateResult {
  const { cast, nowMinutes } = session;
  const mode = MODES[actor.mode];
  const stance = STANCES[actor.stance];
  const waitsFor = actor.waits_for === null ? null : html`, from ${personButton(who(cast, actor.waits_for), actor.waits_for, actions)}`;
  const since = actor.down_since_minutes === null ? '' : ` for ${durationWords(nowMinutes - actor.down_since_minutes)}`;
  return html`${mode ? html`<p>${signOf(mode[0])}${mode[1]}${waitsFor}${since}</p>` : null}
    ${stance ? html`<p>${signOf(stance[0])}${stance[1]}</p>` : null}
    ${
      actor.crashes + actor.burn_outs > 0
        ? html`<p class="soft">Has ${[
            actor.crashes > 0 ? `failed ${times(actor.crashes)}` : '',
            actor.burn_outs > 0 ? `burnt out ${times(actor.burn_outs)}` : '',
          ]
            .filter(Boolean)
            .join(' and ')} so far</p>`
        : null
    }`;
}

function times(often: number): string {
  return often === 1 ? 'once' : `${often} times`;
}

function signOf(name: OrgGlyph | undefined): TemplateResult | null {
  return name ? sign(ORG_GLYPHS[name]) : null;
}

/** Where somebody stands among the others. */
export function placeView({ cast }: Session, actions: InspectorActions, actor: ActorDetail): TemplateResult | null {
  const { index } = actor;
  const people = (all: readonly number[]): TemplateResult[] =>
    all.map((other, at) => html`${at === 0 ? '' : ', '}${personButton(who(cast, other), other, actions)}`);
  const below = cast.supervisors.filter(({ supervisor }) => supervisor === index).flatMap(({ children }) => children);
  const rows: readonly (readonly [string, unknown])[] = [
    ['Supervised by', actor.supervisor === null ? null : people([actor.supervisor])],
    ['Supervises', below.length === 0 ? null : people(below)],
    ['Role', rolesOf(cast, actor)],
    ['Site', actor.site === null ? null : siteWords(cast, actor.site)],
    ['Hired by', actor.hired_by === null ? null : people([actor.hired_by])],
  ];
  const told = rows.filter(([, what]) => what !== null);
  return told.length === 0 ? null : html`<dl class="place">${told.map(([name, what]) => html`<dt>${name}</dt><dd>${what}</dd>`)}</dl>`;
}

function rolesOf({ roles }: Cast, { index }: ActorDetail): string | null {
  const words = roles.flatMap(({ name, holders, standby }) =>
    holders.includes(index) ? [name] : standby.includes(index) ? [`${name}, when nobody else is there`] : [],
  );
  return words.length === 0 ? null : words.join('; ');
}

/** What can be done to somebody in a team at work. */
export function teamDeeds(session: Session, actor: ActorDetail): TemplateResult | null {
  const { cast, origin } = session;
  const { index } = actor;
  if (!traitsOf(origin.scenario).organised) return null;
  return html`${actor.mode === 'down' ? null : html`<button class="solid" @click=${() => session.dispatch({ fail: { actor: index } })}>${signOf('down')}Let them fail</button>`}
    ${cast.sites.map((name, site) =>
      site === actor.site
        ? null
        : html`<button class="solid" @click=${() => session.dispatch({ move_to: { actor: index, site } })}>${signOf('moved')}Move to ${name}</button>`,
    )}`;
}

/** Makes somebody the one owner of a domain that was free for all. */
export function claimButton(session: Session, actor: number, domain: number, words: string): TemplateResult {
  return html`<button class="solid" @click=${() => session.dispatch({ claim: { actor, domain } })}>${signOf('claimed')}${words}</button>`;
}
