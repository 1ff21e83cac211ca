/** The interface between a figure and its panels. */

import type { TemplateResult } from 'lit';
import type { Session } from '../core/session';
import type { InspectorActions } from './inspect/actions';

export interface Panel {
  render(session: Session): TemplateResult;
  /** Called after what it rendered is on the page. */
  rendered?(session: Session): void;
  /** Draws what has changed; called more often than `render`. */
  draw?(session: Session): void;
  /** The colours have changed. */
  recolour?(): void;
  /** A line about the selection under the stage, for a layout in which the panel stands far below. */
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
