/** What the attributes of an element ask for, checked: every value that makes no sense gets a sentence. */

import type { Knob, KnobState } from '../generated/core-types';
import type { Brought, Library, Runnable } from './scenarios';

export interface Asked {
  scenario?: unknown;
  variant?: unknown;
  seed?: unknown;
  loss?: unknown;
  delay?: unknown;
  load?: unknown;
}

export interface Settings {
  readonly runnable: Runnable;
  /** Whether the scenario that was asked for cannot be had. */
  readonly refused: boolean;
  /** None means that one should be drawn. */
  readonly seed: number | undefined;
  readonly sentences: readonly string[];
}

const SEED_MAX = 2 ** 32 - 1;
/** Two working weeks: to be gone through before anything is seen. */
const START_MINUTES_MAX = 4800;

export const KNOB_ATTRIBUTES: Readonly<Record<'loss' | 'delay' | 'load', Knob>> = {
  loss: 'loss_rate',
  delay: 'integration_delay_minutes',
  load: 'load_per_hour',
};

/** `brought` is what came of a scenario of one's own; `running` says whether there is a run that goes on if the scenario is refused. */
export function readSettings(asked: Asked, library: Library, defaultName: string, brought: Brought, running = false): Settings {
  const sentences = [...(brought && 'plan' in brought && brought.sentences || [])];
  if (!brought && !isUnset(asked.variant)) sentences.push('The variant could not be loaded, so here is the scenario as it is.');
  const instead = running ? 'the run before goes on' : 'here is the default one';
  const wanted = isUnset(asked.scenario) ? defaultName : asked.scenario;
  const runnable = readScenario(wanted, library, brought, instead, sentences);
  const refused = runnable === undefined;
  return { runnable: runnable ?? library.get(defaultName)!, refused, seed: readSeed(asked.seed, sentences), sentences };
}

function readScenario(asked: unknown, library: Library, brought: Brought, instead: string, sentences: string[]): Runnable | undefined {
  if (brought && 'plan' in brought) return brought;
  if (typeof asked !== 'object') {
    const scenario = library.get(String(asked));
    if (scenario) return scenario;
    if (library.names.includes(String(asked))) {
      sentences.push(`The scenario “${clip(asked)}” could not be loaded, so ${instead}.`);
      return undefined;
    }
    sentences.push(`There is no scenario “${clip(asked)}”, so ${instead}. There are: ${library.names.join(', ')}.`);
    return undefined;
  }
  if (!brought) {
    sentences.push(`What reads a scenario of one’s own could not be loaded, so ${instead}.`);
    return undefined;
  }
  sentences.push(`The scenario has mistakes in it, so ${instead}.`, ...brought.problems.map(({ message }) => message));
  return undefined;
}

function readSeed(asked: unknown, sentences: string[]): number | undefined {
  if (isUnset(asked)) return undefined;
  const seed = numberOf(asked);
  if (Number.isInteger(seed) && seed >= 0 && seed <= SEED_MAX) return seed;
  sentences.push(`The seed “${clip(asked)}” is not a whole number from 0 to ${SEED_MAX}, so one was drawn.`);
  return undefined;
}

/** The minute to begin at; undefined if none is asked for, or none that makes sense. */
export function readStart(asked: unknown, sentences: string[]): number | undefined {
  if (isUnset(asked)) return undefined;
  const minutes = numberOf(asked);
  if (minutes >= 0 && minutes <= START_MINUTES_MAX) return minutes;
  sentences.push(`The start “${clip(asked)}” is not a number of minutes from 0 to ${START_MINUTES_MAX}, so it begins where the scenario says.`);
  return undefined;
}

/** The panel to open at first; undefined if none is asked for, or none that there is. */
export function readPanel<Id extends string>(asked: unknown, panels: Readonly<Record<Id, string>>, sentences: string[]): Id | undefined {
  if (isUnset(asked)) return undefined;
  if (Object.hasOwn(panels, String(asked))) return String(asked) as Id;
  sentences.push(`There is no panel “${clip(asked)}”, so none is open. There are: ${Object.keys(panels).join(', ')}.`);
  return undefined;
}

/** The value asked of a knob; undefined if none is asked for, or none that it can take. */
export function readKnob(attribute: keyof typeof KNOB_ATTRIBUTES, asked: unknown, knob: KnobState, sentences: string[]): number | undefined {
  if (isUnset(asked)) return undefined;
  const value = numberOf(asked);
  if (value >= knob.min && value <= knob.max) return value;
  sentences.push(`The ${attribute} “${clip(asked)}” is not a number from ${knob.min} to ${knob.max}, so the scenario’s own ${knob.value} is used.`);
  return undefined;
}

function isUnset(asked: unknown): boolean {
  return asked === undefined || asked === null;
}

/** Numbers and their text; not the empty text, which JavaScript takes for 0. */
function numberOf(asked: unknown): number {
  if (typeof asked === 'number') return asked;
  return typeof asked === 'string' && asked.trim() !== '' ? Number(asked) : NaN;
}

function clip(asked: unknown): string {
  const text = String(asked);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
