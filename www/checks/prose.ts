/** Finds words for readers in a source: what a template shows or names, and texts that look like sentences. */

import { isNode, type Node, placeOf, type Source, treeOf, walk } from './sources';

/** Attributes that are read out or shown. */
const READ = '(?:aria-label|aria-valuetext|aria-description|aria-roledescription|title|alt|placeholder)';
const READ_ATTRIBUTE = new RegExp(`\\s${READ}=("[^"]*"|[^\\s>"]*)`, 'g');
/** A tag that breaks off in one of them. */
const OPEN_READ_ATTRIBUTE = new RegExp(`\\s${READ}=("[^"]*|[^\\s>"]*)$`);
/** What stands for an expression in markup: no letter, and no end of a tag. */
const HOLE_IN_MARKUP = '\0';
const LETTER = /\p{L}/u;
/** Two words with nothing but a blank and punctuation between them. */
const SENTENCE = /\p{L}[\p{L}\p{M}’'-]*[,;:.!?…”)]* [“(]?\p{L}/u;
/** A word with a capital, as a label has it. */
const LABEL = /^\p{Lu}\p{Ll}+$/u;
/** What stands for an expression in a template: it may be a word. */
const HOLE = 'x';
/** What draws its argument as text. */
const DRAWS: ReadonlySet<string> = new Set(['fillText', 'strokeText', 'measureText', 'drawWords', 'drawWord']);

/** The places and texts of all words for readers. `allowed` are texts that look like words and are none. */
export function proseIn(source: Source, allowed: readonly RegExp[] = []): string[] {
  const found = new Set<string>();
  const report = (node: Node, text: string): void => {
    if (!allowed.some((pattern) => pattern.test(text))) found.add(`${placeOf(source, node)}: ${text.trim()}`);
  };
  walk(treeOf(source), (node, above) => {
    if (node.type === 'TaggedTemplateExpression') readTemplate(node, report);
    else if (node.type === 'CallExpression' && DRAWS.has(calledName(node))) {
      for (const argument of node.arguments as Node[]) for (const literal of literalsOf(argument)) report(literal, textOf(literal));
    } else if (isText(node) && !isForDevelopers(above)) {
      const text = textOf(node);
      if (SENTENCE.test(text) || LABEL.test(text)) report(node, text);
    }
  });
  return [...found];
}

/** What an `html` or `svg` template shows, by itself or through its expressions. */
function readTemplate({ tag, quasi }: Node, report: (node: Node, text: string) => void): void {
  if ((tag as Node).name !== 'html' && (tag as Node).name !== 'svg') return;
  const { quasis, expressions } = quasi as Node & { quasis: Node[]; expressions: Node[] };
  let markup = '';
  quasis.forEach((part, index) => {
    markup += cookedOf(part);
    const expression = expressions[index];
    if (!expression) return;
    if (isShown(markup)) for (const literal of literalsOf(expression)) report(literal, textOf(literal));
    markup += HOLE_IN_MARKUP;
  });
  for (const words of shownIn(markup)) if (LETTER.test(words)) report(quasi as Node, words);
}

/** Texts between tags, and attributes that are read out. Entities are signs, not words. */
function shownIn(markup: string): string[] {
  const attributes = [...markup.matchAll(READ_ATTRIBUTE)].map(([, value]) => value!);
  const texts = markup.replace(/<[^>]*>/g, '\n').split('\n');
  return [...attributes, ...texts].map((words) => words.replace(/&\w+;/g, '').trim());
}

/** Whether what comes next is shown: it stands between tags, or in an attribute that is read out. */
function isShown(markup: string): boolean {
  const tag = /<[^>]*$/.exec(markup)?.[0];
  return tag === undefined || OPEN_READ_ATTRIBUTE.test(tag);
}

/** Texts that an expression can come to by itself. */
function literalsOf(expression: Node): Node[] {
  switch (expression.type) {
    case 'Literal':
    case 'TemplateLiteral':
      return isText(expression) && LETTER.test(textOf(expression).replaceAll(HOLE, '')) ? [expression] : [];
    case 'ConditionalExpression':
      return [...literalsOf(expression.consequent as Node), ...literalsOf(expression.alternate as Node)];
    case 'LogicalExpression':
    case 'BinaryExpression':
      return [...literalsOf(expression.left as Node), ...literalsOf(expression.right as Node)];
    case 'ArrayExpression':
      return (expression.elements as (Node | null)[]).flatMap((element) => (element ? literalsOf(element) : []));
    default:
      return [];
  }
}

function isText(node: Node): boolean {
  return node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');
}

/** The text of a literal, with each expression in it as one letter. */
function textOf(node: Node): string {
  return node.type === 'Literal' ? (node.value as string) : (node.quasis as Node[]).map(cookedOf).join(HOLE);
}

function cookedOf(part: Node): string {
  return (part.value as { cooked: string }).cooked;
}

function calledName({ callee }: Node): string {
  const { name, property } = callee as Node & { property?: Node };
  return String(name ?? property?.name ?? '');
}

/** Style sheets and templates are read elsewhere; imports, types, errors that are thrown and the console are not for readers. */
function isForDevelopers(above: readonly Node[]): boolean {
  if (above.at(-1)?.type === 'TaggedTemplateExpression') return true;
  return above.some((node) => {
    if (node.type === 'NewExpression') return /Error$/.test(calledName(node));
    if (node.type === 'CallExpression')
      return isNode((node.callee as Node).object) && ((node.callee as Node).object as Node).name === 'console';
    return (
      node.type.startsWith('TS') ||
      node.type === 'ImportDeclaration' ||
      (node.type.startsWith('Export') && isNode(node.source) && above.at(-1) === node)
    );
  });
}
