import type { Policy, RewriteRule, Trigger } from "../../../../core/model/trigger.ts";
import type { Oid } from "../../session.ts";
import type { PolicyRow, TriggerRow } from "../queries/triggers.ts";
import { type Catalog, namesOf } from "./catalog.ts";
import { ownDependencies, partDependencies } from "./dependencies.ts";
import { translateState } from "./shared.ts";

const eventBits = [
  [4, "insert"],
  [16, "update"],
  [8, "delete"],
  [32, "truncate"],
] as const;

export const translateTriggers = (catalog: Catalog, relation: Oid): Trigger[] =>
  (catalog.triggers.get(relation) ?? []).flatMap((row) => (row.inherited ? [] : translateTrigger(catalog, row)));

/** What is said of triggers that a partition takes over as they are: `watched: in this part, too`. */
export const triggerComments = (catalog: Catalog, relation: Oid): string[] =>
  (catalog.triggers.get(relation) ?? []).flatMap(({ inherited, name, comment }) =>
    inherited && comment !== undefined ? `${name}: ${comment}` : [],
  );

function translateTrigger(catalog: Catalog, row: TriggerRow): Trigger {
  const columns = namesOf(catalog, row.relation, row.columns);
  const parts = Buffer.from(row.arguments, "hex").toString("utf8").split("\0").slice(0, -1);
  // Only the whole definition has the condition: pg_get_expr refuses one on both OLD and NEW.
  const when = row.definition?.match(/ WHEN \((.*)\) EXECUTE (?:FUNCTION|PROCEDURE) /s)?.[1];
  const state = translateState(row.state);
  const from = row.from === undefined ? undefined : catalog.relation.get(row.from);
  return {
    name: row.name,
    ...(row.comment !== undefined && { comment: row.comment }),
    timing: row.type & 64 ? "instead of" : row.type & 2 ? "before" : "after",
    events: eventBits.filter(([bit]) => row.type & bit).map(([, event]) => event),
    level: row.type & 1 ? "row" : "statement",
    ...(columns.length > 0 && { columns }),
    ...(when !== undefined && { when }),
    ...ownDependencies(catalog, row.relation, row.reads, row.columns),
    routine: { schema: row.routine_schema, name: row.routine },
    ...(parts.length > 0 && { arguments: parts }),
    ...(row.old_table !== undefined && { oldTable: row.old_table }),
    ...(row.new_table !== undefined && { newTable: row.new_table }),
    ...(row.is_constraint && {
      constraint: !row.deferrable
        ? ("not deferrable" as const)
        : row.deferred
          ? ("initially deferred" as const)
          : ("initially immediate" as const),
    }),
    ...(from && { from: { schema: from.schema, name: from.name } }),
    ...(state && { state }),
  };
}

export const translateRules = (catalog: Catalog, relation: Oid): RewriteRule[] =>
  (catalog.rules.get(relation) ?? []).map((row) => {
    const state = translateState(row.state);
    return {
      name: row.name,
      ...(row.comment !== undefined && { comment: row.comment }),
      definition: row.definition,
      ...partDependencies(catalog, "pg_rewrite", row),
      ...(state && { state }),
    };
  });

const commands = { "*": "all", r: "select", a: "insert", w: "update", d: "delete" } as const;

export const translatePolicies = (catalog: Catalog, relation: Oid): Policy[] =>
  (catalog.policies.get(relation) ?? []).map((row: PolicyRow) => ({
    name: row.name,
    ...(row.comment !== undefined && { comment: row.comment }),
    command: commands[row.command],
    permissive: row.permissive,
    roles: row.roles,
    ...(row.using !== undefined && { using: row.using }),
    ...(row.with_check !== undefined && { withCheck: row.with_check }),
    ...partDependencies(catalog, "pg_policy", row),
  }));
