/**
 * JSON merge patches (RFC 7386): in objects each name is patched and `null` removes one; anything else replaces what was there.
 * One thing more: a list whose every entry is an object with a text `name` is patched like an object of these entries. Those
 * that stay keep their order, new ones follow in the order of their names' UTF-16 code units.
 */
export function merge(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  if (isNamedList(target)) return mergeEntries(target, patch);
  const merged = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [name, change] of Object.entries(patch)) {
    if (change === null) merged.delete(name);
    else merged.set(name, merge(merged.get(name), change));
  }
  return Object.fromEntries(merged);
}

function mergeEntries(entries: readonly Named[], patch: object): unknown[] {
  const changes = new Map(Object.entries(patch));
  const there = new Set(entries.map(({ name }) => name));
  const added = [...changes.keys()].filter((name) => !there.has(name)).sort();
  return [...entries, ...added.map((name) => ({ name }))]
    .filter(({ name }) => changes.get(name) !== null)
    .map((entry) => (changes.has(entry.name) ? merge(entry, changes.get(entry.name)) : entry));
}

type Named = { readonly name: string };

function isNamedList(value: unknown): value is readonly Named[] {
  return Array.isArray(value) && value.every((entry) => isObject(entry) && typeof entry.name === 'string');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
