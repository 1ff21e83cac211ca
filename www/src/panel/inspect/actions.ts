/** What a close look asks of the figure around it. */

import type { Selection, Session } from '../../core/session';

export interface InspectorActions {
  select(selection: Selection | undefined): void;
  /** Serials of messages on their way, for those who cannot tap one. */
  flights(session: Session): readonly number[];
  /** What holds somebody up, if anything does. */
  doing(session: Session, actor: number): string | undefined;
  /** Brings the close look into sight. */
  lookClosely(): void;
}
