/** The event log, in words. It follows the end unless its reader has scrolled away from there. */

import { css, html, type TemplateResult } from 'lit';
import type { Cast, Kind, LogEntry } from '../../generated/core-types';
import { dayWords, timeOf } from '../../core/clock';
import { glyph } from '../../design/glyphs';
import type { Session } from '../../core/session';
import { sentence } from '../../text/en/log';

const KEPT_MAX = 1000;
const SHOWN_MAX = 160;
/** Closer to the end than this, in pixels, still counts as at the end. */
const END_PX = 24;

/** What can be chosen to read about. */
const TOPICS = {
  all: { name: 'everything', of: () => true },
  update: { name: 'news', of: (entry: LogEntry) => entry.kind === 'update' || KNOWLEDGE.has(entry.what) },
  work: { name: 'work', of: (entry: LogEntry) => entry.kind === 'work' || entry.kind === 'rework' },
  questions: {
    name: 'questions and answers',
    of: (entry: LogEntry) => entry.kind === 'question' || entry.kind === 'answer' || QUESTIONS.has(entry.what),
  },
  answers: {
    name: 'confirmations and “No”s',
    of: (entry: LogEntry) =>
      entry.kind === 'acknowledgement' || entry.kind === 'refusal' || entry.what === 'confirmed' || entry.what === 'deepened',
  },
  people: { name: 'people', of: (entry: LogEntry) => entry.kind === 'care' || PEOPLE.has(entry.what) },
  failures: {
    name: 'failures and restarts',
    of: (entry: LogEntry) => entry.kind === 'failure' || entry.kind === 'restart' || FAILURES.has(entry.what),
  },
  trouble: { name: 'what went wrong', of: (entry: LogEntry) => TROUBLE.has(entry.what) },
  you: {
    name: 'what you did',
    of: (entry: LogEntry) =>
      entry.what === 'knob_set' ||
      entry.what === 'fated' ||
      entry.what === 'given' ||
      entry.what === 'promoted' ||
      entry.what === 'claimed' ||
      (entry.what === 'crashed' && entry.attempt === BY_HAND),
  },
} as const;

const KNOWLEDGE: ReadonlySet<LogEntry['what']> = new Set(['changed', 'learned', 'forgot', 'looked_up', 'wrote_down', 'wiped', 'noticed']);
const PEOPLE: ReadonlySet<LogEntry['what']> = new Set([
  'went_away',
  'came_back',
  'left',
  'promoted',
  'noticed',
  'crashed',
  'recovered',
  'burnt_out',
  'became',
  'meeting_began',
  'meeting_ended',
  'hired',
  'let_go',
  'claimed',
  'took_over',
  'handed_over',
  'moved',
]);
const FAILURES: ReadonlySet<LogEntry['what']> = new Set(['crashed', 'recovered', 'escalated', 'burnt_out', 'took_over', 'handed_over']);
const QUESTIONS: ReadonlySet<LogEntry['what']> = new Set(['asked', 'answered', 'guessed', 'proposed', 'agreed', 'abandoned']);
/** The cause of a crash that a person asked for. */
const BY_HAND = 2;
const TROUBLE: ReadonlySet<LogEntry['what']> = new Set([
  'lost',
  'missed',
  'misunderstood',
  'refused',
  'dropped',
  'duplicate',
  'expired',
  'gave_up',
  'done_on_stale',
  'erred',
  'forgot',
  'wiped',
  'left',
  'crashed',
  'escalated',
  'burnt_out',
  'guessed',
  'conflicted',
  'abandoned',
]);

export class Log {
  #entries: LogEntry[] = [];
  #line = -1;
  #who: number | undefined;
  #topic: keyof typeof TOPICS = 'all';
  #follows = true;
  #host: HTMLElement;
  #changed: () => void;

  /** `changed` is called when something else is to be shown. */
  constructor(host: HTMLElement, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    host.shadowRoot!.adoptedStyleSheets.push(styles.styleSheet!);
  }

  /** Takes in what has happened since the last time. */
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
        <select aria-label="Whose events" @change=${(event: Event) => this.#choose(event)} name="who">
          <option value="">everybody</option>
          ${cast.actors.map((name, index) => html`<option value=${index}>${name}</option>`)}
        </select>
        <select aria-label="Which events" @change=${(event: Event) => this.#choose(event)} name="topic">
          ${Object.entries(TOPICS).map(([id, { name }]) => html`<option value=${id}>${name}</option>`)}
        </select>
      </div>
      <ol class="log" tabindex="0" aria-label="What happened" @scroll=${this.#scrolled}>
        ${shown.length === 0 ? html`<li class="soft">Nothing yet.</li>` : null}
        ${shown.map((entry, index) => line(entry, cast, shown[index - 1]))}
      </ol>`;
  }

  /** Stay at the end. */
  rendered(): void {
    const list = this.#host.shadowRoot!.querySelector('.log');
    if (list && this.#follows) list.scrollTop = list.scrollHeight;
  }

  #isWanted(entry: LogEntry): boolean {
    const theirs = this.#who === undefined || (entry.what !== 'knob_set' && (entry.from === this.#who || entry.to === this.#who));
    return theirs && TOPICS[this.#topic].of(entry);
  }

  #choose(event: Event): void {
    const { name, value } = event.target as HTMLSelectElement;
    if (name === 'who') this.#who = value === '' ? undefined : Number(value);
    else this.#topic = value as keyof typeof TOPICS;
    this.#follows = true;
    this.#changed();
  }

  #scrolled = (event: Event): void => {
    const list = event.currentTarget as HTMLElement;
    this.#follows = list.scrollHeight - list.scrollTop - list.clientHeight < END_PX;
  };
}

function line(entry: LogEntry, cast: Cast, before: LogEntry | undefined): TemplateResult {
  const time = timeOf(entry.minutes);
  const newDay = !before || dayWords(timeOf(before.minutes)) !== dayWords(time);
  const shape: Kind | 'lost' | null = entry.what === 'lost' ? 'lost' : entry.kind;
  return html`${newDay ? html`<li class="day">${dayWords(time)}</li>` : null}
    <li class=${TROUBLE.has(entry.what) ? 'trouble' : ''}><time class="soft tabular">${time.clock}</time>
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
