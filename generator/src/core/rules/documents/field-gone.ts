import type { Change, Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import { objectName, sqlName, targetKey, targetName } from "../../names/names.ts";
import { spoken, spokenMany } from "../../names/naming.ts";
import { isOfCollection, tableOf } from "../support/lookup.ts";
import { changesTo, doing, onRename, type Rule, type Verdict, verdict } from "../support/rule.ts";
import { type Presence, type Rarer, rankOf, rarerInShapes } from "../support/shapes.ts";

export const fieldGone: Rule = {
  code: "field-gone",
  title: "Field that documents no longer have, or have less often",
  does: "is gone",
  judge: (changes, before, after) => [
    ...changesTo(changes, "removed", "column")
      // Of a field that only keys declare, the values stay in the documents.
      .filter(({ target, before: { presence } }) => isOfCollection(target) && presence !== undefined)
      .map(({ target, before }): Verdict => {
        const often = before.presence;
        return verdict(
          often === "always" || often === "usually" ? "breaking" : "risky",
          target,
          `${targetName(target)} was ${often} there, and is in none of the ${spokenMany("document")} that were looked at: code that reads it finds nothing.`,
          `Look for what stopped writing it, or removed it. If it is meant to go, first let all code that reads it do without.`,
        );
      }),
    ...rarer(changes, before, after),
    ...changesTo(changes, "renamed", "column")
      .filter(({ target }) => isOfCollection(target))
      .map((change) =>
        onRename(
          "breaking",
          change,
          `${targetName(change.from)} is called ${change.target.name} in the ${spokenMany("document")} that were looked at: code that still reads the old name finds nothing.`,
          `Write and read both names until no ${spoken("document")} and no code has the old one.`,
        ),
      ),
  ],
};

/** Fields that are there less often: in the shape of documents that they belong to, where there are shapes. */
function rarer(changes: Change[], before: Database, after: Database): Verdict[] {
  const columns = changesTo(changes, "modified", "column").filter(({ target }) => isOfCollection(target));
  const reshaped = changesTo(changes, "modified", "collection").filter(({ changed }) => changed.includes("shapes"));
  const owners = [...columns, ...reshaped].map(({ target: { schema, parent, name } }) => ({
    target: { kind: "collection" as const, schema, name: parent?.name ?? name },
  }));
  const tables = new Map(owners.map(({ target }) => [targetKey(target), target]));
  const inShapes = new Map<string, Verdict[]>();
  for (const [key, target] of tables) {
    const [old, now] = [tableOf(before, target), tableOf(after, target)];
    const found = old && now && rarerInShapes(old, now);
    if (found)
      inShapes.set(
        key,
        found.flatMap((one) => inShape(target, one)),
      );
  }
  const isTold = ({ schema, parent, name }: Target) => {
    const owner = { kind: "collection" as const, schema, name: parent?.name ?? "" };
    const shapes = tableOf(after, owner)?.discriminator ?? [];
    return inShapes.has(targetKey(owner)) && parent?.kind === "collection" && !shapes.includes(name);
  };
  return [
    ...columns.flatMap(({ target, before: { presence: old }, after: { presence: now } }) => {
      if (!old || !now || rankOf(now) >= rankOf(old) || isTold(target)) return [];
      return lessOften(target, old, now, "", `is only ${now}`);
    }),
    ...[...inShapes.values()].flat(),
  ];
}

function inShape(collection: Target, { name, shape, before, after }: Rarer): Verdict[] {
  const target: Target = {
    kind: "column",
    schema: collection.schema,
    parent: { kind: "collection", name: collection.name },
    name,
  };
  const of =
    shape.name ??
    shape.columns
      .filter((column) => column !== name)
      .slice(0, 2)
      .map(sqlName)
      .join(" and ");
  const where =
    shape.name !== undefined
      ? ` in ${spokenMany("document")} of ${of}`
      : of === ""
        ? ""
        : ` in ${spokenMany("document")} that have ${of}`;
  const hardly = where === "" ? `hardly any ${spoken("document")} of one shape has it` : "is in hardly any of them";
  return lessOften(target, before, after, where, after === undefined ? hardly : `is only ${after}`);
}

function lessOften(target: Target, old: Presence, now: Presence | undefined, where: string, what: string): Verdict[] {
  if (rankOf(old) < rankOf("usually")) return [];
  const message = `${targetName(target)} was ${old} there${where}, and now ${what}: code that takes it for granted finds nothing in the other ${spokenMany("document")}.`;
  const advice = `Look for what writes ${spokenMany("document")} of ${objectName(target)} without it; fill it in, or let readers do without.`;
  const isRare = rankOf(now) < rankOf("usually");
  return [
    doing("is there less often", verdict(old === "always" && isRare ? "breaking" : "risky", target, message, advice)),
  ];
}
