/** What the shapes on the stage mean: the words carry the glyphs. */

import { css, html, type TemplateResult } from 'lit';
import { glyph, ring } from '../design/glyphs';
import type { Session } from '../core/session';
import { traitsOf } from '../core/traits';

/** Only what this cast can show: a queue without domains has neither news nor rings. What `more` adds comes at the end. */
export function legend(session: Session, more: ((session: Session) => TemplateResult) | undefined): TemplateResult {
  const { cast, origin } = session;
  const traits = traitsOf(origin.scenario);
  const shared = cast.domains.length > 0;
  return html`<ul class="legend soft" aria-label="Signs">
    <li>${glyph('work')}work</li>
    ${
      shared
        ? html`<li>${glyph('rework')}rework</li>
          <li>${glyph('update')}news</li>
          <li>${glyph('acknowledgement')}confirmation</li>`
        : null
    }
    ${
      cast.links.length > 0
        ? html`<li>${glyph('refusal')}“No”</li>
          <li>${glyph('lost')}lost</li>`
        : null
    }
    ${
      shared
        ? html`<li>${ring('current')}up to date</li>
          <li>${ring('stale')}stale</li>`
        : null
    }
    ${shared && traits.ambiguity ? html`<li>${ring('wrong')}misunderstood</li>` : null}
    ${shared && traits.forgetting ? html`<li>${ring('forgotten')}forgotten</li>` : null}
    ${traits.care ? html`<li>${glyph('care')}looks after others</li>` : null}
    ${more?.(session)}
  </ul>`;
}

export const legendStyles = css`
  .legend { display: flex; flex-wrap: wrap; gap: 2px 14px; font-size: 13px; margin-block: 8px 2px; }
  .legend li { display: flex; align-items: center; white-space: nowrap; }
`;
