/** The page that is one team: chooses which. */

import { SCENARIOS } from '../element/index';

/** From the simplest to the richest, by the names people would call them. */
const CHOICES = [
  { scenario: 'single-queue', name: 'One queue' },
  { scenario: 'two-people', name: 'Two people' },
  { scenario: 'team', name: 'A team' },
].filter(({ scenario }) => SCENARIOS.has(scenario));

const element = document.querySelector('actorium-sim')!;
const buttons = CHOICES.map(({ scenario, name }) => {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = name;
  button.addEventListener('click', () => { element.scenario = scenario; });
  return { scenario, button };
});
document.querySelector('#scenarios')!.append(...buttons.map(({ button }) => button));

function mark(shown: unknown): void {
  for (const { scenario, button } of buttons) button.setAttribute('aria-pressed', String(scenario === shown));
}

mark(element.scenario);
// A link may have brought another one than the tag asks for.
element.addEventListener('actorium-ready', (event) => mark((event as CustomEvent<{ scenario: string | null }>).detail.scenario));
