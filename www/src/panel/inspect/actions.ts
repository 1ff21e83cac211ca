/** What the inspector asks of its figure. */

import type { Selection, Session } from '../../core/session';

export interface InspectorActions {
  select(selection: Selection | undefined): void;
  /** Serials of messages on their way, for those who cannot tap one. */
  flights(session: Session): readonly number[];
  /** What keeps an actor from serving, if anything does. */
  doing(session: Session, actor: number): string | undefined;
  /** Opens the inspector and scrolls to it. */
  lookClosely(): void;
}
