/** A close look at a person: what they take in, what waits, what they hold true and believe of others, and what can be done to them. */

import { html, type TemplateResult } from 'lit';
import * as say from '#text/inspect';
import { who } from '#text/names';
import { domainWords, versionWords } from '#text/things';
import { durationWords } from '#text/time';
import type { Session } from '../../core/session';
import { glyph } from '../../design/glyphs';
import type { ActorDetail, Announcement } from '../../generated/core-types';
import type { InspectorActions } from './actions';
import { back, domainButton, personButton } from './buttons';
import { held } from './held';
import { letter } from './letter';
import { claimButton, nowView, placeView, teamInterventions } from './team-view';

const WAITING_SHOWN = 12;

export function personView(session: Session, actions: InspectorActions, actor: ActorDetail): TemplateResult {
  const { mailbox } = actor;
  const hidden = mailbox.waiting_count - Math.min(mailbox.waiting.length, WAITING_SHOWN);
  return html`${back(actions)}
    <h3 class="name">${actor.name}</h3>
    <p class="soft">${say.activity(actor)}</p>
    <div class="standing">${nowView(session, actions, actor)}${condition(actor)}</div>
    ${placeView(session, actions, actor)}
    ${actor.left ? null : interventions(session, actor)}

    <h3>${say.takesInNow}</h3>
    ${
      actor.integrating
        ? html`<ul class="letters">${letter(session, actions, actor.integrating)}</ul>`
        : html`<p class="soft">${say.nothing}</p>`
    }
    ${
      actor.preempted.length === 0
        ? null
        : html`<h3>${say.putAside}</h3>
      <ul class="letters">${actor.preempted.map((message) => letter(session, actions, message))}</ul>`
    }

    ${actor.held_back_count > 0 ? html`<p>${say.heldBack(actor.held_back_count)}</p>` : null}

    <h3>${say.mailbox}</h3>
    <p class="soft">${say.queue(mailbox, actor)}</p>
    <ul class="letters">${mailbox.waiting.slice(0, WAITING_SHOWN).map((message) => letter(session, actions, message))}</ul>
    ${hidden > 0 ? html`<p class="soft">${say.andMore(hidden)}</p>` : null}

    ${beliefs(session, actions, actor)}
    ${actor.announces.map((announced) => announcement(session, actions, actor, announced))}`;
}

function condition(actor: ActorDetail): TemplateResult | null {
  const words = say.condition(actor);
  return words === '' ? null : html`<p>${words}</p>`;
}

function interventions(session: Session, actor: ActorDetail): TemplateResult {
  const { index } = actor;
  const free = actor.beliefs.filter(({ domain }) => session.ask((core) => core.domain(domain))?.owner === null);
  return html`<p class="choices">
    <button class="solid" @click=${() => session.dispatch({ give_work: { actor: index } })}>${glyph('work')}${say.handThemWork}</button>
    ${
      actor.recognition === null
        ? null
        : html`<button class="solid" @click=${() => session.dispatch({ promote: { actor: index } })}>${say.promote}</button>`
    }
    <button class="solid" @click=${() => session.dispatch({ remove: { actor: index } })}>${say.letThemGo}</button>
    ${teamInterventions(session, actor)}
    ${free.map(({ domain }) => claimButton(session, index, domain, say.claim(domainWords(session.cast, domain, null))))}</p>`;
}

function beliefs({ cast, nowMinutes }: Session, actions: InspectorActions, actor: ActorDetail): TemplateResult | null {
  if (actor.beliefs.length === 0) return null;
  return html`<h3>${say.holdsTrue(actor.name)}</h3>
    <table><thead><tr><th>${say.about}</th><th>${say.holds}</th><th>${say.really}</th><th>${say.since}</th></tr></thead>
    <tbody>${actor.beliefs.map(
      (belief) => html`<tr>
      <td>${domainButton(domainWords(cast, belief.domain, null), belief.domain, actions)}</td>
      <td>${held(belief, false)}</td>
      <td>${versionWords(belief.true_version)}</td>
      <td class="soft">${durationWords(nowMinutes - belief.since_minutes, cast.calendar)}</td>
    </tr>`,
    )}</tbody></table>`;
}

function announcement({ cast }: Session, actions: InspectorActions, { name }: ActorDetail, announced: Announcement): TemplateResult {
  return html`<h3>${say.believesOfOthers(name, domainWords(cast, announced.domain, announced.true_version))}</h3>
    <table><thead><tr><th>${say.who}</th><th>${say.believed}</th><th>${say.holds}</th><td></td></tr></thead>
    <tbody>${announced.dependents.map(
      (other) => html`<tr>
      <td>${personButton(who(cast, other.actor), other.actor, actions)}</td>
      <td>${versionWords(other.believed_version)}</td>
      <td>${other.held_version === 0 ? say.none : versionWords(other.held_version)}</td>
      <td>${
        other.false_confidence
          ? html`<span class="false">${say.falseConfidence}</span>`
          : other.false_doubt
            ? html`<span class="soft">${say.falseDoubt}</span>`
            : null
      }</td>
    </tr>`,
    )}</tbody></table>`;
}
