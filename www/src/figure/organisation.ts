/** The lazy chunk for an organisation: how the stage draws it, and its entries of the legend. */

import { html, type TemplateResult } from 'lit';
import * as say from '#text/organisation';
import type { Session } from '../core/session';
import { holdsBack } from '../core/traits';
import { GLYPHS, type Glyph } from '../design/glyph';
import { sign } from '../design/glyphs';
import { ORG_GLYPHS } from '../design/organisation-glyphs';
import type { Actor, Scenario } from '../generated/core-types';

export { Organisation } from '../stage/org/organisation';

/** The signs of the mechanisms that a scenario switches on, each with its word. What a file leaves out is off. */
export function organisedSigns(scenario: object): readonly (readonly [Glyph, string])[] {
  const { actors = [], meetings = [], sites = [], domains = [] } = scenario as Partial<Scenario>;
  const any = (has: (actor: Partial<Actor>) => unknown): boolean => actors.some((actor) => has(actor));
  const committee = domains.some(({ ownership }) => typeof ownership === 'object');
  const asked = committee || any(({ asks }) => asks);
  const supervised = any(({ supervises }) => supervises);
  const signs: readonly (readonly [unknown, Glyph, string])[] = [
    [asked, GLYPHS.question, say.question],
    [asked, GLYPHS.answer, say.answer],
    [supervised, ORG_GLYPHS.supervises, say.supervises],
    [supervised, GLYPHS.failure, say.failure],
    [supervised, GLYPHS.restart, say.restart],
    [meetings.length > 0, ORG_GLYPHS.meeting, say.meeting],
    [supervised || any(({ fails }) => fails), ORG_GLYPHS.down, say.down],
    [any(({ stress }) => stress?.burns_out), ORG_GLYPHS.burnt_out, say.burntOut],
    [any(({ asks }) => asks?.blocking), ORG_GLYPHS.asking, say.asking],
    [any(holdsBack), ORG_GLYPHS.blocked, say.blocked],
    [sites.some(({ hours }) => hours), ORG_GLYPHS.off_hours, say.offHours],
    [any(({ attention }) => attention?.focus), ORG_GLYPHS.focus, say.focus],
    [any(({ attention }) => attention?.triage), ORG_GLYPHS.triage, say.triage],
    [any(({ attention }) => attention?.delegate), ORG_GLYPHS.delegate, say.delegate],
    [meetings.length > 0 || any(({ attention }) => attention?.interrupts), ORG_GLYPHS.preempted, say.preempted],
    [any(({ hires }) => hires), ORG_GLYPHS.hired, say.hired],
    [domains.some(({ ownership }) => ownership === 'free_for_all'), ORG_GLYPHS.conflicted, say.conflicted],
  ];
  return signs.filter(([is]) => is).map(([, shape, words]) => [shape, words] as const);
}

export function organisedLegend({ origin }: Session): TemplateResult {
  return html`${organisedSigns(origin.scenario).map(([shape, words]) => html`<li>${sign(shape)}${words}</li>`)}`;
}
