import { dialectOf } from "../../dialects/registry.ts";
import type { Change, ChangeTo } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import { objectName, qualifiedName, sqlName } from "../../names/names.ts";
import { isNewAndEmpty } from "../support/columns.ts";
import { addedTo } from "../support/lookup.ts";
import { asChanged, changesTo, claiming, type Rule, type Verdict, verdict } from "../support/rule.ts";
import type { Statements } from "../support/statements.ts";

export const foreignKeyAdded: Rule = {
  code: "foreign-key-added",
  title: "Foreign key added that existing rows must satisfy",
  does: "is added",
  judge: (changes, _before, database, { statements }) =>
    [
      ...changesTo(changes, "added", "foreign key"),
      ...changesTo(changes, "modified", "foreign key").filter(({ changed }) =>
        ["columns", "references", "match", "enforced"].some((property) => changed.includes(property)),
      ),
    ]
      .filter(({ after }) => after.enforced !== false)
      .map((change) => asChanged(change.op, judgeForeignKey(change, changes, { database, statements }))),
};

function judgeForeignKey(
  { op, target, after: foreignKey }: ChangeTo<"foreign key", "added" | "modified">,
  changes: Change[],
  { database, statements }: { database: Database; statements: Statements },
): Verdict {
  const { references, columns, validated } = foreignKey;
  const [table, name] = [objectName(target), sqlName(foreignKey.name)];
  const parent = qualifiedName(references.schema, references.name);
  const { advice, words } = dialectOf(database.engine);
  if (validated === false) {
    return verdict(
      "safe",
      target,
      `Foreign key ${name} is added as ${words.notValidated ?? "not validated"}: new rows of ${table} need a match in ${parent}, and existing ones are not checked.`,
      `Correct the rows without a match, and validate it in a later transaction.`,
    );
  }
  const empty = columns.find((column) => isNewAndEmpty(changes, target, column, statements));
  if (empty !== undefined) {
    return verdict(
      "safe",
      target,
      `Foreign key ${name} is added to ${table}, where no row has a value of ${sqlName(empty)} yet.`,
      `Make sure that writers store only values that ${parent} has.`,
    );
  }
  return claiming(
    verdict(
      "risky",
      target,
      `Adding foreign key ${name} fails if a row of ${table} has no match in ${parent}, and blocks writes to both tables while it checks.`,
      advice.addForeignKey?.(addedTo(database, target, op === "modified"), foreignKey) ??
        `First look for rows of ${table} without a match in ${parent}, and add it at a quiet time.`,
    ),
    words.uncheckedForeignKeys === undefined
      ? [
          `Foreign key ${name} from ${table} to ${parent} is added, and writers are held up only for a moment.`,
          `Correct the rows without a match in ${parent}, or the last step fails.`,
        ]
      : [
          `Foreign key ${name} from ${table} to ${parent} is added, but ${words.uncheckedForeignKeys}: those of ${table} without a match in ${parent} stay as they are.`,
          `First look for rows of ${table} without a match in ${parent}, and correct them.`,
          "risky",
        ],
    [references],
  );
}
