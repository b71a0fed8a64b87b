import type { View } from "../../model/view.ts";
import { modified, type Scope } from "../scope.ts";
import { compareColumns, orderOf } from "./columns.ts";
import { compareGrants, compareParts } from "./parts.ts";

const parts = new Set(["columns", "indexes", "statistics", "triggers", "rules", "grants"]);

/** Two views or materialized views that are one and the same under the name of `after`. */
export function compareViews(before: View, after: View, scope: Scope): void {
  const owner = { schema: after.schema, parent: { kind: after.kind, name: after.name } };
  modified(
    scope,
    after.kind,
    after,
    { before, after },
    { except: parts, more: orderOf(before.columns, after.columns) },
  );
  compareColumns(owner, before.columns, after.columns, scope);
  compareParts("index", owner, before.indexes, after.indexes, scope);
  compareParts("statistics", owner, before.statistics ?? [], after.statistics ?? [], scope);
  compareParts("trigger", owner, before.triggers, after.triggers, scope);
  compareParts("rule", owner, before.rules, after.rules, scope);
  compareGrants(owner, before.grants, after.grants, scope);
}
