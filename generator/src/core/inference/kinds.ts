import { addPrefixes, newPrefixes, type Prefixes, sawKey } from "./key-prefix.ts";

/** Documents that have one value of a field, and how many of them have each field: by these, kinds are told apart. */
export type Group = { documents: number; fields: Map<string, number> };
/** By the values of a field, which never leave. Nothing where there are too many of them to tell kinds apart. */
export type Groups = Map<string, Group> | undefined;

/** What is seen of the kinds of documents that stand side by side in one collection. */
export type Kinds = {
  /** The fields of the document that is being read, and its values that may tell its kind. */
  present: string[];
  values: Map<string, string>;
  byField: Map<string, Groups>;
  /** Keys whose values begin with what they are an id of, and the groups by the prefixes of all of them together. */
  keys: { name: string; prefixes: Prefixes }[];
  byKeys: Groups;
  /** Too many fields are in the documents to tell kinds apart. */
  closed: boolean;
};

export const newKinds = (keys: string[]): Kinds => ({
  present: [],
  values: new Map(),
  byField: new Map(),
  keys: keys.map((name) => ({ name, prefixes: newPrefixes() })),
  byKeys: new Map(),
  closed: false,
});

const mostValues = 16;
const longestValue = 64;
const mostFields = 256;

/** Whether a value at a field of a document may still tell its kind: only then it has to be told. */
export const tellsKind = ({ byField, keys, closed }: Kinds, field: string): boolean =>
  !closed && (keys.some(({ name }) => name === field) || !byField.has(field) || byField.get(field) !== undefined);

/** Takes down a text, number or truth value at a field of the document that is being read. */
export function sawValueOf(kinds: Kinds, field: string, value: string): void {
  kinds.values.set(field, value);
}

/** Counts the document that has been read, of a collection that has so many fields. */
export function endDocument(kinds: Kinds, fields: number): void {
  const { keys, values, present, byField, byKeys } = kinds;
  if (fields > mostFields) close(kinds);
  if (!kinds.closed) {
    if (byKeys && keys.length > 0) {
      const prefixes = keys.map((key) => sawKey(key.prefixes, values.get(key.name) ?? ""));
      count(byKeys, prefixes.join("\n"), present);
    }
    for (const [field, value] of values) {
      if (keys.some(({ name }) => name === field)) continue;
      const groups: Groups = byField.has(field) ? byField.get(field) : new Map();
      if (groups) count(groups, value, present);
      byField.set(field, value.length > longestValue ? undefined : few(groups));
    }
  }
  values.clear();
  present.length = 0;
}

/** Adds what was seen in other documents, of a collection that has so many fields with them. */
export function addKinds(into: Kinds, from: Kinds, fields: number): void {
  if (from.closed || fields > mostFields) close(into);
  if (into.closed) return;
  for (const [index, { prefixes }] of from.keys.entries()) {
    const key = into.keys[index];
    if (key) addPrefixes(key.prefixes, prefixes);
  }
  into.byKeys = both(into.byKeys, from.byKeys);
  for (const [field, groups] of from.byField) {
    const known: Groups = into.byField.has(field) ? into.byField.get(field) : new Map();
    into.byField.set(field, few(both(known, groups)));
  }
}

function close(kinds: Kinds): void {
  kinds.closed = true;
  kinds.byField.clear();
  kinds.byKeys = undefined;
}

const few = (groups: Groups): Groups => (groups && groups.size <= mostValues ? groups : undefined);

function count(groups: Map<string, Group>, value: string, present: string[]): void {
  const group = groupOf(groups, value);
  group.documents++;
  for (const field of present) group.fields.set(field, (group.fields.get(field) ?? 0) + 1);
}

function both(into: Groups, from: Groups): Groups {
  if (!into || !from) return undefined;
  for (const [value, group] of from) addGroup(groupOf(into, value), group);
  return into;
}

export function groupOf(groups: Map<string, Group>, value: string): Group {
  const group = groups.get(value) ?? { documents: 0, fields: new Map() };
  groups.set(value, group);
  return group;
}

export function addGroup(into: Group, from: Group): void {
  into.documents += from.documents;
  for (const [field, times] of from.fields) into.fields.set(field, (into.fields.get(field) ?? 0) + times);
}
