import type { Reference } from "../../model/common.ts";
import type { Database, Publication } from "../../model/database.ts";
import { qualifiedName, targetName } from "../../names/names.ts";
import { tableOf } from "../support/lookup.ts";
import { changesTo, doing, type Rule, verdict } from "../support/rule.ts";

export const publicationNarrowed: Rule = {
  code: "publication-narrowed",
  title: "Publication dropped, or publishes less",
  does: "publishes less",
  judge: (changes, before, after) => [
    ...changesTo(changes, "removed", "publication").map(({ target }) =>
      doing(
        "is dropped",
        verdict(
          "breaking",
          target,
          `Publication ${targetName(target)} is dropped: its subscribers stop with an error, and get no change any more.`,
          `First drop the subscriptions to ${targetName(target)}.`,
        ),
      ),
    ),
    ...changesTo(changes, "modified", "publication").flatMap(({ target, before: old, after: now }) => {
      const losses = lossesOf(old, now, (table, column) => isDropped(before, after, table, column));
      if (losses.length === 0) return [];
      return verdict(
        "breaking",
        target,
        `Publication ${targetName(target)} no longer publishes ${losses.join(", ")}: its subscribers miss these changes, and their rows go stale.`,
        `First make sure that no subscriber needs them.`,
      );
    }),
  ],
};

type Dropped = (table: Reference, column?: string) => boolean;

/** Whether a table, or a column of it, is there no longer. */
function isDropped(before: Database, after: Database, { schema, name }: Reference, column?: string): boolean {
  const find = (database: Database) => tableOf(database, { kind: "table", schema, name });
  const has = (database: Database) => find(database)?.columns.some((each) => each.name === column) ?? false;
  return column === undefined ? find(before) !== undefined && !find(after) : !has(after);
}

/** What was published and is not any more. Tables that are dropped are no loss of the publication. */
function lossesOf(old: Publication, now: Publication, dropped: Dropped): string[] {
  const gone = old.operations.filter((operation) => !now.operations.includes(operation));
  if (now.allTables) return gone.map(operationWords);
  const schemas = old.schemas?.filter((schema) => !now.schemas?.includes(schema)) ?? [];
  return [
    ...gone.map(operationWords),
    ...(old.allTables ? ["all tables"] : []),
    ...schemas.map((schema) => `the tables of schema ${qualifiedName(undefined, schema)}`),
    ...tableLosses(old, now, dropped),
  ];
}

const operationWords = (operation: string) => operation.toUpperCase();

function tableLosses(old: Publication, now: Publication, dropped: Dropped): string[] {
  return (old.tables ?? []).flatMap((table) => {
    const name = qualifiedName(table.schema, table.name);
    const same = now.tables?.find((other) => other.schema === table.schema && other.name === table.name);
    if (same === undefined) return now.schemas?.includes(table.schema) || dropped(table) ? [] : name;
    const lost = table.columns?.some((column) => !same.columns?.includes(column) && !dropped(table, column));
    if (same.columns && (lost ?? true)) return `all columns of ${name} that it did`;
    if (same.where !== undefined && same.where !== table.where) return `all rows of ${name} that it did`;
    return [];
  });
}
