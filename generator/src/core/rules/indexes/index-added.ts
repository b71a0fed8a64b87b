import { dialectOf } from "../../dialects/registry.ts";
import type { Change, Target } from "../../model/change.ts";
import { objectName, sqlName } from "../../names/names.ts";
import { addedTo } from "../support/lookup.ts";
import { changesTo, claiming, type Rule, verdict } from "../support/rule.ts";
import type { Statements, Watched } from "../support/statements.ts";

export const indexAdded: Rule = {
  code: "index-added",
  title: "Index built on an existing table",
  does: "is built",
  judge: (changes, _before, database, { statements }) =>
    changesTo(changes, "added", "index").flatMap(({ target, after: index }) => {
      if (dialectOf(database.engine).indexesForeignKeys && isOfForeignKey(target, changes)) return [];
      const [name, table] = [sqlName(index.name), objectName(target)];
      const { advice, words } = dialectOf(database.engine);
      const to = addedTo(database, target, false);
      const last = statements.last(target);
      if (last?.said.takesWhatIsThere && !isDroppedBefore(target, last, statements)) {
        return verdict(
          "risky",
          target,
          `Index ${name} is built on ${table} unless an index of that name exists: a build that fails leaves an invalid index of that name, and the next attempt then builds nothing, so that ${table} stays without an index that works.`,
          advice.retryIndex?.(to, index) ?? "First drop what a failed attempt may have left.",
        );
      }
      if (index.unique) return [];
      const build = advice.buildIndex?.(to, index) ?? "Build it at a quiet time.";
      // The engine's usual way, where nobody saw another.
      if (words.indexBuild !== undefined && statements.of(target).every(({ isKnown }) => !isKnown))
        return verdict("safe", target, `Index ${name} is built on ${table}: ${words.indexBuild}.`, build);
      return claiming(
        verdict("risky", target, `Index ${name} is built on ${table}, and nobody can write to it meanwhile.`, build),
        [
          `Index ${name} is built on ${table}, and no writer waits for it.`,
          words.failedBuild === undefined
            ? "Build it at a quiet time all the same: it reads the whole table."
            : `Check that it is valid afterwards: a build that fails or is cancelled ${words.failedBuild}.`,
        ],
      );
    }),
};

/** Whether a foreign key brings it along, of which its own finding tells. */
const isOfForeignKey = ({ schema, parent, name }: Target, changes: Change[]): boolean =>
  changesTo(changes, "added", "foreign key").some(
    ({ target }) => target.name === name && target.schema === schema && target.parent?.name === parent?.name,
  );

/** Whether an earlier statement of the same file, which is run again with it, drops what has that name. */
const isDroppedBefore = ({ schema, name }: Target, last: Watched, { all }: Statements): boolean =>
  all
    .slice(0, all.indexOf(last))
    .filter(({ statement }) => statement.file === last.statement.file)
    .flatMap(({ said }) => said.indexesDropped)
    .some((index) => index.name === name && (index.schema ?? schema) === schema);
