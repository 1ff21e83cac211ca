/** Reads and checks the attributes of an element: an invalid value gets a sentence, and the default is used. */

import * as say from '#text/settings';
import type { Brought, Library, Runnable } from '../core/scenarios';
import type { Knob, KnobState } from '../generated/core-types';

export interface Asked {
  scenario?: unknown;
  seed?: unknown;
  loss?: unknown;
  delay?: unknown;
  load?: unknown;
}

export interface Settings {
  readonly runnable: Runnable;
  /** Whether the scenario that was asked for is unavailable or invalid. */
  readonly refused: boolean;
  /** Undefined means that a random one should be drawn. */
  readonly seed: number | undefined;
  readonly sentences: readonly string[];
}

const SEED_MAX = 2 ** 32 - 1;
/** Two working weeks: they are simulated before the first picture. */
const START_MINUTES_MAX = 4800;

export const KNOB_ATTRIBUTES: Readonly<Record<'loss' | 'delay' | 'load', Knob>> = {
  loss: 'loss_rate',
  delay: 'integration_delay_minutes',
  load: 'load_per_hour',
};

/** `brought` is the scenario if it was fetched or compiled; `running` says whether a run goes on if the scenario is refused. */
export function readSettings(asked: Asked, library: Library, defaultName: string, brought: Brought, running = false): Settings {
  const sentences: string[] = [];
  const wanted = isUnset(asked.scenario) ? defaultName : asked.scenario;
  const runnable = readScenario(wanted, library, brought, running, sentences);
  const refused = runnable === undefined;
  return { runnable: runnable ?? library.get(defaultName)!, refused, seed: readSeed(asked.seed, sentences), sentences };
}

function readScenario(asked: unknown, library: Library, brought: Brought, running: boolean, sentences: string[]): Runnable | undefined {
  if (typeof asked !== 'object') {
    const scenario = library.get(String(asked));
    if (scenario) return scenario;
    if (library.names.includes(String(asked))) {
      sentences.push(say.scenarioNotLoaded(clip(asked), running));
      return undefined;
    }
    sentences.push(say.noScenario(clip(asked), library.names, running));
    return undefined;
  }
  if (!brought) {
    sentences.push(say.noCompiler(running));
    return undefined;
  }
  if ('plan' in brought) return brought;
  sentences.push(say.scenarioWrong(running), ...brought.problems.map(({ message }) => message));
  return undefined;
}

function readSeed(asked: unknown, sentences: string[]): number | undefined {
  if (isUnset(asked)) return undefined;
  const seed = numberOf(asked);
  if (Number.isInteger(seed) && seed >= 0 && seed <= SEED_MAX) return seed;
  sentences.push(say.seedWrong(clip(asked), SEED_MAX));
  return undefined;
}

/** The minute to begin at; undefined if none is asked for, or an invalid one. */
export function readStart(asked: unknown, sentences: string[]): number | undefined {
  if (isUnset(asked)) return undefined;
  const minutes = numberOf(asked);
  if (minutes >= 0 && minutes <= START_MINUTES_MAX) return minutes;
  sentences.push(say.startWrong(clip(asked), START_MINUTES_MAX));
  return undefined;
}

/** The panel to open at first; undefined if none is asked for, or one that does not exist. */
export function readPanel<Id extends string>(asked: unknown, panels: Readonly<Record<Id, unknown>>, sentences: string[]): Id | undefined {
  if (isUnset(asked)) return undefined;
  if (Object.hasOwn(panels, String(asked))) return String(asked) as Id;
  sentences.push(say.noPanel(clip(asked), Object.keys(panels)));
  return undefined;
}

/** The value for a knob; undefined if none is asked for, or one outside its range. */
export function readKnob(
  attribute: keyof typeof KNOB_ATTRIBUTES,
  asked: unknown,
  knob: KnobState,
  sentences: string[],
): number | undefined {
  if (isUnset(asked)) return undefined;
  const value = numberOf(asked);
  if (value >= knob.min && value <= knob.max) return value;
  sentences.push(say.knobWrong(attribute, clip(asked), knob));
  return undefined;
}

function isUnset(asked: unknown): boolean {
  return asked === undefined || asked === null;
}

/** A number or its text; NaN for the empty text, which JavaScript takes for 0. */
function numberOf(asked: unknown): number {
  if (typeof asked === 'number') return asked;
  return typeof asked === 'string' && asked.trim() !== '' ? Number(asked) : NaN;
}

function clip(asked: unknown): string {
  const text = String(asked);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
