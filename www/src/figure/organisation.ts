/** What comes with a team at work: its drawing, and its signs for the legend. */

import { html, type TemplateResult } from 'lit';
import type { Actor, Scenario } from '../generated/core-types';
import { GLYPHS, type Glyph } from '../design/glyph';
import { ORG_GLYPHS } from '../design/organisation-glyphs';
import { sign } from '../design/glyphs';
import type { Session } from '../core/session';
import { holdsBack } from '../core/traits';

export { Organisation } from '../stage/org/organisation';

/** The signs of what a scenario switches on, each with its word; what a file leaves out is off. */
export function organisedSigns(scenario: object): readonly (readonly [Glyph, string])[] {
  const { actors = [], meetings = [], sites = [], domains = [] } = scenario as Partial<Scenario>;
  const any = (has: (actor: Partial<Actor>) => unknown): boolean => actors.some((actor) => has(actor));
  const committee = domains.some(({ ownership }) => typeof ownership === 'object');
  const asked = committee || any(({ asks }) => asks);
  const supervised = any(({ supervises }) => supervises);
  const signs: readonly (readonly [unknown, Glyph, string])[] = [
    [asked, GLYPHS.question, 'question'],
    [asked, GLYPHS.answer, 'answer'],
    [supervised, ORG_GLYPHS.supervises, 'supervises'],
    [supervised, GLYPHS.failure, 'failure'],
    [supervised, GLYPHS.restart, 'restart'],
    [meetings.length > 0, ORG_GLYPHS.meeting, 'meeting'],
    [supervised || any(({ fails }) => fails), ORG_GLYPHS.down, 'down'],
    [any(({ stress }) => stress?.burns_out), ORG_GLYPHS.burnt_out, 'burnt out'],
    [any(({ asks }) => asks?.blocking), ORG_GLYPHS.asking, 'waits for an answer'],
    [any(holdsBack), ORG_GLYPHS.blocked, 'held back'],
    [sites.some(({ hours }) => hours), ORG_GLYPHS.off_hours, 'off for the day'],
    [any(({ attention }) => attention?.focus), ORG_GLYPHS.focus, 'in focus'],
    [any(({ attention }) => attention?.triage), ORG_GLYPHS.triage, 'urgent first'],
    [any(({ attention }) => attention?.delegate), ORG_GLYPHS.delegate, 'passes on'],
    [meetings.length > 0 || any(({ attention }) => attention?.interrupts), ORG_GLYPHS.aside, 'put aside'],
    [any(({ hires }) => hires), ORG_GLYPHS.hired, 'hired'],
    [domains.some(({ ownership }) => ownership === 'free_for_all'), ORG_GLYPHS.conflicted, 'changes clash'],
  ];
  return signs.filter(([is]) => is).map(([, shape, words]) => [shape, words] as const);
}

export function organisedLegend({ origin }: Session): TemplateResult {
  return html`${organisedSigns(origin.scenario).map(([shape, words]) => html`<li>${sign(shape)}${words}</li>`)}`;
}
