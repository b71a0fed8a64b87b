import type { Reference } from "../../model/common.ts";
import { qualifiedName, targetName } from "../../names/names.ts";
import { objectsNamed } from "../support/lookup.ts";
import { changesTo, doing, type Rule, verdict } from "../support/rule.ts";

export const inheritanceChanged: Rule = {
  code: "inheritance-changed",
  title: "Table inherits from another one, or no longer does",
  does: "inherits from other tables",
  judge: (changes, _before, after) =>
    changesTo(changes, "modified", "table", "foreign table").flatMap(({ target, before: old, after: now }) => {
      const child = targetName(target);
      const left = without(old.inherits, now.inherits).filter(
        ({ schema, name }) => objectsNamed(after, schema, name).length > 0,
      );
      return [
        ...left
          .map(nameOf)
          .map((parent) =>
            doing(
              `no longer inherits from ${parent}`,
              verdict(
                "risky",
                target,
                `${child} no longer inherits from ${parent}: its rows stay in it, but queries on ${parent} no longer see them.`,
                `Make sure that no query looks for these rows in ${parent}.`,
              ),
            ),
          ),
        ...without(now.inherits, old.inherits)
          .map(nameOf)
          .map((parent) =>
            doing(
              `inherits from ${parent}`,
              verdict(
                "risky",
                target,
                `${child} inherits from ${parent}: queries on ${parent} see its rows, too, and an UPDATE or DELETE there changes them.`,
                `Write FROM ONLY ${parent} where a query means the rows of ${parent} alone.`,
              ),
            ),
          ),
      ];
    }),
};

const nameOf = ({ schema, name }: Reference) => qualifiedName(schema, name);

const without = (some: Reference[], others: Reference[]) =>
  some.filter((one) => !others.some(({ schema, name }) => one.schema === schema && one.name === name));
