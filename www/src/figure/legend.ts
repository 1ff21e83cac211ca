/** The legend: the glyphs on the stage with their words. */

import { css, html, type TemplateResult } from 'lit';
import * as say from '#text/legend';
import type { Session } from '../core/session';
import { traitsOf } from '../core/traits';
import { glyph, ring } from '../design/glyphs';

/** Lists only what this cast can show: a queue without domains has neither news nor rings. `more` adds entries at the end. */
export function legend(session: Session, more: ((session: Session) => TemplateResult) | undefined): TemplateResult {
  const { cast, origin } = session;
  const traits = traitsOf(origin.scenario);
  const shared = cast.domains.length > 0;
  return html`<ul class="legend soft" aria-label=${say.signs}>
    <li>${glyph('work')}${say.work}</li>
    ${
      shared
        ? html`<li>${glyph('rework')}${say.rework}</li>
          <li>${glyph('update')}${say.news}</li>
          <li>${glyph('acknowledgement')}${say.confirmation}</li>`
        : null
    }
    ${
      cast.links.length > 0
        ? html`<li>${glyph('refusal')}${say.refusal}</li>
          <li>${glyph('lost')}${say.lost}</li>`
        : null
    }
    ${
      shared
        ? html`<li>${ring('current')}${say.current}</li>
          <li>${ring('stale')}${say.stale}</li>`
        : null
    }
    ${shared && traits.ambiguity ? html`<li>${ring('wrong')}${say.misunderstood}</li>` : null}
    ${shared && traits.forgetting ? html`<li>${ring('forgotten')}${say.forgotten}</li>` : null}
    ${traits.care ? html`<li>${glyph('care')}${say.care}</li>` : null}
    ${more?.(session)}
  </ul>`;
}

export const legendStyles = css`
  .legend { display: flex; flex-wrap: wrap; gap: 2px 14px; font-size: 13px; margin-block: 8px 2px; }
  .legend li { display: flex; align-items: center; white-space: nowrap; }
`;
