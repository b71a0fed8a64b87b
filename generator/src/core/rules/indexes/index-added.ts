import { dialectOf } from "../../dialects/registry.ts";
import { objectName, sqlName } from "../../names/names.ts";
import { changesTo, claiming, type Rule, verdict } from "../support/rule.ts";

export const indexAdded: Rule = {
  code: "index-added",
  title: "Index built on an existing table",
  judge: (changes, _before, database, { statements }) =>
    changesTo(changes, "added", "index").flatMap(({ target, after: index }) => {
      const [name, table] = [sqlName(index.name), objectName(target)];
      const { advice } = dialectOf(database.engine);
      if (statements.last(target)?.said.takesWhatIsThere) {
        return verdict(
          "risky",
          target,
          `Index ${name} is built on ${table} if there is none of that name: where an attempt fails, it leaves an invalid index, which the next attempt takes for it, and ${table} is without one.`,
          advice.retryIndex?.(name) ?? "First drop what a failed attempt may have left.",
        );
      }
      if (index.unique) return [];
      const build = advice.buildIndex?.(name, table) ?? "Build it at a quiet time.";
      // How it was or will be built is not in the index.
      if (statements.of(target).length === 0) {
        return verdict("safe", target, `Index ${name} is built on ${table}: built plainly, that blocks writes.`, build);
      }
      return claiming(
        verdict("risky", target, `Index ${name} is built on ${table}, and nobody can write to it meanwhile.`, build),
        [
          `Index ${name} is built on ${table}, and no writer waits for it.`,
          "Check that it is valid afterwards: a build that fails or is cancelled leaves an invalid index behind.",
        ],
      );
    }),
};
