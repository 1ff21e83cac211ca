/** The script of `index.html`: fills the list of scenarios, and shows the one that is chosen. */

import { fetchEverything, fetchScenario, LIBRARY } from '../figure/index';

const element = document.querySelector('actorium-sim')!;
const picker = document.querySelector<HTMLDetailsElement>('#scenarios')!;
const summary = picker.querySelector('summary')!;
const buttons = new Map<string, HTMLButtonElement>();

async function fill(): Promise<void> {
  const { names } = LIBRARY;
  const scenarios = await Promise.all(names.map((name) => fetchScenario(name)));
  const list = document.createElement('ul');
  names.forEach((name, at) => {
    const brought = scenarios[at];
    if (!brought || 'problems' in brought) return;
    const scenario = brought.scenario as { name: string; about: string };
    list.append(item(name, scenario.name, firstSentence(scenario.about)));
  });
  picker.append(list);
  mark(element.scenario);
  picker.hidden = false;
}

function item(name: string, title: string, sentence: string): HTMLLIElement {
  const button = document.createElement('button');
  button.type = 'button';
  const about = document.createElement('small');
  about.textContent = sentence;
  button.append(title, about);
  button.addEventListener('click', () => {
    element.scenario = name;
    // A shared link may have brought a variant, which is one of another scenario.
    element.variant = undefined;
    close();
  });
  buttons.set(name, button);
  const line = document.createElement('li');
  line.append(button);
  return line;
}

function firstSentence(about: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(about)?.[0] ?? about;
}

function mark(shown: unknown): void {
  for (const [name, button] of buttons) button.setAttribute('aria-pressed', String(name === shown));
}

function close(): void {
  picker.open = false;
  summary.focus();
}

picker.addEventListener('keydown', (event) => {
  if (!picker.open) return;
  if (event.key === 'Escape') {
    close();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [...buttons.values()];
  const at = all.indexOf(document.activeElement as HTMLButtonElement);
  all[Math.min(all.length - 1, Math.max(0, at + step))]?.focus();
});
// A press or a focus elsewhere closes the list without a choice.
document.addEventListener('pointerdown', (event) => {
  if (!event.composedPath().includes(picker)) picker.open = false;
});
picker.addEventListener('focusout', (event) => {
  if (event.relatedTarget && !picker.contains(event.relatedTarget as Node)) picker.open = false;
});

// Once the first picture is drawn, the page fetches everything: after that it needs no network.
void element.ready.then(fill).then(fetchEverything);
// A shared link may show another scenario than the tag asks for.
element.addEventListener('actorium-ready', (event) => mark((event as CustomEvent<{ scenario: string | null }>).detail.scenario));
