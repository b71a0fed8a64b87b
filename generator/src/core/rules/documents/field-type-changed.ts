import type { Column } from "../../model/column.ts";
import { objectName, targetName } from "../../names/names.ts";
import { spoken, spokenMany } from "../../names/naming.ts";
import { isOfCollection } from "../support/lookup.ts";
import { changesTo, doing, type Rule, verdict } from "../support/rule.ts";

export const fieldTypeChanged: Rule = {
  code: "field-type-changed",
  title: "Type that joins or leaves a field of documents",
  does: "holds another type",
  judge: (changes) =>
    changesTo(changes, "modified", "column")
      .filter(({ target }) => isOfCollection(target))
      .flatMap(({ target, before, after }) => {
        const [old, now] = withoutEmptyArrays(typesOf(before), typesOf(after));
        if (old.length === 0 || now.length === 0) return [];
        const joins = now.filter((type) => !old.includes(type));
        const leaves = old.filter((type) => !now.includes(type));
        const name = targetName(target);
        if (joins.length === 0 && leaves.length === 0) return [];
        if (joins.length === 0) {
          const gone = verdict(
            "safe",
            target,
            `${name} no longer holds ${either(leaves)}, only ${either(now)}.`,
            `Code for ${either(leaves)} can go once no ${spoken("document")} has it.`,
          );
          return doing("holds fewer types", gone);
        }
        const isAnother = leaves.length === old.length;
        const what = isAnother
          ? `${name} holds ${either(now)} instead of ${either(old)}`
          : `${name} holds ${either(joins)} beside ${either(old.filter((type) => now.includes(type)))}`;
        return verdict(
          isAnother ? "breaking" : "risky",
          target,
          `${what}: code that expects ${either(old)} fails on such ${spokenMany("document")} or misreads them, and comparisons and indexes keep types apart.`,
          `Look for what writes ${either(joins)} to ${objectName(target)}. If it is meant to, let all readers take both, and convert the ${spokenMany("document")} that are there.`,
        );
      }),
};

/** All types that a field holds, those of an array's items one by one; null is one that a column tells in its own way. */
function typesOf({ types, type, nullable }: Column): string[] {
  const told = (types ?? [type]).flatMap((one) => {
    const [, array, items] = /^(\w+)<([^<>]*)>$/.exec(one) ?? [];
    return items === undefined ? [one] : items.split(" | ").map((item) => `${array}<${item}>`);
  });
  return nullable && !told.includes("null") ? [...told, "null"] : told;
}

/** An array in which nothing was seen may hold what another one does. */
function withoutEmptyArrays(old: string[], now: string[]): [string[], string[]] {
  const isEmptyOf = (other: string[]) => (type: string) => other.some((one) => one.startsWith(`${type}<`));
  return [old.filter((type) => !isEmptyOf(now)(type)), now.filter((type) => !isEmptyOf(old)(type))];
}

const either = (types: string[]): string =>
  types.length < 2 ? types.join("") : `${types.slice(0, -1).join(", ")} or ${types.at(-1)}`;
