import { expect, it } from 'vitest';
import { loadCore } from '../core/core.test-data';
import { Session } from '../core/session';
import { RUNNABLE } from '../core/shipped.test-data';
import { decodeLink, encodeLink } from './link';

it('a run comes back from a link as it was, bit for bit', async () => {
  const loaded = await loadCore();
  const begin = (seed: number) =>
    new Session(
      loaded,
      { ...RUNNABLE.get('team')!, seed },
      {
        changed: () => undefined,
        commanded: () => undefined,
        problems: () => undefined,
        crashed: () => undefined,
      },
    );
  const session = begin(4_000_000_000);
  session.seek(60);
  session.dispatch({ set_knob: { knob: 'loss_rate', value: 0.4 } });
  session.dispatch({ give_work: { actor: 6 } });
  session.seek(180);
  session.step();
  const link = encodeLink({
    figure: '0',
    scenario: 'team',
    seed: session.seed,
    journal: session.journal,
    moment: session.moment,
    speed: '1',
    positions: [],
  });
  const reading = decodeLink(link);
  expect(reading).toHaveProperty('shared');
  if (!reading || !('shared' in reading)) return;
  const other = begin(reading.shared.seed);
  other.replay(reading.shared.journal, reading.shared.moment, () => expect.unreachable());
  expect(other.digest).toBe(session.digest);
  expect(other.journal).toEqual(session.journal);
});
