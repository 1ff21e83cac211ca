/** The log: the trace in words. It follows the newest event unless its reader has scrolled away. */

import { css, html, type TemplateResult } from 'lit';
import { sentence } from '#text/log';
import * as say from '#text/log-panel';
import { dayWords } from '#text/time';
import { timeOf } from '../../core/clock';
import type { TraceEvent } from '../../core/kinds';
import type { Session } from '../../core/session';
import { glyph } from '../../design/glyphs';
import type { Cast } from '../../generated/core-types';
import { concerns, isAbout, isTrouble } from './topics';

const KEPT_MAX = 1000;
const SHOWN_MAX = 160;
/** A list that is scrolled to within this distance of its end, in pixels, follows the end. */
const END_PX = 24;

export class Log {
  #entries: TraceEvent[] = [];
  #line = -1;
  #who: number | undefined;
  #topic: say.Topic = 'all';
  #follows = true;
  #host: HTMLElement;
  #changed: () => void;

  /** `changed` is called when the log has to be rendered again. */
  constructor(host: HTMLElement, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    host.shadowRoot!.adoptedStyleSheets.push(styles.styleSheet!);
  }

  /** Reads the events since the last call. */
  #pull(session: Session): void {
    if (this.#line !== session.line) {
      this.#line = session.line;
      this.#entries = [];
    }
    const last = this.#entries.at(-1)?.serial ?? -1;
    const fresh = session.ask((core) => core.log(Math.max(last, 0)))?.filter(({ serial }) => serial > last);
    if (fresh?.length) this.#entries = [...this.#entries, ...fresh].slice(-KEPT_MAX);
  }

  render(session: Session): TemplateResult {
    this.#pull(session);
    const { cast } = session;
    const shown = this.#entries.filter((entry) => this.#isWanted(entry)).slice(-SHOWN_MAX);
    return html`<div class="log-filter">
        <select aria-label=${say.whose} @change=${(event: Event) => this.#choose(event)} name="who">
          <option value="">${say.everybody}</option>
          ${cast.actors.map((name, index) => html`<option value=${index}>${name}</option>`)}
        </select>
        <select aria-label=${say.which} @change=${(event: Event) => this.#choose(event)} name="topic">
          ${Object.entries(say.TOPIC_WORDS).map(([id, name]) => html`<option value=${id}>${name}</option>`)}
        </select>
      </div>
      <ol class="log" tabindex="0" aria-label=${say.happened} @scroll=${this.#scrolled}>
        ${shown.length === 0 ? html`<li class="soft">${say.nothing}</li>` : null}
        ${shown.map((entry, index) => line(entry, cast, shown[index - 1]))}
      </ol>`;
  }

  /** Scrolls to the newest event if the log follows it. */
  rendered(): void {
    const list = this.#host.shadowRoot!.querySelector('.log');
    if (list && this.#follows) list.scrollTop = list.scrollHeight;
  }

  #isWanted(entry: TraceEvent): boolean {
    return (this.#who === undefined || concerns(entry, this.#who)) && isAbout(entry, this.#topic);
  }

  #choose(event: Event): void {
    const { name, value } = event.target as HTMLSelectElement;
    if (name === 'who') this.#who = value === '' ? undefined : Number(value);
    else this.#topic = value as say.Topic;
    this.#follows = true;
    this.#changed();
  }

  #scrolled = (event: Event): void => {
    const list = event.currentTarget as HTMLElement;
    this.#follows = list.scrollHeight - list.scrollTop - list.clientHeight < END_PX;
  };
}

function line(entry: TraceEvent, cast: Cast, before: TraceEvent | undefined): TemplateResult {
  const time = timeOf(entry.minutes, cast.calendar);
  const newDay = !before || dayWords(timeOf(before.minutes, cast.calendar)) !== dayWords(time);
  const shape = entry.what === 'lost' ? 'lost' : 'kind' in entry ? entry.kind : null;
  return html`${newDay ? html`<li class="day">${dayWords(time)}</li>` : null}
    <li class=${isTrouble(entry) ? 'trouble' : ''}><time class="soft tabular">${time.clock}</time>
      <span>${shape ? glyph(shape) : null}${sentence(entry, cast)}</span></li>`;
}

const styles = css`
  .log-filter { display: flex; gap: 8px; margin-block-end: 8px; font-size: 13px; }
  .log-filter select { flex: 1 1 0; min-width: 0; }
  .log { height: 260px; overflow-y: auto; font-size: 13px; line-height: 1.4; border-radius: 6px; overscroll-behavior: contain; }
  .log li { display: grid; grid-template-columns: 3.4em 1fr; padding-block: 2px; }
  .log .day { display: block; font-weight: 600; padding-block: 6px 2px; }
  .log .trouble span { color: var(--lost); }
  @container actorium (min-width: 700px) { .log { flex: 1 1 0; height: auto; min-height: 180px; } }
`;
