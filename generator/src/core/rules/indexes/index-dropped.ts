import { dialectOf } from "../../dialects/registry.ts";
import type { Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import type { TableIndex } from "../../model/table-index.ts";
import { objectName, sqlName } from "../../names/names.ts";
import { tableOf, viewNamed } from "../support/lookup.ts";
import { type Compensation, changesTo, type Rule, verdict } from "../support/rule.ts";

export const indexDropped: Rule = {
  code: "index-dropped",
  title: "Index dropped or rebuilt",
  judge: (changes, _before, after) => [
    ...changesTo(changes, "removed", "index").map(({ target, before: index }) => {
      const [owner, name] = [objectName(target), sqlName(index.name)];
      const { advice, words } = dialectOf(after.engine);
      const message = index.unique
        ? `Unique index ${name} on ${owner} is dropped: duplicates become possible, ${words.upsert ?? "an upsert"} on it fails, and queries that use it scan the whole table.`
        : `Index ${name} on ${owner} is dropped: queries that use it scan the whole table.`;
      return verdict(
        "risky",
        target,
        message,
        advice.dropIndex?.(name) ?? "First check that no query needs it.",
        covered(index, target, after),
      );
    }),
    ...changesTo(changes, "modified", "index")
      .filter(({ changed }) => changed.some((property) => !onTheFly.has(property)))
      .map(({ target, changed }) => {
        const [owner, name] = [objectName(target), sqlName(target.name)];
        return verdict(
          "risky",
          target,
          `Index ${name} on ${owner} changes its ${changed.join(", ")}: it is dropped and rebuilt, which blocks writes, and queries can't use it meanwhile.`,
          dialectOf(after.engine).advice.rebuildIndex?.(name) ??
            `Build the new one under another name first, then drop ${name}.`,
        );
      }),
  ],
};

/** What changes without building the index anew. */
const onTheFly = new Set(["comment", "options", "valid"]);

/** Another index of the table that begins with the same key does the same for queries. */
function covered(index: TableIndex, target: Target, after: Database): Compensation | undefined {
  const table = tableOf(after, target);
  const { indexes = [] } = table ?? viewNamed(after, target.schema, target.parent?.name ?? "") ?? {};
  const primaryKey = table?.primaryKey && { ...table.primaryKey, nullsNotDistinct: true };
  const uniques = [...(primaryKey ? [primaryKey] : []), ...(table?.uniques ?? [])].map(
    ({ name, columns, nullsNotDistinct }) => ({
      name,
      unique: true,
      predicate: undefined,
      nullsNotDistinct,
      method: dialectOf(after.engine).keyMethod,
      parts: columns.map((column) => JSON.stringify({ column })),
    }),
  );
  const others = indexes
    .filter(({ valid }) => valid !== false)
    .map(({ key, ...other }) => ({ ...other, parts: key.map((part) => JSON.stringify(part)) }));
  const wanted = index.key.map((part) => JSON.stringify(part));
  const same = [...uniques, ...others].find(
    ({ unique, predicate, method, nullsNotDistinct, parts }) =>
      method === index.method &&
      (predicate === undefined || predicate === index.predicate) &&
      wanted.every((part, at) => part === parts[at]) &&
      (!index.unique || (unique && parts.length === wanted.length)) &&
      (!index.nullsNotDistinct || nullsNotDistinct),
  );
  return same && { severity: "safe", by: `${sqlName(same.name)} begins with the same columns` };
}
