/** A close look at one actor, one message or one domain, and what can be done about it. */

import { css, html, type TemplateResult } from 'lit';
import type { ActorDetail, DomainDetail, MessageDetail } from '../../generated/core-types';
import type { InspectorActions } from './actions';
import { back, domainButton, personButton } from './buttons';
import { chip, chipStyles } from './chip';
import { durationWords, timeWords } from '../../core/clock';
import { glyph, ring, stateOf } from '../../design/glyphs';
import { count, percent, short } from '../../text/en/numbers';
import type { Session } from '../../core/session';
import { storeView } from './store-view';
import { claimButton, nowView, placeView, teamDeeds } from './team-view';
import { capital, depthWords, ordinal, storeWords, thing } from '../../text/en/things';
import { who } from '../../text/en/names';

const ORDER_WORDS = { fifo: 'first in, first out', lifo: 'last in, first out', priority: 'the most urgent first' } as const;
const FULL_WORDS = {
  refuse: 'then says “No”',
  drop_newest: 'then drops what comes',
  drop_oldest: 'then drops the oldest',
  shed_lowest_priority: 'then drops the least urgent',
} as const;
const FLIGHTS_SHOWN = 12;
const WAITING_SHOWN = 12;

export class Inspector {
  #actions: InspectorActions;

  constructor(host: HTMLElement, actions: InspectorActions) {
    this.#actions = actions;
    host.shadowRoot!.adoptedStyleSheets.push(styles.styleSheet!, chipStyles.styleSheet!);
  }

  render(session: Session): TemplateResult {
    return html`<div class="inspect">${closeLook(session, this.#actions)}</div>`;
  }

