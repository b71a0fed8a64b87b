import { dialectOf } from "../../dialects/registry.ts";
import type { Change, ChangeTo, Facts, Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import { capital } from "../../names/capital.ts";
import { objectName, sqlName } from "../../names/names.ts";
import { isNewAndEmpty } from "../support/columns.ts";
import { isGoneBefore } from "../support/in-time.ts";
import { addedTo, tableOf } from "../support/lookup.ts";
import {
  asChanged,
  type Compensation,
  changesTo,
  claiming,
  type Rule,
  telling,
  type Verdict,
  verdict,
} from "../support/rule.ts";
import type { Statements } from "../support/statements.ts";
import { implies, uniquenessIn, uniquenessOf } from "../support/uniqueness.ts";

type Kind = "primary key" | "unique" | "index";
type Unique = Facts[Kind];
type UniqueTarget = Target & { kind: Kind };

export const uniqueAdded: Rule = {
  code: "unique-added",
  title: "Uniqueness added that existing rows must satisfy",
  does: "is added",
  judge: (changes, before, database, { statements }) => {
    const kinds = ["primary key", "unique", "index"] as const;
    const added = changesTo(changes, "added", ...kinds);
    const changed = changesTo(changes, "modified", ...kinds).filter(({ changed }) =>
      changed.some((property) => asksMore.has(property)),
    );
    const uniques = [...added, ...changed].flatMap(({ op, target, after }) =>
      isUnique(target, after)
        ? asChanged(
            op,
            judgeUnique(
              target,
              after,
              {
                way: wayTo(target, after, database, op === "modified"),
                isTaken: takesWhatIsGone(target, after, changes, database),
                ...{ statements, engine: database.engine },
              },
              compensation(target, after, { changes, before, after: database, statements }),
            ),
          )
        : [],
    );
    const exclusions = [
      ...changesTo(changes, "added", "exclusion"),
      ...changesTo(changes, "modified", "exclusion").filter(({ changed }) => changed.includes("definition")),
    ];
    return [...uniques, ...exclusions.map(judgeExclusion)];
  },
};

function judgeUnique(
  target: UniqueTarget,
  facts: Unique,
  {
    way,
    isTaken,
    statements,
    engine,
  }: { way: string | undefined; isTaken: boolean; statements: Statements; engine: string },
  safe: Compensation | undefined,
): Verdict {
  const [table, list] = [objectName(target), partsOf(facts).join(", ")];
  const isIndex = target.kind === "index";
  const name = `${isIndex ? "unique index" : target.kind === "unique" ? "unique constraint" : target.kind} ${sqlName(target.name)}`;
  const isAdded = `${capital(name)} is added to ${table}`;
  const look = dialectOf(engine).words.failedBuild
    ? `First look for duplicates of (${list}), and afterwards whether the index is valid: a build that fails leaves an invalid one.`
    : `First look for duplicates of (${list}): with one, it fails.`;
  const takesIndex = statements.of(target).some(({ said }) => said.takesIndex.includes(target.name));
  if (takesIndex && !safe) return verdict("safe", target, `${isAdded}, and takes an index that is there.`, look);
  const { indexBuild } = dialectOf(engine).words;
  const usual = `${isIndex ? "blocks writes" : "nobody can read or write the table"} while its index is built`;
  // Rows are not all: nobody saw how its index came about.
  if (safe && !isTaken && statements.of(target).length === 0 && indexBuild === undefined) {
    const build = isIndex ? "building it blocks writes" : usual;
    const words = `${isAdded}, whose rows satisfy it, but ${build}.`;
    const built = claiming(verdict("risky", target, words, capital(way ?? "add it at a quiet time.")));
    return { ...built, compensatedBy: safe.by };
  }
  if (safe) {
    const advice = takesIndex ? "Nothing: it takes an index that is there." : (way ?? "Add it at a quiet time.");
    return verdict("risky", target, `${isAdded}, whose rows satisfy it.`, advice, safe);
  }
  const fails =
    target.kind === "primary key"
      ? `a row of ${table} has a NULL in (${list}), or two rows have the same (${list})`
      : `two rows of ${table} have the same (${list})`;
  const isAsked = statements.of(target).some(({ said }) => said.withoutBlocking);
  return claiming(
    verdict(
      "risky",
      target,
      `Adding ${name} fails if ${fails}, and ${indexBuild ?? usual}.`,
      target.kind === "primary key" && way !== undefined
        ? `Look for NULLs and duplicates of (${list}), make the columns NOT NULL (proved by a CHECK), then ${way}`
        : `Look for duplicates of (${list}), then ${way ?? "add it at a quiet time."}`,
    ),
    [
      `${isAdded}, and the statement that adds it holds writers up only for a moment${isAsked ? "" : `; it fails if ${fails}`}.`,
      look,
      // Who asks for the way that holds nobody up knows what the statement does.
      isAsked ? "safe" : "risky",
    ],
  );
}

/** Whether it is made of a unique index that is gone, as only a table without partitions can (manual, ALTER TABLE … USING INDEX). */
const takesWhatIsGone = (target: Target, facts: Unique, changes: Change[], database: Database): boolean =>
  target.kind !== "index" &&
  tableOf(database, target)?.partitioning === undefined &&
  changesTo(changes, "removed", "index").some(
    ({ target: { schema, parent }, before: { unique, predicate, key } }) =>
      schema === target.schema &&
      parent?.name === target.parent?.name &&
      unique &&
      predicate === undefined &&
      key.map(({ column }) => column).join() === columnsOf(facts).join(),
  );

/** How it is added without holding others up. */
function wayTo(target: UniqueTarget, facts: Unique, database: Database, replaces: boolean): string | undefined {
  const { advice } = dialectOf(database.engine);
  const to = addedTo(database, target, replaces);
  if ("key" in facts) return advice.buildIndex?.(to, facts);
  return target.kind === "index" ? undefined : advice.addKey?.(to, facts, target.kind);
}

const judgeExclusion = ({ target, after }: ChangeTo<"exclusion", "added" | "modified">): Verdict =>
  telling(
    verdict(
      "risky",
      target,
      `Adding exclusion ${sqlName(after.name)} fails if rows of ${objectName(target)} conflict, and locks the table while it checks.`,
      "First look for conflicting rows, and add it at a quiet time.",
    ),
  );
const asksMore = new Set(["columns", "key", "unique", "predicate", "nullsNotDistinct", "withoutOverlaps"]);
const isUnique = (target: Target, facts: Unique) =>
  target.kind !== "index" || ("unique" in facts && facts.unique === true);
const columnsOf = (facts: Unique) => ("key" in facts ? facts.key.flatMap(({ column }) => column ?? []) : facts.columns);

/** What is to be unique, as messages show it: names of columns, and expressions. */
const partsOf = (facts: Unique) =>
  "key" in facts
    ? facts.key.map(({ column, expression = "" }) => (column === undefined ? expression : sqlName(column)))
    : facts.columns.map(sqlName);

function compensation(
  target: Target,
  facts: Unique,
  {
    changes,
    before,
    after,
    statements,
  }: { changes: Change[]; before: Database; after: Database; statements: Statements },
): Compensation | undefined {
  const table = tableOf(after, target);
  const wanted = table && uniquenessOf(facts, table);
  const known =
    wanted &&
    uniquenessIn(before, target, changes)
      .filter(({ name }) => !isGoneBefore({ ...target, name }, target, statements))
      .find((promise) => implies(promise, wanted));
  if (known) return { severity: "safe", by: `${sqlName(known.name)} already makes them unique` };
  if (target.kind === "primary key" || facts.nullsNotDistinct) return undefined;
  const empty = columnsOf(facts).find((column) => isNewAndEmpty(changes, target, column, statements));
  return empty === undefined ? undefined : { severity: "safe", by: `${sqlName(empty)} is new and NULL in every row` };
}
