import type { ForeignKey } from "../../model/constraint.ts";
import type { Database } from "../../model/database.ts";
import type { Table } from "../../model/table.ts";
import { isTable } from "../../names/kinds.ts";
import { qualifiedName, sqlName } from "../../names/names.ts";
import { tableOf } from "./lookup.ts";
import { doing, type Verdict, verdict, type Watch } from "./rule.ts";
import { byTable, named, type Watched } from "./statements.ts";

type Referring = { table: Table; key: ForeignKey };

/** What a statement that deletes rows does to rows of tables that it does not name, by the ON DELETE of their foreign keys. */
export function deletedWith({ said, effects = [] }: Watched, { before, after, earlier }: Watch): Verdict[] {
  const deletes = said.deletes ?? [];
  const told = [...deletes, ...earlier.flatMap((each) => each.said.deletes ?? [])].map(({ name }) => name);
  const parents = byTable(deletes.flatMap((table) => named(table, effects))).flatMap(
    ({ target }) => tableOf(before, target) ?? [],
  );
  // Who deletes them by a statement of their own knows of them.
  return reached(parents, before, after)
    .filter(({ table }) => !told.includes(table.name))
    .map(({ table, key }) => words(table, key));
}

/** All that refers to these tables, and to what is deleted with them. */
function reached(parents: Table[], before: Database, after: Database): Referring[] {
  const found: Referring[] = [];
  const seen = new Set(parents);
  for (const parent of seen) {
    for (const each of referringTo(parent, before, after)) {
      found.push(each);
      if (each.key.onDelete === "cascade") seen.add(each.table);
    }
  }
  return found.filter(({ table }) => !parents.includes(table));
}

const referringTo = ({ schema, name }: Table, before: Database, after: Database): Referring[] =>
  before.objects
    .filter(isTable)
    .flatMap((table) =>
      table.foreignKeys
        .filter(
          ({ references, onDelete, enforced, name: key }) =>
            enforced !== false &&
            ["cascade", "set null", "set default"].includes(onDelete ?? "") &&
            references.schema === schema &&
            references.name === name &&
            tableOf(after, table)?.foreignKeys.some((one) => one.name === key),
        )
        .map((key) => ({ table, key })),
    );

function words(
  { kind, schema, name }: Table,
  { name: key, columns, onDelete, onDeleteColumns, references }: ForeignKey,
) {
  const [child, parent] = [qualifiedName(schema, name), qualifiedName(references.schema, references.name)];
  const own = onDeleteColumns ?? columns;
  const set = own.map(sqlName).join(", ");
  const become = own.length === 1 ? ["becomes NULL", "gets its default"] : ["become NULL", "get their defaults"];
  const why = `foreign key ${sqlName(key)} is ON DELETE ${onDelete?.toUpperCase()}`;
  const isDeleted = onDelete === "cascade";
  const effect = isDeleted
    ? `Rows of ${child} that refer to deleted rows of ${parent} are deleted, too`
    : `${set} of ${child} ${become[onDelete === "set null" ? 0 : 1]} where a row refers to deleted rows of ${parent}`;
  return doing(
    isDeleted ? "loses rows with those of another table" : "loses references to deleted rows",
    verdict(
      "risky",
      { kind, schema, name },
      `${effect}: ${why}.`,
      `Count the rows of ${child} that refer to what is deleted, and ${isDeleted ? "delete" : "change"} them first by a statement of their own.`,
    ),
  );
}
