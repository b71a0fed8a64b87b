import { objectName, sqlName } from "../../names/names.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const indexAdded: Rule = {
  code: "index-added",
  title: "Index built on an existing table",
  judge: (changes) =>
    changesTo(changes, "added", "index")
      .filter(({ after: index }) => !index.unique)
      .map(({ target, after: index }) =>
        verdict(
          "safe",
          target,
          `Index ${sqlName(index.name)} is built on ${objectName(target)}: a plain CREATE INDEX blocks writes while it runs.`,
          `CREATE INDEX CONCURRENTLY ${sqlName(index.name)} ON ${objectName(target)}, outside a transaction.`,
        ),
      ),
};
