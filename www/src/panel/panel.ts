/** What a panel is to the figure that shows it, and what the figure is to a panel. */

import type { TemplateResult } from 'lit';
import type { Session } from '../core/session';
import type { InspectorActions } from './inspect/actions';

export interface Panel {
  render(session: Session): TemplateResult;
  /** After what it rendered is on the page. */
  rendered?(session: Session): void;
  /** Draws what has changed, many times between two renders. */
  draw?(session: Session): void;
  /** The colours have changed. */
  recolour?(): void;
  /** What it says under the stage of what is selected, where it stands far below. */
  aside?(session: Session): TemplateResult | null;
}

export interface PanelHost {
  readonly element: HTMLElement;
  readonly actions: InspectorActions;
  /** There is something new to show. */
  changed(): void;
}

/** Makes a panel for one figure. */
export type MakePanel = (host: PanelHost) => Panel;
