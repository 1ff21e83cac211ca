/** What is said of links where a figure shows a run. */

export const notRead = 'This link could not be read: a part of this page could not be fetched.';
export const notMade = 'The link could not be made: a part of this page could not be fetched.';
export const noCompiler = 'This link carries a scenario of its own, and what reads one could not be loaded.';
export const scenarioWrong = 'This link carries a scenario with mistakes in it.';
export const impossible = 'This link is damaged: a run like this cannot have happened.';
export const instead = 'Here is where this figure starts instead.';

export function noScenario(name: string): string {
  return `This link shows a scenario called “${name}”, which there is not.`;
}
