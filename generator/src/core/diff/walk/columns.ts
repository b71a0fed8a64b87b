import type { Column } from "../../model/column.ts";
import { equal } from "../equal.ts";
import { added, modified, type Owner, removed, type Scope } from "../scope.ts";
import { compareLists, sameOrder } from "./compare-lists.ts";

const parts = new Set(["fields"]);
const names = (columns: Column[]) => columns.map(({ name }) => name);

/** Columns of a table, view or composite type; the fields of a document column are columns named by their path. */
export function compareColumns(owner: Owner, before: Column[], after: Column[], scope: Scope, path = ""): void {
  const place = (column: Column) => ({ ...owner, name: path + column.name });
  compareLists(before, after, (column) => column.name, {
    onRemoved: (column) => removed(scope, "column", place(column), column),
    onAdded: (column) => added(scope, "column", place(column), column),
    onBoth: (old, now) => {
      if (equal(old, now)) return;
      const moved = orderOf(old.fields ?? [], now.fields ?? []);
      modified(scope, "column", place(now), { before: old, after: now }, { except: parts, more: moved });
      compareColumns(owner, old.fields ?? [], now.fields ?? [], scope, `${path}${now.name}.`);
    },
  });
}

/** `["order"]` when the columns that both sides have stand in another order: what was added in between does not count. */
export function orderOf(before: Column[], after: Column[]): string[] {
  return sameOrder(names(before), names(after)) ? [] : ["order"];
}
