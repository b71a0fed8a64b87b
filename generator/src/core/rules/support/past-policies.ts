import { dialectOf } from "../../dialects/registry.ts";
import type { Database } from "../../model/database.ts";
import type { Table } from "../../model/table.ts";
import type { Policy } from "../../model/trigger.ts";
import type { View } from "../../model/view.ts";
import { isTable, isView } from "../../names/kinds.ts";
import { everybody } from "./granted.ts";
import { objectsNamed } from "./lookup.ts";

type Command = "select" | "insert" | "update" | "delete";

/** Whether a policy lets a role use a command on all rows, and no other takes that back. */
export function letsAllThrough(role: string, command: Command, policies: Policy[]): boolean {
  const applying = policies.filter(
    (policy) =>
      (policy.command === "all" || policy.command === command) &&
      (policy.roles.includes(role) || policy.roles.includes(everybody)),
  );
  const isOpen = ({ using, withCheck }: Policy) => (command === "insert" ? (withCheck ?? using) : using) === "true";
  return applying.every(({ permissive }) => permissive) && applying.some(isOpen);
}

/** A role that reads rows of a table through a view which the table's policies don't show it. */
export type PastPolicies = { view: View; table: Table; role: string };

/** Who reads past the policies of a table, because a view asks for its rows, also through other views, with the rights of its owner. */
export function readersPastPolicies(database: Database): PastPolicies[] {
  return database.objects
    .filter(isView)
    .filter((view) => view.kind === "materialized view" || !dialectOf(database.engine).readsAsCaller?.(view))
    .flatMap((view) => {
      const guarded = tablesOf(view, database).filter(({ rowSecurity }) => rowSecurity !== undefined);
      const readers = view.grants.filter(({ privileges }) => privileges.includes("SELECT"));
      return guarded.flatMap((table) =>
        readers
          .filter(({ grantee }) => !letsAllThrough(grantee, "select", table.policies))
          .map(({ grantee }) => ({ view, table, role: grantee })),
      );
    });
}

/** The tables that a view reads, by itself and through other views. */
function tablesOf(view: View, database: Database, seen = new Set<View>()): Table[] {
  if (seen.has(view)) return [];
  seen.add(view);
  const read = view.dependsOn.flatMap(({ schema, name }) => objectsNamed(database, schema, name));
  const through = read.filter(isView).flatMap((one) => tablesOf(one, database, seen));
  return [...new Set([...read.filter(isTable), ...through])];
}
