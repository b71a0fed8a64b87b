import { dialectOf } from "../../dialects/registry.ts";
import type { Change, Target } from "../../model/change.ts";
import type { Column } from "../../model/column.ts";
import type { Database } from "../../model/database.ts";
import type { Table } from "../../model/table.ts";
import { sqlName, targetName } from "../../names/names.ts";
import { isForeign, tableOf } from "./lookup.ts";
import { changesTo } from "./rule.ts";

/** Columns that sort and compare by other rules than before: one by itself, or all of a table that have the table's own. */
export type CollationChange = { target: Target; columns: Column[]; from: string | undefined; to: string | undefined };

export function collationChanges(changes: Change[], before: Database, after: Database): CollationChange[] {
  const ofColumns = changesTo(changes, "modified", "column").flatMap(
    ({ target, before: old, after: now }): CollationChange[] => {
      const [was, is] = [tableOf(before, target), tableOf(after, target)];
      if (!is || isForeign(target) || old.type !== now.type) return [];
      const [from, to] = [ownOf(old, was), ownOf(now, is)];
      return from === to ? [] : [{ target, columns: [now], from, to }];
    },
  );
  const ofTables = changesTo(changes, "modified", "table").flatMap(
    ({ target, before: old, after: now }): CollationChange[] => {
      const [from, to] = [old.options?.collation, now.options?.collation].map((one) => one as string | undefined);
      const table = tableOf(after, target);
      if (from === to || !table) return [];
      const { isOfCharacters } = dialectOf(after.engine).types;
      if (isOfCharacters === undefined) return [];
      const was = new Map(tableOf(before, target)?.columns.map((column) => [column.name, column]));
      const columns = table.columns.filter(({ name, type, collation }) => {
        const former = was.get(name);
        return former && collation === undefined && former.collation === undefined && isOfCharacters(type);
      });
      return columns.length > 0 ? [{ target, columns, from, to }] : [];
    },
  );
  return [...ofTables, ...ofColumns];
}

const ownOf = ({ collation }: Column, table: Table | undefined): string | undefined =>
  collation ?? (table?.options?.collation as string | undefined);

/** The character set without characters that values may have; undefined where none can be lost. */
export const lackingIn = ({ from, to }: CollationChange, { engine }: Database): string | undefined =>
  from === undefined || to === undefined ? undefined : dialectOf(engine).types.lackingCharset?.(from, to);

/** `shop.users.name`, or the columns of a table that are meant. */
export const columnsNamed = ({ target, columns }: CollationChange): string =>
  target.kind === "column"
    ? targetName(target)
    : columns.map(({ name }) => `${targetName(target)}.${sqlName(name)}`).join(", ");

/** Keys and unique indexes that hold such columns: two values that were told apart may be the same by the new rules. */
export function keysOn({ target, columns }: CollationChange, after: Database): string[] {
  const table = tableOf(after, target);
  const isOne = (name: string | undefined) => columns.some((column) => column.name === name);
  const { primaryKey, uniques = [], indexes = [] } = table ?? {};
  return [
    ...[...(primaryKey ? [primaryKey] : []), ...uniques].flatMap((key) => (key.columns.some(isOne) ? key.name : [])),
    ...indexes.flatMap(({ name, unique, key }) => (unique && key.some(({ column }) => isOne(column)) ? name : [])),
  ];
}
