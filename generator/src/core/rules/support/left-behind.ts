import { asCode } from "../../dialects/advice.ts";
import { dialectOf } from "../../dialects/registry.ts";
import type { Target } from "../../model/change.ts";
import type { Column } from "../../model/column.ts";
import type { Reference } from "../../model/common.ts";
import type { Database } from "../../model/database.ts";
import { qualifiedName, sqlName } from "../../names/names.ts";
import type { ColumnTypeChange } from "./column-type-change.ts";
import { objectsNamed } from "./lookup.ts";

/** What a change of a column's type should take along, and does not: a clause, and what to do about it. */
export type LeftBehind = { clause: string; advice: string };

/** The sequence of a column that gets a wider type, and the columns of foreign keys to it, that still are of the old one. */
export function leftBehind({ target, from, to }: ColumnTypeChange, after: Database): LeftBehind | undefined {
  const sequence = sequenceOf(to, after);
  const stays = sequence?.type === from.type ? qualifiedName(sequence.schema, sequence.name) : undefined;
  const referring = referringTo(target, from.type, after);
  if (stays === undefined && referring.length === 0) return undefined;
  const names = referring.map(({ table, column }) => `${table}.${column}`).join(", ");
  const clauses = [
    stays && `its sequence ${stays} is still ${from.type}, so inserts fail where ${from.type} ends`,
    names &&
      `${names}, which ${referring.length === 1 ? "refers to it, is" : "refer to it, are"} still ${from.type} and can't hold larger values`,
  ];
  const steps = [
    stays && asCode(`ALTER SEQUENCE ${stays} AS ${to.type}`),
    ...referring.map(({ table, column }) => asCode(`ALTER TABLE ${table} ALTER COLUMN ${column} TYPE ${to.type}`)),
  ];
  return {
    clause: clauses.filter(Boolean).join("; "),
    advice: `Change what is left in the same request: ${steps.filter(Boolean).join("; ")}.`,
  };
}

function sequenceOf(
  { sequence, default: value }: Column,
  after: Database,
): (Reference & { type?: string | undefined }) | undefined {
  if (sequence) return sequence;
  const named = value === undefined ? undefined : dialectOf(after.engine).sequenceIn?.(value);
  return named && objectsNamed(after, named.schema, named.name).find((object) => object.kind === "sequence");
}

/** The columns of that type in foreign keys to a column. */
function referringTo(target: Target, type: string, { objects }: Database): { table: string; column: string }[] {
  return objects.flatMap((object) =>
    "foreignKeys" in object
      ? object.foreignKeys.flatMap(({ columns, references }) => {
          const isTo = references.schema === target.schema && references.name === target.parent?.name;
          const name = isTo ? columns[references.columns.indexOf(target.name)] : undefined;
          const isOld = object.columns.some((column) => column.name === name && column.type === type);
          return name !== undefined && isOld
            ? { table: qualifiedName(object.schema, object.name), column: sqlName(name) }
            : [];
        })
      : [],
  );
}
