import { dialectOf } from "../../dialects/registry.ts";
import { objectName, qualifiedName, sqlName } from "../../names/names.ts";
import { isNewAndEmpty } from "../support/columns.ts";
import { type Compensation, changesTo, claiming, type Rule, verdict } from "../support/rule.ts";

export const foreignKeyAdded: Rule = {
  code: "foreign-key-added",
  title: "Foreign key added that existing rows must satisfy",
  judge: (changes, _before, database) =>
    [
      ...changesTo(changes, "added", "foreign key"),
      ...changesTo(changes, "modified", "foreign key").filter(({ changed }) =>
        ["columns", "references", "match", "enforced"].some((property) => changed.includes(property)),
      ),
    ]
      .filter(({ after }) => after.enforced !== false)
      .map(({ target, after: foreignKey }) => {
        const { references, columns, validated } = foreignKey;
        const [table, name] = [objectName(target), sqlName(foreignKey.name)];
        const parent = qualifiedName(references.schema, references.name);
        const { advice, words } = dialectOf(database.engine);
        let compensation: Compensation | undefined;
        const empty = columns.find((column) => isNewAndEmpty(changes, target, column));
        if (empty !== undefined)
          compensation = { severity: "safe", by: `${sqlName(empty)} is new and NULL in every row` };
        if (validated === false)
          compensation = {
            severity: "safe",
            by: `it is ${words.notValidated ?? "not validated"}, so only new rows are checked`,
          };
        return claiming(
          verdict(
            "risky",
            target,
            `Foreign key ${name} fails if a row of ${table} has no match in ${parent}, and blocks writes to both tables while it checks.`,
            advice.addForeignKey?.(table, { name, columns: columns.map(sqlName).join(", "), parent }) ??
              `First look for rows of ${table} without a match in ${parent}, and add it at a quiet time.`,
            compensation,
          ),
          [
            `Foreign key ${name} from ${table} to ${parent} is added, and its statements keep no writer waiting.`,
            `Correct the rows without a match in ${parent}, or the last step fails.`,
          ],
          [references],
        );
      }),
};
