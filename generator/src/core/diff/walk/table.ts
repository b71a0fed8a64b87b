import type { Table } from "../../model/table.ts";
import { modified, type Scope } from "../scope.ts";
import { compareColumns, orderOf } from "./columns.ts";
import { comparePartitions, partitioningOf } from "./partitions.ts";
import { compareGrants, compareParts, comparePrimaryKey } from "./parts.ts";

/** What is compared part by part; all else is a property of the table itself. */
const parts = new Set([
  "columns",
  "primaryKey",
  "uniques",
  "foreignKeys",
  "checks",
  "exclusions",
  "indexes",
  "statistics",
  "triggers",
  "rules",
  "policies",
  "partitioning",
  "grants",
]);

/** Two tables (foreign tables, collections) that are one and the same under the name of `after`. */
export function compareTables(before: Table, after: Table, scope: Scope): void {
  const owner = { schema: after.schema, parent: { kind: after.kind, name: after.name } };
  const more = [
    ...orderOf(before.columns, after.columns),
    ...partitioningOf(before.partitioning, after.partitioning, scope.sameText),
  ];
  modified(scope, after.kind, after, { before, after }, { except: parts, more });
  compareColumns(owner, before.columns, after.columns, scope);
  comparePrimaryKey(owner, before.primaryKey, after.primaryKey, scope);
  compareParts("unique", owner, before.uniques, after.uniques, scope);
  compareParts("foreign key", owner, before.foreignKeys, after.foreignKeys, scope);
  compareParts("check", owner, before.checks, after.checks, scope);
  compareParts("exclusion", owner, before.exclusions, after.exclusions, scope);
  compareParts("index", owner, before.indexes, after.indexes, scope);
  compareParts("statistics", owner, before.statistics ?? [], after.statistics ?? [], scope);
  compareParts("trigger", owner, before.triggers, after.triggers, scope);
  compareParts("rule", owner, before.rules, after.rules, scope);
  compareParts("policy", owner, before.policies, after.policies, scope);
  comparePartitions(owner, before.partitioning, after.partitioning, scope);
  compareGrants(owner, before.grants, after.grants, scope);
}