  aside(session: Session): TemplateResult | null {
    return chip(session, this.#actions);
  }
}

function closeLook(session: Session, actions: InspectorActions): TemplateResult {
  const { selection } = session;
  if (selection && 'actor' in selection) {
    const actor = session.ask((core) => core.actor(selection.actor));
    if (actor) return actorView(session, actions, actor);
  }
  if (selection && 'domain' in selection) {
    const domain = session.ask((core) => core.domain(selection.domain));
    if (domain) return domainView(session, actions, domain);
  }
  if (selection && 'store' in selection) return storeView(session, actions, selection.store);
  if (selection && 'message' in selection) {
    const message = session.ask((core) => core.message(selection.message));
    return message
      ? messageView(session, actions, message)
      : html`${back(actions)}<p class="soft">That message is over: it was absorbed, or it was lost.</p>`;
  }
  return overview(session, actions);
}

function overview(session: Session, actions: InspectorActions): TemplateResult {
  const flights = actions
    .flights(session)
    .slice(0, FLIGHTS_SHOWN)
    .map((serial) => session.ask((core) => core.message(serial)))
    .filter((message) => message !== undefined);
  return html`<p class="soft">Tap a face or a message on the stage to look at it closely.</p>
    ${
      session.cast.domains.length > 0
        ? html`<h3>Who knows what</h3>
        <p class="choices">${session.cast.domains.map(({ name }, domain) => html`<button class="solid" @click=${() => actions.select({ domain })}>${name}</button>`)}</p>`
        : null
    }
    ${
      session.cast.stores.length > 0
        ? html`<h3>Places</h3>
        <p class="choices">${session.cast.stores.map((name, store) => html`<button class="solid" @click=${() => actions.select({ store })}>${name}</button>`)}</p>`
        : null
    }
    <h3>On the way</h3>
    ${flights.length === 0 ? html`<p class="soft">Nothing at this moment.</p>` : html`<ul class="letters">${flights.map((message) => letter(session, actions, message))}</ul>`}`;
}

function actorView(session: Session, actions: InspectorActions, actor: ActorDetail): TemplateResult {
  const { mailbox } = actor;
  const { cast } = session;
  const hidden = mailbox.waiting_count - Math.min(mailbox.waiting.length, WAITING_SHOWN);
  return html`${back(actions)}
    <h3 class="name">${actor.name}</h3>
    <p class="soft">${percent(actor.utilisation_share)} busy · ${count(actor.integrated_count, 'message')} taken in</p>
    <div class="standing">${nowView(session, actions, actor)}${standing(actor)}</div>
    ${placeView(session, actions, actor)}
    ${actor.left ? null : deeds(session, actor)}

    <h3>Takes in now</h3>
    ${
      actor.integrating ? html`<ul class="letters">${letter(session, actions, actor.integrating)}</ul>` : html`<p class="soft">Nothing.</p>`
    }
    ${
      actor.aside.length === 0
        ? null
        : html`<h3>Put aside</h3>
      <ul class="letters">${actor.aside.map((message) => letter(session, actions, message))}</ul>`
    }

    <h3>Mailbox</h3>
    <p class="soft">${mailbox.waiting_count} waiting${mailbox.capacity === null ? ', room without limit' : html` of ${mailbox.capacity}, ${FULL_WORDS[mailbox.when_full]}`};
      ${ORDER_WORDS[mailbox.order]}. On average ${short(actor.mailbox_length_mean_messages)}, at most ${actor.mailbox_length_max_messages}.</p>
    <ul class="letters">${mailbox.waiting.slice(0, WAITING_SHOWN).map((message) => letter(session, actions, message))}</ul>
    ${hidden > 0 ? html`<p class="soft">and ${hidden} more</p>` : null}

    ${
      actor.beliefs.length > 0
        ? html`<h3>What ${actor.name} holds true</h3>
      <table><thead><tr><th>About</th><th>holds</th><th>really</th><th>for</th></tr></thead>
      <tbody>${actor.beliefs.map(
        (belief) => html`<tr>
        <td>${domainButton(cast.domains[belief.domain]?.name ?? '', belief.domain, actions)}</td>
        <td>${held(belief, false)}</td>
        <td>v${belief.true_version}</td>
        <td class="soft">${durationWords(session.nowMinutes - belief.since_minutes)}</td>
      </tr>`,
      )}</tbody></table>`
        : null
    }

    ${actor.announces.map(
      (
        announced,
      ) => html`<h3>What ${actor.name} believes others know of ${cast.domains[announced.domain]?.name} v${announced.true_version}</h3>
      <table><thead><tr><th>Who</th><th>believed</th><th>holds</th><td></td></tr></thead>
      <tbody>${announced.dependents.map(
        (other) => html`<tr>
        <td>${personButton(who(cast, other.actor), other.actor, actions)}</td>
        <td>v${other.believed_version}</td>
        <td>${other.held_version === 0 ? 'nothing' : `v${other.held_version}`}</td>
        <td>${other.false_confidence ? html`<span class="false">false confidence</span>` : other.false_doubt ? html`<span class="soft">false doubt</span>` : null}</td>
      </tr>`,
      )}</tbody></table>`,
    )}`;
}

function domainView(session: Session, actions: InspectorActions, domain: DomainDetail): TemplateResult {
  const { cast } = session;
  return html`${back(actions)}
    <h3 class="name">${domain.name} is at v${domain.true_version}</h3>
    <p class="soft">${domain.owner === null ? 'Free for all' : html`Kept by ${personButton(who(cast, domain.owner), domain.owner, actions)}`}, for ${durationWords(session.nowMinutes - domain.since_minutes)} as it is.</p>
    <table><thead><tr><th>Who</th><th>holds</th><th>for</th></tr></thead>
    <tbody>${domain.holders.map(
      (holder) => html`<tr>
      <td>${personButton(who(cast, holder.actor), holder.actor, actions)}</td>
      <td>${held(holder, true)}</td>
      <td class="soft">${durationWords(session.nowMinutes - holder.since_minutes)}</td>
    </tr>`,
    )}</tbody></table>
    ${domain.owner === null ? html`<p class="choices">${domain.holders.map(({ actor }) => claimButton(session, actor, domain.index, `Claim for ${who(cast, actor)}`))}</p>` : null}
    ${
      domain.noted.length === 0
        ? null
        : html`<h3>What is written down</h3>
      <table><thead><tr><th>Where</th><th>says</th><th>for</th></tr></thead>
      <tbody>${domain.noted.map(
        (note) => html`<tr>
        <td><button class="link" title="All that ${storeWords(cast, note.store)} says" @click=${() => actions.select({ store: note.store })}>${cast.stores[note.store]}</button></td>
        <td>${note.version === null ? html`<span class="soft">nothing</span>` : html`${ring(note.current ? 'current' : 'stale')}v${note.version}${note.current ? null : html` <span class="soft">stale</span>`}`}</td>
        <td class="soft">${note.version === null ? null : durationWords(session.nowMinutes - note.since_minutes)}</td>
      </tr>`,
      )}</tbody></table>`
    }`;
}

/** What somebody holds: `v3`, and what is the matter with it; that it is stale goes without saying where the truth stands beside it. */
function held(
  belief: { readonly held_version: number; readonly wrong: boolean; readonly current: boolean },
  alone: boolean,
): TemplateResult {
  const state = stateOf(belief);
  if (state === 'forgotten') return html`${ring(state)}<span class="soft">forgotten</span>`;
  return html`${ring(state)}v${belief.held_version}${
    state === 'wrong'
      ? html` <span class="false">misunderstood</span>`
      : state === 'stale' && alone
        ? html` <span class="soft">stale</span>`
        : null
  }`;
}

/** How somebody is, as far as the scenario asks. */
function standing(actor: ActorDetail): TemplateResult | null {
  const words = [
    actor.left ? (actor.hired_by !== null ? 'Not hired' : 'Has left for good') : '',
    actor.stress_share === null ? '' : `stress ${percent(actor.stress_share)}`,
    actor.recognition === null ? '' : `recognition ${short(actor.recognition)}, where the average is 1`,
    actor.promotions === 0 ? '' : `promoted ${actor.promotions === 1 ? 'once' : `${actor.promotions} times`}`,
    actor.brain_domains_max === null ? '' : `room for ${count(actor.brain_domains_max, 'domain')} of others in the head`,
  ].filter((word) => word !== '');
  return words.length === 0 ? null : html`<p>${capital(words.join(' · '))}</p>`;
}

function deeds(session: Session, actor: ActorDetail): TemplateResult {
  const { index } = actor;
  return html`<p class="choices">
    <button class="solid" @click=${() => session.dispatch({ give_work: { actor: index } })}>${glyph('work')}Hand them work</button>
    ${actor.recognition === null ? null : html`<button class="solid" @click=${() => session.dispatch({ promote: { actor: index } })}>Promote</button>`}
    <button class="solid" @click=${() => session.dispatch({ remove: { actor: index } })}>Let them go</button>
    ${teamDeeds(session, actor)}
    ${actor.beliefs.map(({ domain }) => (session.ask((core) => core.domain(domain))?.owner === null ? claimButton(session, index, domain, `Claim ${session.cast.domains[domain]?.name}`) : null))}</p>`;
}

function messageView(session: Session, actions: InspectorActions, message: MessageDetail): TemplateResult {
  const { cast } = session;
  const { serial } = message;
  const flying = message.state === 'in_flight';
  const own = message.from === message.to;
  return html`${back(actions)}
    <h3 class="name">${glyph(message.kind)}${capital(thing(cast, message))}</h3>
    <dl>
      <dt>From</dt><dd>${message.from === null ? 'outside' : personButton(who(cast, message.from), message.from, actions)}</dd>
      <dt>To</dt><dd>${personButton(who(cast, message.to), message.to, actions)}</dd>
      ${message.medium === null ? null : html`<dt>Over</dt><dd>${cast.media[message.medium]}</dd>`}
      <dt>Sent</dt><dd>${timeWords(message.sent_minutes)}</dd>
      ${flying ? html`<dt>Due</dt><dd>${timeWords(message.due_minutes)}</dd>` : null}
      ${message.received_minutes === null ? null : html`<dt>Received</dt><dd>${timeWords(message.received_minutes)}</dd>`}
      ${
        message.kind === 'acknowledgement'
          ? html`<dt>Once there</dt><dd>${depthWords(who(cast, message.to), who(cast, message.from), message.attempt + 1)}</dd>`
          : html`<dt>Copy</dt><dd>${ordinal(message.attempt)}${message.attempts_max === null ? '' : ` of at most ${message.attempts_max}`}</dd>`
      }
      <dt>Fate</dt><dd>${fate(message)}</dd>
    </dl>
    ${
      flying && !own
        ? html`<p class="choices">${
            message.will_be_lost
              ? html`<button class="solid" @click=${() => session.dispatch({ deliver_message: { message: serial } })}>Let it arrive</button>`
              : html`<button class="solid" @click=${() => session.dispatch({ lose_message: { message: serial } })}>${glyph('lost')}Lose it</button>`
          }</p>`
        : null
    }`;
}

function fate(message: MessageDetail): TemplateResult {
  if (message.state === 'waiting')
    return html`received, not looked at yet${message.will_be_misread ? html`; <span class="false">will be misread</span>` : null}`;
  if (message.will_be_misread)
    return html`<span class="false">${message.state === 'integrating' ? 'being taken in, and misread' : 'will be misread, and nobody knows'}</span>`;
  if (message.state === 'integrating') return html`being taken in`;
  return message.will_be_lost ? html`<span class="false">will be lost, and nobody knows</span>` : html`will arrive`;
}

function letter(session: Session, actions: InspectorActions, message: MessageDetail): TemplateResult {
  const { cast } = session;
  const from = message.from === null || message.from === message.to ? '' : ` from ${who(cast, message.from)}`;
  const to = message.state === 'in_flight' ? ` to ${who(cast, message.to)}` : '';
  return html`<li><button class="quiet" @click=${() => actions.select({ message: message.serial })}>
    ${glyph(message.kind)}<span>${capital(thing(cast, message))}${from}${to}</span></button></li>`;
}

const styles = css`
  .inspect { font-size: 13.5px; }
  .inspect h3 { margin-block: 14px 4px; }
  .inspect h3.name { font-size: 17px; margin-block: 2px; display: flex; align-items: center; }
  .inspect .back { margin-inline-start: -10px; }
  .choices { display: flex; flex-wrap: wrap; gap: 8px; margin-block: 8px; }
  .choices button { display: inline-flex; align-items: center; }
  .standing p { margin-block: 4px; }
  .inspect dl.place { margin-block: 6px; grid-template-columns: 7.5em 1fr; }
  .letters { margin-inline: -8px; }
  .letters button { display: flex; align-items: center; width: 100%; padding: 2px 8px; text-align: start; color: var(--ink); }
  @container actorium (min-width: 700px) { .letters button { min-height: 30px; } }
`;
