import { dialectOf } from "../../dialects/registry.ts";
import { objectName, sqlName } from "../../names/names.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const indexAdded: Rule = {
  code: "index-added",
  title: "Index built on an existing table",
  judge: (changes, _before, database) =>
    changesTo(changes, "added", "index")
      .filter(({ after: index }) => !index.unique)
      .map(({ target, after: index }) => {
        const [name, table] = [sqlName(index.name), objectName(target)];
        return verdict(
          "safe",
          target,
          `Index ${name} is built on ${table}: a plain CREATE INDEX blocks writes while it runs.`,
          dialectOf(database.engine).advice.buildIndex?.(name, table) ?? "Build it at a quiet time.",
        );
      }),
};
