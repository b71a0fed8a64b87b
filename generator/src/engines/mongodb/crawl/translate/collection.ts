import { declaredComment } from "../../../../core/dialects/mongodb/json-schema.ts";
import type { Check, Key } from "../../../../core/model/constraint.ts";
import type { Table } from "../../../../core/model/table.ts";
import type { TableIndex } from "../../../../core/model/table-index.ts";
import type { Session } from "../../session.ts";
import type { CollectionRow, IndexRow, SearchIndexRow } from "../catalog.ts";
import { translateIndex, translateSearchIndex } from "./indexes.ts";
import { inside, optionsOf } from "./options.ts";
import { printed } from "./printed.ts";

/** What is known of a collection without looking at documents. */
export type Declared = Pick<Table, "comment" | "primaryKey" | "checks" | "indexes" | "options">;

/** What a collection is declared to be. Its key is the index on `_id`; a time series has none. */
export function declared(
  { options = {} }: CollectionRow,
  rows: IndexRow[],
  search: SearchIndexRow[],
  plain: Session["plain"],
): Declared {
  const isKey = ({ key }: IndexRow) => Object.keys(key).join() === "_id" && Object.values(key)[0] === 1;
  const key = inside(options, "timeseries") ? undefined : rows.find(isKey);
  const own = optionsOf(options, plain);
  const comment = declaredComment(options.validator);
  return {
    ...(comment !== undefined && { comment }),
    ...(key && { primaryKey: { name: key.name, columns: ["_id"] } satisfies Key }),
    checks: validatorOf(options, plain),
    indexes: [
      ...rows.filter((row) => !isKey(row)).map((row): TableIndex => translateIndex(row, plain)),
      ...search.map((row) => translateSearchIndex(row, plain)),
    ],
    ...(own && { options: own }),
  };
}

/** What documents have to be like to be written. One that only warns, or is switched off, refuses none. */
function validatorOf(options: Record<string, unknown>, plain: Session["plain"]): Check[] {
  const validator = inside(options, "validator");
  if (!validator || Object.keys(validator).length === 0) return [];
  const refuses = options.validationLevel !== "off" && options.validationAction !== "warn";
  return [{ name: "validator", expression: printed(plain(validator)), ...(!refuses && { enforced: false as const }) }];
}
