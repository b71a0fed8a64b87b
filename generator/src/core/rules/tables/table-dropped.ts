import type { Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import { qualifiedName, sqlName, targetName } from "../../names/names.ts";
import { spokenMany } from "../../names/naming.ts";
import { isPartition, tableOf, viewNamed } from "../support/lookup.ts";
import { changesTo, type Rule, recreatedOf, verdict } from "../support/rule.ts";
import { usersOfDropped } from "../support/users.ts";

export const tableDropped: Rule = {
  code: "table-dropped",
  title: "Table dropped",
  does: "is dropped",
  judge: (changes, before, after, { recreated, isLost, statements }) => [
    ...changesTo(changes, "removed", "table", "foreign table", "collection").map(({ target, before: table }) => {
      const name = targetName(target);
      const users = `${leftReferring(target, after)}${usersOfDropped(target, { changes, before, after, statements })}`;
      const named = viewNamed(after, table.schema, table.name);
      // One that reads nothing shows none of its rows.
      const view = named && named.dependsOn.length > 0 ? named : undefined;
      if (tableOf(after, target) || (isLost(target) && !named)) return verdict("breaking", target, ...replaced(target));
      if (isPartition(after, table.schema, table.name)) {
        return verdict(
          "breaking",
          target,
          `${name} is attached as a partition: its rows stay in it, and queries on its new parent see them, too.`,
          `Check that nothing that reads the parent is surprised by them.`,
          { severity: "safe", by: "it is now a partition of another table" },
        );
      }
      if (target.kind === "collection") {
        return verdict(
          "breaking",
          target,
          `${name} is dropped with all of its ${spokenMany("document")}. Code that reads it finds nothing and gets no error, and the first write makes an empty one of that name.${users}`,
          `First stop using ${name}. Drop it in a later release, after a backup, when nothing reads or writes it any more.`,
        );
      }
      const isForeign = target.kind === "foreign table";
      if (view && !isForeign) {
        return verdict(
          "breaking",
          target,
          `${name} is dropped with all of its data, and ${view.kind} ${name} takes its name: queries read what that shows.${users}`,
          `Check that the view shows all that was in ${name}, and drop the table after a backup.`,
        );
      }
      return verdict(
        "breaking",
        target,
        `${name} is dropped${isForeign ? ", though not its rows, which are on another server" : " with all of its data"}, and every query that names it fails.${users}`,
        `First stop using ${name}. Drop it in a later release${isForeign ? "" : ", after a backup"}, when nothing reads it any more.`,
      );
    }),
    ...recreatedOf(recreated, "table", replaced),
  ],
};

/** Foreign keys that stay where a server was told not to check them: a sentence. */
function leftReferring({ schema, name }: Target, { objects }: Database): string {
  const left = objects.flatMap((object) =>
    object.kind === "table"
      ? object.foreignKeys
          .filter(({ references }) => references.schema === schema && references.name === name)
          .map((key) => ({ key: sqlName(key.name), table: qualifiedName(object.schema, object.name) }))
      : [],
  );
  if (left.length === 0) return "";
  const keys = left.map(({ key, table }) => `${key} of ${table}`).join(", ");
  return ` Foreign keys still refer to it (${keys}): writes to their tables fail.`;
}

const replaced = (target: Target): [message: string, advice: string] => [
  `${targetName(target)} is dropped with all of its data, and another table takes its name: rows that nothing copied are lost.`,
  `Change ${targetName(target)} as it is, or keep the old table under another name until its rows are copied and checked.`,
];
