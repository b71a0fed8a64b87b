import { dialectOf } from "../../dialects/registry.ts";
import type { Parent, Target, TargetKind } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import type { Partition, Table } from "../../model/table.ts";
import type { TableIndex } from "../../model/table-index.ts";
import { isTable } from "../../names/kinds.ts";

/** What keeps results of expressions, or was tested with them. */
export type Keeper = { target: Target; code: (string | undefined)[] };

/** All whose expressions were computed for rows that are there: none computes them again by itself. */
export const keepersOf = (database: Database): Keeper[] =>
  database.objects.flatMap((object) => {
    const { kind, schema, name } = object;
    if (isTable(object)) return ofTable(object, { kind, name }, schema);
    if (object.kind === "domain") return partsOf("check", object.checks, { kind, name }, schema, checkCode);
    return "indexes" in object ? partsOf("index", object.indexes, { kind, name }, schema, indexCode) : [];
  });

function ofTable(table: Table | Partition, parent: Parent, schema: string): Keeper[] {
  const { indexes, checks, exclusions, partitioning, columns = [] } = table;
  const stored = columns.filter(({ generated }) => generated?.storage === "stored");
  return [
    ...partsOf("index", indexes, parent, schema, indexCode),
    ...partsOf("exclusion", exclusions, parent, schema, ({ definition }) => [definition]),
    ...partsOf("check", checks, parent, schema, checkCode),
    ...partsOf("column", stored, parent, schema, ({ generated }) => [generated?.expression]),
    ...(partitioning ? [{ target: { schema, ...parent }, code: [partitioning.key] }] : []),
    ...(partitioning?.partitions ?? []).flatMap((each) => ofTable(each, { ...parent, name: each.name }, each.schema)),
  ];
}

const partsOf = <Part extends { name: string }>(
  kind: TargetKind,
  parts: Part[],
  parent: Parent,
  schema: string,
  code: (part: Part) => Keeper["code"],
): Keeper[] => parts.map((part) => ({ target: { kind, schema, parent, name: part.name }, code: code(part) }));

const indexCode = ({ key, predicate }: TableIndex) => [predicate, ...key.map(({ expression }) => expression)];
const checkCode = ({ expression }: { expression: string }) => [expression];

/** Whether an expression, as the engine prints it, calls a routine, or another of its name. */
export function calls(code: string | undefined, { schema, name: signed }: Target, engine: string): boolean {
  const name = signed.replace(/\(.*$/s, "");
  if (code === undefined || !code.includes(name.replaceAll('"', '""'))) return false;
  const { tokens, plainName } = dialectOf(engine).script;
  const words = [...tokens(code)].map(({ start, end }) => code.slice(start, end));
  return words.some(
    (word, at) =>
      plainName(word) === name &&
      words[at + 1] === "(" &&
      words[at - 1] === "." &&
      plainName(words[at - 2] ?? "") === schema,
  );
}
