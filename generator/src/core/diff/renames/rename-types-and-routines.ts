import type { Evidence, Target } from "../../model/change.ts";
import type { Reference } from "../../model/common.ts";
import type { SchemaObject } from "../../model/database.ts";
import type { Table } from "../../model/table.ts";
import { qualifiedName } from "../../names/names.ts";
import { sameOrder } from "../walk/compare-lists.ts";
import { dictionaryOf, referencesIn } from "./dictionary.ts";
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
  const candidates = [...old].flatMap(([definition, befores]) => {
    const afters = now.get(definition) ?? [];
    const [from, to] = [befores[0], afters[0]];
    return from && to && befores.length === 1 && afters.length === 1 ? [{ from, to }] : [];
  });
  if (candidates.length === 0) return [];
  const used = usedInstead(candidates, tables);
  return candidates.flatMap(({ from, to }): OtherRename[] => {
    const isUsed = used.get(key(from));
    const evidence: Evidence[] = from.name === to.name ? ["definition", "name"] : ["definition"];
    if (isUsed) evidence.push("dependents");
    return isUsed === false || evidence.length === 1 ? [] : [{ from, to, evidence }];
  });
}

const key = ({ schema, name }: Reference) => JSON.stringify([schema, name]);

/** All that it is, but for its name. */
function definitionOf(object: Other): string {
  const nameless = { ...object, schema: "", name: "", dependsOn: undefined };
  // The multirange type that belongs to it is made with it, under a name like its own.
  return JSON.stringify(object.kind === "range type" ? { ...nameless, options: {} } : nameless);
}

/**
 * By what things were called: whether all columns that were of such a type are of its candidate now, or a text names that in its place.
 * Of what nothing names, nothing is said.
 */
function usedInstead(candidates: { from: Other; to: Other }[], tables: [Table, Table][]): Map<string, boolean> {
  const { types: translated } = dictionaryOf(
    candidates.map(({ from, to }): Rename => {
      const [old, now] = [from, to].map(({ schema, name }): Target => ({ kind: "enum", schema, name }));
      return { from: old!, to: now! };
    }),
  );
  const used = new Map<string, boolean>();
  const note = (old: string | undefined, now: string | undefined, mustBe: boolean) => {
    if (old === undefined || now === undefined || old === now) return;
    const isUsed = translated(old) === now;
    if (!isUsed && !mustBe) return;
    for (const one of referencesIn(old)) used.set(key(one), isUsed && used.get(key(one)) !== false);
  };
  for (const [before, after] of tables) {
    const [names, others] = [before, after].map(({ columns }) => columns.map(({ name }) => name));
    const isInOrder = sameOrder(names ?? [], others ?? []);
    const columns = byName(after.columns);
    for (const { name, type, default: text } of before.columns) {
      const now = columns.get(name);
      // A column that was made anew was not of a renamed type.
      note(type, isInOrder ? now?.type : now && "", true);
      note(text, now?.default, false);
    }
    const checks = byName(after.checks);
    for (const { name, expression } of before.checks) note(expression, checks.get(name)?.expression, false);
    const triggers = byName(after.triggers);
    for (const { name, routine } of before.triggers) note(called(routine), called(triggers.get(name)?.routine), false);
  }
  return used;
}

const byName = <T extends { name: string }>(parts: T[]) => new Map(parts.map((part) => [part.name, part]));
const called = (routine: Reference | undefined) => routine && qualifiedName(routine.schema, routine.name);
