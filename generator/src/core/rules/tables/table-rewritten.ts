import type { Column } from "../../model/column.ts";
import { objectName, sqlName, targetName } from "../../names/names.ts";
import { isVolatile } from "../support/expression.ts";
import { tableOf } from "../support/lookup.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

/**
 * PostgreSQL manual, ALTER TABLE, notes: adding a column with a volatile default, a stored generated column, an identity
 * column or a column of a domain with constraints rewrites the table and its indexes.
 */
export const tableRewritten: Rule = {
  code: "table-rewritten",
  title: "Table rewritten",
  judge: (changes, _before, after) => [
    ...changesTo(changes, "added", "column").flatMap(({ target, after: column }) => {
      const why = whyAdded(column);
      if (!why || !tableOf(after, target)) return [];
      return verdict(
        "risky",
        target,
        `Adding ${targetName(target)} (${why}) rewrites every row of ${objectName(target)}, and nobody can read or write it meanwhile.`,
        `On a large table, add ${sqlName(target.name)} as nullable without a default, then set the default, and fill existing rows in batches.`,
      );
    }),
    ...changesTo(changes, "modified", "column").flatMap(({ target, before: old, after: now }) => {
      if (now.generated?.storage !== "stored" || old.generated?.expression === now.generated.expression) return [];
      return verdict(
        "risky",
        target,
        `The expression of generated column ${targetName(target)} changes, so every row of ${objectName(target)} is rewritten, and nobody can read or write it meanwhile.`,
        `On a large table, add a second column, fill it in batches, then swap the names.`,
      );
    }),
  ],
};

function whyAdded(column: Column): string | undefined {
  if (column.generated?.storage === "stored") return "generated and stored";
  if (column.identity) return "identity";
  if (column.sequence) return "from a sequence";
  if (column.default !== undefined && isVolatile(column.default)) return `default ${column.default}`;
  return undefined;
}
