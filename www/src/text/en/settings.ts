/** What is said of attributes that make no sense, and what is there instead. */

const insteadOf = (running: boolean): string => (running ? 'the run before goes on' : 'here is the default one');

export function scenarioNotLoaded(asked: string, running: boolean): string {
  return `The scenario “${asked}” could not be loaded, so ${insteadOf(running)}.`;
}

export function noScenario(asked: string, names: readonly string[], running: boolean): string {
  return `There is no scenario “${asked}”, so ${insteadOf(running)}. There are: ${names.join(', ')}.`;
}

export function noCompiler(running: boolean): string {
  return `What reads a scenario of one’s own could not be loaded, so ${insteadOf(running)}.`;
}

export function scenarioWrong(running: boolean): string {
  return `The scenario has mistakes in it, so ${insteadOf(running)}.`;
}

export const variantNotLoaded = 'The variant could not be loaded, so here is the scenario as it is.';

export function seedWrong(asked: string, max: number): string {
  return `The seed “${asked}” is not a whole number from 0 to ${max}, so one was drawn.`;
}

export function startWrong(asked: string, maxMinutes: number): string {
  return `The start “${asked}” is not a number of minutes from 0 to ${maxMinutes}, so it begins where the scenario says.`;
}

export function noPanel(asked: string, panels: readonly string[]): string {
  return `There is no panel “${asked}”, so none is open. There are: ${panels.join(', ')}.`;
}

export function knobWrong(attribute: string, asked: string, { min, max, value }: { min: number; max: number; value: number }): string {
  return `The ${attribute} “${asked}” is not a number from ${min} to ${max}, so the scenario’s own ${value} is used.`;
}
