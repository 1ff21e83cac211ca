/** What comes with a team at work, once it is needed: its drawing, and its signs for the legend. */

import { html, type TemplateResult } from 'lit';
import type { Actor, Scenario } from '../generated/core-types';
import type { GlyphName } from '../stage/glyph';
import { ORG_GLYPHS, type OrgGlyph } from '../stage/org/signs';
import { glyph, sign } from './glyphs';
import type { Session } from './session';
import { holdsBack } from './traits';

export { Organisation } from '../stage/org/organisation';

/** The signs of what this scenario switches on, as items of a list. */
export function organisedLegend({ origin }: Session): TemplateResult {
  const { actors = [], meetings = [], sites = [], domains = [] } = origin.scenario as Partial<Scenario>;
  const any = (has: (actor: Partial<Actor>) => unknown): boolean => actors.some((actor) => has(actor));
  const committee = domains.some(({ ownership }) => typeof ownership === 'object');
  const supervised = any(({ supervises }) => supervises);
  const messages: readonly (readonly [unknown, GlyphName, string])[] = [
    [committee || any(({ asks }) => asks), 'question', 'question'],
    [committee || any(({ asks }) => asks), 'answer', 'answer'],
    [supervised, 'failure', 'failure'],
    [supervised, 'restart', 'restart'],
  ];
  const signs: readonly (readonly [unknown, OrgGlyph, string])[] = [
    [meetings.length > 0, 'meeting', 'meeting'],
    [supervised || any(({ fails }) => fails), 'down', 'down'],
    [any(({ stress }) => stress?.burns_out), 'burnt_out', 'burnt out'],
    [any(({ asks }) => asks?.blocking), 'asking', 'waits for an answer'],
    [any(holdsBack), 'blocked', 'held back'],
    [sites.some(({ opens_minutes }) => opens_minutes !== undefined), 'off_hours', 'off hours'],
    [any(({ attention }) => attention?.focus), 'focus', 'focus'],
    [any(({ attention }) => attention?.triage), 'triage', 'triage'],
    [any(({ attention }) => attention?.delegate), 'delegate', 'delegates'],
    [meetings.length > 0 || any(({ attention }) => attention?.interrupts), 'aside', 'put aside'],
    [any(({ hires }) => hires), 'hired', 'hired'],
    [domains.some(({ ownership }) => ownership === 'free_for_all'), 'conflicted', 'clash'],
  ];
  return html`${messages.filter(([is]) => is).map(([, name, words]) => html`<li>${glyph(name)}${words}</li>`)}
    ${signs.filter(([is]) => is).map(([, name, words]) => html`<li>${sign(ORG_GLYPHS[name])}${words}</li>`)}`;
}
