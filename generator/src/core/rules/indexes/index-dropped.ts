import { dialectOf } from "../../dialects/registry.ts";
import type { Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import type { KeyPart, TableIndex } from "../../model/table-index.ts";
import { objectName, qualifiedName, sqlName } from "../../names/names.ts";
import { goesWithAnother } from "../support/gone.ts";
import { isGoneBefore } from "../support/in-time.ts";
import { addedTo, tableOf, viewNamed } from "../support/lookup.ts";
import { type Compensation, changesTo, doing, type Rule, type Verdict, verdict } from "../support/rule.ts";
import type { Statements } from "../support/statements.ts";
import { servesUpserts, uniquenessIn, uniquenessOf } from "../support/uniqueness.ts";

export const indexDropped: Rule = {
  code: "index-dropped",
  title: "Index dropped or rebuilt",
  does: "is dropped",
  judge: (changes, before, after, { statements }) => [
    ...changesTo(changes, "removed", "index").flatMap(({ target, before: index }) => {
      // Unlike a column, a field that the last document loses leaves its indexes: somebody dropped this one.
      const isOfFields = target.parent?.kind === "collection";
      if (!isOfFields && goesWithAnother(target, index, changes, after.engine)) return [];
      const [owner, name] = [objectName(target), sqlName(index.name)];
      const { advice, words, holdsRows } = dialectOf(after.engine);
      if (words.indexMissing !== undefined)
        return verdict(
          "breaking",
          target,
          `Index ${name} on ${owner} is dropped: ${words.indexMissing}.`,
          "First stop reading it in all that does, and drop it in a later release.",
        );
      const withoutBlocking = statements.last(target)?.said.withoutBlocking === true;
      const other =
        covered(index, target, after, statements) ??
        (withoutBlocking && !index.unique && !keysFoundBy(index, target, before, after)
          ? { severity: "safe" as const, by: "it is dropped without blocking others" }
          : undefined);
      const message = other
        ? `${index.unique ? "Unique index" : "Index"} ${name} on ${owner} is dropped.`
        : index.unique
          ? `Unique index ${name} on ${owner} is dropped: duplicates become possible, ${words.upsert ?? "an upsert"} on it fails, and queries that use it may have to scan the whole table.`
          : `Index ${name} on ${owner} is dropped: queries that use it may have to scan the whole table${ofKeys(keysFoundBy(index, target, before, after))}.`;
      return verdict(
        "risky",
        target,
        message,
        // One that holds the rows is nothing to switch off and look.
        (holdsRows?.(index.method)
          ? undefined
          : advice.dropIndex?.(addedTo(after, target, false), index.name, index.unique === true && !other)) ??
          "First check that no query needs it.",
        other,
      );
    }),
    ...changesTo(changes, "modified", "index")
      .filter(({ changed }) => changed.some((property) => !onTheFly.has(property)))
      .map(({ target, changed, before: old, after: now }) => {
        const [owner, name] = [objectName(target), sqlName(target.name)];
        const { upsert = "an upsert", indexBuild } = dialectOf(after.engine).words;
        const table = tableOf(after, target);
        const lost =
          old.unique && !(now.unique && table && servesUpserts(uniquenessOf(now, table), uniquenessOf(old, table)));
        const renaming = statements.renaming(target);
        if (renaming && !lost) return replaced(target, old, now, renaming.statement);
        const rebuilt = verdict(
          "risky",
          target,
          `Index ${name} on ${owner} changes its ${changed.join(", ")}: ${lost ? `what was unique no longer is, ${upsert} on it fails, and ` : ""}it is dropped and rebuilt, ${indexBuild !== undefined || statements.last(target)?.said.withoutBlocking ? "" : "which blocks writes, "}and queries can't use it meanwhile.`,
          dialectOf(after.engine).advice.buildIndex?.(addedTo(after, target, true), now) ??
            `Build the new one under another name first, then drop ${name}.`,
        );
        return doing("is rebuilt", rebuilt);
      }),
  ],
};

/** The tables to which foreign keys refer whose rows are found by it, and by nothing that stays, when a row there is deleted or changes its key. */
function keysFoundBy(
  { key, predicate }: TableIndex,
  target: Target,
  before: Database,
  after: Database,
): string[] | undefined {
  const now = tableOf(after, target);
  if (now === undefined || predicate !== undefined) return undefined;
  const indexes = now.indexes.filter((one) => one.predicate === undefined && one.valid !== false);
  const keys = [...(now.primaryKey ? [now.primaryKey] : []), ...now.uniques];
  const firsts = [...indexes.map((one) => one.key[0]?.column), ...keys.map(({ columns }) => columns[0])];
  const found = (tableOf(before, target)?.foreignKeys ?? [])
    .filter(({ name }) => now.foreignKeys.some((one) => one.name === name))
    .filter(({ columns }) => columns.every((_, at) => columns.includes(key[at]?.column ?? "")))
    .filter(({ columns }) => !firsts.some((first) => first !== undefined && columns.includes(first)))
    .map(({ references: { schema, name } }) => qualifiedName(schema, name));
  return found.length > 0 ? found : undefined;
}

const ofKeys = (referred: string[] | undefined): string =>
  referred === undefined
    ? ""
    : `, and so does each DELETE of a row of ${[...new Set(referred)].join(", ")}, and each change of its key, to find what refers to it`;

/** One that was built under another name gets that of the old one: nothing is built then, and how the other was is told by that. */
function replaced(
  target: Target,
  old: TableIndex,
  now: TableIndex,
  { file, line }: { file: string; line: number },
): Verdict {
  const [owner, name] = [objectName(target), sqlName(target.name)];
  const begins =
    old.method === now.method &&
    (now.predicate === undefined || now.predicate === old.predicate) &&
    old.key.every((part, at) => JSON.stringify(part) === JSON.stringify(now.key[at]));
  const what = `Another index takes the place and the name of ${name} on ${owner}`;
  return doing(
    "is replaced",
    verdict(
      "risky",
      target,
      begins ? `${what}.` : `${what}: queries that used the old one may have to scan the whole table.`,
      "First check that queries which used the old one use the new one.",
      begins
        ? {
            severity: "safe",
            by: `line ${line} of ${file} only gives the new one its name, and it begins with the same columns`,
          }
        : undefined,
    ),
  );
}

/** What changes without building the index anew. */
const onTheFly = new Set(["comment", "options", "valid"]);

const kinds = ["primary key", "unique", "index"] as const;

/** Another index of the table, made in time, that begins with the same key does the same for queries; for rows and upserts, one that promises as much. */
function covered(index: TableIndex, target: Target, after: Database, statements: Statements): Compensation | undefined {
  const table = tableOf(after, target);
  const { indexes = [] } = table ?? viewNamed(after, target.schema, target.parent?.name ?? "") ?? {};
  const keys = [...(table?.primaryKey ? [table.primaryKey] : []), ...(table?.uniques ?? [])]
    .filter(({ withoutOverlaps }) => !withoutOverlaps)
    .map((key) => ({
      ...{ name: key.name, predicate: undefined, method: dialectOf(after.engine).keyMethod },
      key: key.columns.map((column): KeyPart => ({ column })),
    }));
  const wanted = index.key.map((part) => JSON.stringify(part));
  const promised = table && index.unique ? uniquenessOf(index, table) : undefined;
  const asUnique = promised && uniquenessIn(after, target).filter((known) => servesUpserts(known, promised));
  const same = [...keys, ...indexes.filter(({ valid }) => valid !== false)].find(
    ({ name, predicate, method, key }) =>
      method === index.method &&
      (predicate === undefined || predicate === index.predicate) &&
      wanted.every((part, at) => part === JSON.stringify(key[at])) &&
      kinds.every((kind) => !isGoneBefore(target, { ...target, kind, name }, statements)) &&
      (!index.unique || (asUnique?.some((known) => known.name === name) ?? false)),
  );
  return same && { severity: "safe", by: `${sqlName(same.name)} begins with the same columns` };
}
