import type { Table } from "../../model/table.ts";
import type { View } from "../../model/view.ts";
import { sameButNames } from "../same-but-names.ts";

/**
 * What names columns and kept its own name, as all does that is not dropped with its column: in `columns` those of a key or an index, in their
 * order, and in `code` expressions and conditions.
 */
type Users = { columns: Map<string, string[]>; code: Map<string, string> };

/** What tells that a column became another: the constraints and indexes, or the code, that have it in the other's place. */
export type Relics = {
  keys(from: string, to: string): boolean;
  dependents(from: string, to: string): boolean;
  /** Whether a constraint or index of the column is there no more by its name: it went with the column, or was renamed as well. */
  isLost(from: string): boolean;
};

/** `views` are those that read the table, before and after, and offer the same columns still. */
export function relicsOf(before: Table, after: Table, views: [before: View, after: View][]): Relics {
  const [old, now] = [usersIn(before), usersIn(after)];
  const [gone, come] = [namesOnlyIn(before, after), namesOnlyIn(after, before)];
  const pair = (from: string, to: string) => JSON.stringify([from, to]);
  const keys = new Set<string>();
  const lost = new Set<string>();
  for (const [name, columns] of old.columns) {
    const others = now.columns.get(name);
    for (const [index, from] of columns.entries()) {
      const to = others?.[index];
      if (others === undefined) lost.add(from);
      else if (to !== undefined) keys.add(pair(from, to));
    }
  }
  const dependents = new Set<string>();
  const texts = [
    ...[...old.code].map(([name, text]) => [text, now.code.get(name)] as const),
    ...views.map(([was, is]) => [was.definition, is.definition] as const),
  ];
  for (const [was, is] of texts) {
    if (is === undefined || is === was) continue;
    const pairs: [from: string, to: string][] = [];
    const isSame = sameButNames(was, is, (from, to) => {
      if (gone.has(from) && come.has(to)) pairs.push([from, to]);
      else if (from !== before.name || to !== after.name) return false;
      return true;
    });
    if (isSame) for (const [from, to] of pairs) dependents.add(pair(from, to));
  }
  return {
    keys: (from, to) => keys.has(pair(from, to)),
    dependents: (from, to) => dependents.has(pair(from, to)),
    isLost: (from) => lost.has(from),
  };
}

function namesOnlyIn({ columns }: Table, other: Table): Set<string> {
  const names = new Set(columns.map(({ name }) => name));
  for (const { name } of other.columns) names.delete(name);
  return names;
}

function usersIn(table: Table): Users {
  const { primaryKey, uniques, foreignKeys, indexes, triggers, policies } = table;
  const constraints = [...(primaryKey ? [primaryKey] : []), ...uniques, ...foreignKeys];
  const code = new Map<string, string>();
  const note = (key: string, text: string | undefined) => text !== undefined && code.set(key, text);
  for (const { name, expression } of table.checks) note(`check ${name}`, expression);
  for (const { name, definition } of table.exclusions) note(`exclusion ${name}`, definition);
  for (const { name, generated } of table.columns) note(`column ${name}`, generated?.expression);
  for (const { name, key, predicate } of indexes) {
    for (const [at, { expression }] of key.entries()) note(`index ${name} ${at}`, expression);
    note(`index ${name}`, predicate);
  }
  for (const { name, when } of triggers) note(`trigger ${name}`, when);
  for (const { name, using, withCheck } of policies) {
    note(`using ${name}`, using);
    note(`check of ${name}`, withCheck);
  }
  return {
    columns: new Map([
      ...constraints.map((key): [string, string[]] => [key.name, key.columns]),
      ...indexes.map((index): [string, string[]] => [index.name, index.key.map(({ column }) => column ?? "")]),
    ]),
    code,
  };
}
