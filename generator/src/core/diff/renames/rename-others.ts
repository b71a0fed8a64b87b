import type { Evidence } from "../../model/change.ts";
import type { SchemaObject } from "../../model/database.ts";
import type { Table } from "../../model/table.ts";
import { qualifiedName } from "../../names/names.ts";
import { sameOrder } from "../walk/compare-lists.ts";
import { dictionaryOf } from "./dictionary.ts";
import { isRenamable, type Renamable, type Rename } from "./rename.ts";

/** Objects that hold no rows: types, sequences and routines. */
type Other = Exclude<SchemaObject, Renamable>;
export type OtherRename = { from: Other; to: Other; evidence: Evidence[] };

const isOther = (object: SchemaObject): object is Other => !isRenamable(object);

/**
 * Removed and added types, sequences and routines that are the same object: only these two are defined so, and what used the one, in
 * tables whose columns kept their order, uses the other now; or it has only moved to another schema.
 */
export function findOtherRenames(
  removed: SchemaObject[],
  added: SchemaObject[],
  tables: [before: Table, after: Table][],
): OtherRename[] {
  const [old, now] = [removed, added].map((objects) => Map.groupBy(objects.filter(isOther), definitionOf));
  if (!old || !now) return [];
  let uses: Uses | undefined;
  return [...old].flatMap(([definition, befores]): OtherRename[] => {
    const afters = now.get(definition) ?? [];
    const [from, to] = [befores[0], afters[0]];
    if (!from || !to || befores.length > 1 || afters.length > 1) return [];
    uses ??= usesIn(tables);
    const used = isUsedInstead(from, to, uses);
    const evidence: Evidence[] = from.name === to.name ? ["definition", "name"] : ["definition"];
    if (used) evidence.push("dependents");
    return used === false || evidence.length === 1 ? [] : [{ from, to, evidence }];
  });
}

/** All that it is, but for its name. */
function definitionOf(object: Other): string {
  const nameless = { ...object, schema: "", name: "" };
  // The multirange type that belongs to it is made with it, under a name like its own.
  return JSON.stringify(object.kind === "range type" ? { ...nameless, options: {} } : nameless);
}

/** Texts that name things, before and after, each once; `types` are those of columns that both sides have. */
type Uses = { types: Map<string, Set<string>>; texts: Map<string, Set<string>> };

/** Whether all columns that were of the one are of the other now, or a text names the other in its place; undefined: nothing says so. */
function isUsedInstead(from: Other, to: Other, { types, texts }: Uses): boolean | undefined {
  const name = ({ schema, name }: Other) => ({ kind: "enum" as const, schema, name });
  const rename: Rename = { from: name(from), to: name(to) };
  const { types: translated } = dictionaryOf([rename]);
  let used: boolean | undefined;
  for (const [list, mustAll] of [[types, true] as const, [texts, false] as const]) {
    for (const [old, others] of list) {
      const expected = translated(old);
      if (expected === old) continue;
      if (mustAll && (others.size > 1 || !others.has(expected))) return false;
      if (others.has(expected)) used = true;
    }
  }
  return used;
}

function usesIn(tables: [Table, Table][]): Uses {
  const uses: Uses = { types: new Map(), texts: new Map() };
  const note = (list: Map<string, Set<string>>, old: string | undefined, now: string | undefined) => {
    if (old !== undefined && now !== undefined && old !== now) list.set(old, (list.get(old) ?? new Set()).add(now));
  };
  for (const [before, after] of tables) {
    const inOrder = sameOrder(
      before.columns.map(({ name }) => name),
      after.columns.map(({ name }) => name),
    );
    const columns = new Map(after.columns.map((column) => [column.name, column]));
    for (const column of before.columns) {
      const now = columns.get(column.name);
      // A column that was made anew was not of a renamed type: there, no other type is the expected one.
      note(uses.types, column.type, inOrder ? now?.type : now && "");
      note(uses.texts, column.default, now?.default);
    }
    const checks = new Map(after.checks.map(({ name, expression }) => [name, expression]));
    for (const { name, expression } of before.checks) note(uses.texts, expression, checks.get(name));
    const routines = new Map(after.triggers.map(({ name, routine }) => [name, routine]));
    for (const { name, routine } of before.triggers) {
      const now = routines.get(name);
      if (routine && now)
        note(uses.texts, qualifiedName(routine.schema, routine.name), qualifiedName(now.schema, now.name));
    }
  }
  return uses;
}
