/** The charts: coherence and what the team believes of it, mailboxes, throughput, lead time, presence; and further metrics in words. */

import { css, html, type TemplateResult } from 'lit';
import * as say from '#text/charts';
import { troubles } from '#text/summary';
import { teamNumbers } from '#text/team-numbers';
import type { Session } from '../../core/session';
import { traitsOf } from '../../core/traits';
import type { Metrics, Series } from '../../generated/core-types';
import { type Bins, binned } from './bins';
import { Plot, type PlotOptions, sheet, type Values } from './plot';

interface Chart extends PlotOptions {
  readonly id: keyof typeof say.CHART_WORDS;
  /** Needs domains: without them there is nothing to agree about. */
  readonly shared?: boolean;
  /** Whether the chart is shown; absent means always. */
  readonly tells?: (metrics: Metrics) => boolean;
  readonly data: (series: Series, bins: Bins, people: number) => { readonly minutes: Values; readonly values: readonly Values[] };
}

const CHARTS: readonly Chart[] = [
  {
    id: 'coherence',
    height: 122,
    share: true,
    illusion: true,
    shared: true,
    lines: [
      { token: '--news', width: 2.2 },
      { token: '--soft', dashed: true },
    ],
    data: (series) => ({ minutes: series.minutes, values: [series.coherence_share, series.perceived_coherence_share] }),
  },
  {
    id: 'mailbox',
    height: 84,
    lines: [{ token: '--ink' }, { token: '--soft', dashed: true }],
    data: (series, _, people) => ({ minutes: series.minutes, values: [pending(series, people), series.mailbox_length_messages] }),
  },
  {
    id: 'throughput',
    height: 84,
    lines: [{ token: '--work', width: 2 }],
    data: (_, bins) => ({ minutes: bins.minutes, values: [bins.throughput_per_hour] }),
  },
  {
    id: 'lead',
    height: 84,
    lines: [{ token: '--ink' }],
    data: (_, bins) => ({ minutes: bins.minutes, values: [bins.lead_time_minutes] }),
  },
  {
    id: 'there',
    height: 84,
    share: true,
    lines: [{ token: '--ink' }, { token: '--soft', dashed: true }],
    data: (series) => ({ minutes: series.minutes, values: [series.present_share, series.held_up_share] }),
    tells: (metrics) => metrics.availability_share < 1 || metrics.blocked_share > 0 || metrics.meeting_minutes > 0,
  },
];

/** Messages received and not integrated, in the whole team: those that wait and those in service. */
export function pending(series: Series, people: number): Float64Array {
  return series.mailbox_length_messages.map((waiting, at) => waiting + series.utilisation_share[at]! * people);
}

export class Charts {
  #host: HTMLElement;
  #plots = new Map<string, Plot>();

  constructor(host: HTMLElement) {
    this.#host = host;
    host.shadowRoot!.adoptedStyleSheets.push(sheet(), styles.styleSheet!);
  }

  render(session: Session): TemplateResult {
    const amiss = troubles(session.metrics);
    const sure = say.certainty(session.metrics);
    return html`${sure === '' ? null : html`<p class="soft certainty">${sure}</p>`}
      ${CHARTS.filter((chart) => (!chart.shared || session.cast.domains.length > 0) && chart.tells?.(session.metrics) !== false).map(
        (chart) => html`
      <figure class="chart">
        <figcaption><h3>${say.CHART_WORDS[chart.id].title}</h3><span class="soft tabular">${say.CHART_WORDS[chart.id].now(session.metrics)}</span></figcaption>
        <div class="plot" data-chart=${chart.id} role="img" aria-label=${say.chart(say.CHART_WORDS[chart.id], session.metrics)}
          style="height: ${chart.height}px"></div>
        ${KEYS[chart.id]}
      </figure>`,
      )}
      ${numbers(session)}
      ${amiss.length === 0 ? null : html`<p class="soft amiss">${amiss.join(' · ')}</p>`}`;
  }

  /** Draws a chart at once that has just been added to the page. */
  rendered(session: Session): void {
    if (this.#places.some((place) => place.childElementCount === 0)) this.draw(session);
  }

  /** Draws the series so far into the charts that are on the page. */
  draw(session: Session): void {
    const places = this.#places;
    for (const [id, plot] of this.#plots) {
      if (places.some((place) => place.dataset.chart === id && place.childElementCount > 0)) continue;
      plot.destroy();
      this.#plots.delete(id);
    }
    if (places.length === 0 || places[0]!.clientWidth === 0) return;
    const series = session.ask((core) => core.series());
    if (!series) return;
    const bins = binned(series);
    for (const place of places) {
      const chart = CHARTS.find(({ id }) => id === place.dataset.chart)!;
      let plot = this.#plots.get(chart.id);
      if (!plot) {
        plot = new Plot(place, chart, session.cast.calendar);
        this.#plots.set(chart.id, plot);
      }
      plot.resize(place.clientWidth);
      const { minutes, values } = chart.data(series, bins, session.cast.actors.length);
      plot.update(minutes, values, session.endMinutes);
    }
  }

  /** Discards the charts, so that they are drawn again in the new colours. */
  recolour(): void {
    for (const plot of this.#plots.values()) plot.destroy();
    this.#plots.clear();
  }

  get #places(): HTMLElement[] {
    return [...this.#host.shadowRoot!.querySelectorAll<HTMLElement>('.plot')];
  }
}

/** Metrics of an organisation. */
function numbers({ metrics, origin }: Session): TemplateResult | null {
  const lines = traitsOf(origin.scenario).organised ? teamNumbers(metrics) : [];
  return lines.length === 0
    ? null
    : html`<dl class="at-work tabular">${lines.map(([name, words]) => html`<dt>${name}</dt><dd>${words}</dd>`)}</dl>`;
}

/** The two lines of a chart, the full one first. */
const key = (full: string, dashed: string): TemplateResult => html`<p class="key"><span><i class="pending"></i>${full}</span>
  <span><i class="believed"></i>${dashed}</span></p>`;

const KEYS: Readonly<Record<Chart['id'], TemplateResult | null>> = {
  coherence: html`<p class="key"><span><i class="true"></i>${say.truth}</span>
  <span><i class="believed"></i>${say.belief}</span>
  <span><i class="between"></i>${say.illusion}</span></p>`,
  mailbox: key(say.pending, say.waiting),
  throughput: null,
  lead: null,
  there: key(say.there, say.heldUp),
};

const styles = css`
  .chart { margin: 0 0 14px; }
  .chart figcaption { display: flex; justify-content: space-between; gap: 10px; align-items: baseline; font-size: 13px; }
  .chart figcaption span { text-align: end; }
  .plot { overflow: hidden; }
  @container actorium (min-width: 520px) and (max-width: 699.98px) {
    .panel-charts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 24px; }
    .panel-charts .chart:has(.between), .panel-charts :is(.amiss, .certainty, .at-work) { grid-column: 1 / 3; }
  }
  .key { display: flex; flex-wrap: wrap; gap: 2px 10px; font-size: 12px; color: var(--soft); }
  .key i { display: inline-block; width: 16px; margin-inline-end: 5px; vertical-align: 0.28em; }
  .key .true { border-block-start: 2.4px solid var(--news); }
  .key .pending { border-block-start: 2px solid var(--ink); }
  .amiss, .certainty { font-size: 13px; }
  dl.at-work { font-size: 13px; grid-template-columns: 7.5em 1fr; }
  .certainty { margin-block-end: 12px; }
  .key .believed { border-block-start: 2px dashed var(--soft); }
  .key .between { height: 0.8em; vertical-align: -0.05em; background: var(--illusion); }
`;
