import { isDeepStrictEqual } from "node:util";
import type { Dialect } from "../../dialects/dialect.ts";
import { dialectOf } from "../../dialects/registry.ts";
import type { Change, Target } from "../../model/change.ts";
import type { Column } from "../../model/column.ts";
import type { Database } from "../../model/database.ts";
import { objectName, sqlName, targetName } from "../../names/names.ts";
import { isForeign, tableOf } from "../support/lookup.ts";
import { changesTo, doing, type Rule, rewriting, type Verdict, verdict } from "../support/rule.ts";
import { byTable, keepsWritersOut, meanwhile, whileRewritten } from "../support/statements.ts";

export const tableRewritten: Rule = {
  code: "table-rewritten",
  title: "Table rewritten",
  does: "is rewritten",
  judge: (changes, _before, after) => [
    ...changesTo(changes, "added", "column").flatMap(({ target, after: column }) => {
      const why = dialectOf(after.engine).rewrittenBy(column);
      if (!why || isForeign(target) || !tableOf(after, target)) return [];
      return rewriting(
        onColumn(
          target,
          `Adding ${targetName(target)} (${why}) rewrites every row of ${objectName(target)}, and ${whileRewritten(after.engine)}.`,
          wayTo(column, sqlName(target.name), dialectOf(after.engine)),
        ),
      );
    }),
    ...changesTo(changes, "modified", "column").flatMap(({ target, before: old, after: now }) => {
      if (
        isForeign(target) ||
        now.generated?.storage !== "stored" ||
        old.generated?.expression === now.generated.expression
      )
        return [];
      return rewriting(
        onColumn(
          target,
          `The expression of generated column ${targetName(target)} changes, so every row of ${objectName(target)} is rewritten, and ${whileRewritten(after.engine)}.`,
          ofGenerated,
        ),
      );
    }),
    ...rowsMoved(changes, after),
  ],
  watch: ({ said, untold }, { engine, before, after }) =>
    byTable(
      untold.filter(
        ({ rewritten, blocks, target }) =>
          rewritten &&
          keepsWritersOut({ blocks }) &&
          !said.emptiesViews &&
          !(said.setsLogged && hasNewOptions(target, before, after)),
      ),
    ).map(({ target, effect }) =>
      verdict(
        "risky",
        target,
        target.kind === "materialized view"
          ? `${said.command} replaces every row of ${targetName(target)}, and nobody can read it meanwhile.`
          : `${said.command} rewrites every row of ${targetName(target)}, and ${meanwhile(effect)}.`,
        dialectOf(engine).advice.insteadOf?.(said) ??
          "On a large table, plan downtime for it, and limit how long it may wait for its lock.",
      ),
    ),
};

/** Where the rows of a table come into an index, or out of one. */
function rowsMoved(changes: Change[], after: Database): Verdict[] {
  const moves = ({ method }: { method: string }) => dialectOf(after.engine).holdsRows?.(method) === true;
  const all = [
    ...changesTo(changes, "added", "index").map(({ target, after: index }) => ({ target, index, does: "Building" })),
    ...changesTo(changes, "removed", "index").map(({ target, before: index }) => ({ target, index, does: "Dropping" })),
  ];
  return all
    .filter(({ target, index }) => moves(index) && tableOf(after, target) !== undefined)
    .map(({ target, does }) =>
      doing(
        "rewrites its table",
        verdict(
          "risky",
          target,
          `${does} index ${sqlName(target.name)}, in which the rows of ${objectName(target)} lie, rewrites every row and builds its other indexes anew, and nobody can read or write it meanwhile.`,
          dialectOf(after.engine).advice.insteadOf?.({ command: "CREATE INDEX", demands: undefined }) ??
            "On a large table, plan downtime for it.",
        ),
      ),
    );
}

/** Where a table is logged or no longer is, that tells of it; not where it is as before in the end. */
const hasNewOptions = (target: Target, before: Database, after: Database): boolean => {
  const [old, now] = [before, after].map((side) => tableOf(side, target)?.options ?? {});
  return target.kind === "table" && !isDeepStrictEqual(old, now);
};

const onColumn = (target: Target, message: string, advice: string): Verdict =>
  doing("rewrites its table", verdict("risky", target, message, advice));

const ofGenerated =
  "A stored generated column can't be filled in batches: on a large table, use a plain column that a trigger keeps up to date, a virtual one, or compute it in a view.";

function wayTo(column: Column, name: string, { words }: Dialect): string {
  if (column.generated) return ofGenerated;
  if (column.identity)
    return `On a large table, add ${name} as a nullable column, fill it in batches, make it NOT NULL, and only then an identity whose sequence goes on after the largest value.`;
  const steps = `On a large table, add ${name} as nullable without a default, then set the default (${column.default}), and fill existing rows in batches`;
  return column.nullable
    ? `${steps}.`
    : `${steps}. Make it NOT NULL at the end, proved by a CHECK that was added as ${words.notValidated ?? "not validated"} and validated before.`;
}
