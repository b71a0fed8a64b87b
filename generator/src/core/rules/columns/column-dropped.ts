import { asCode } from "../../dialects/advice.ts";
import { dialectOf, nameInSql } from "../../dialects/registry.ts";
import type { Change, Target } from "../../model/change.ts";
import type { Column } from "../../model/column.ts";
import { encodeName } from "../../names/file-name.ts";
import { objectName, sqlName, targetName } from "../../names/names.ts";
import { brokenView, isForeign, tableOf } from "../support/lookup.ts";
import { changesTo, type Rule, recreatedOf, verdict } from "../support/rule.ts";
import { usersOfDropped } from "../support/users.ts";

export const columnDropped: Rule = {
  code: "column-dropped",
  title: "Column dropped",
  does: "is dropped",
  notOfCollections: true,
  judge: (changes, before, after, { recreated, isRenameKnown, statements }) => [
    ...changesTo(changes, "removed", "column")
      .filter(({ target }) => brokenView(before, after, target) === undefined)
      .map(({ target, before: column }) => {
        const name = targetName(target);
        const owner = objectName(target);
        const { failsWithColumn } = dialectOf(after.engine).words;
        const inSql = (shown: string) => nameInSql(after.engine, shown);
        const users = usersOfDropped(target, { changes, before, after, statements });
        if (target.parent?.kind === "view" || target.parent?.kind === "materialized view") {
          return verdict(
            "breaking",
            target,
            `${target.parent.kind} ${owner} no longer has ${sqlName(target.name)}, so queries that read it fail.${users}`,
            `Keep ${sqlName(target.name)} in the view, as NULL if necessary, until nothing reads it any more.`,
          );
        }
        if (isForeign(target)) {
          return verdict(
            "breaking",
            target,
            `${name} is dropped, though not its values, which are on another server: queries that name it fail.${users}`,
            `Stop reading and writing ${name} in one release, and drop it in the next.`,
          );
        }
        if (target.parent?.kind === "composite type") {
          return verdict(
            "breaking",
            target,
            `Attribute ${name} is dropped, also from the values that tables hold, and queries that name it fail.`,
            `Stop reading and writing ${name} in one release, and drop it from ${owner} in the next.`,
          );
        }
        const now = tableOf(after, target);
        if (now?.columns.some((column) => column.name === target.name))
          return verdict("breaking", target, ...replaced(target));
        return verdict(
          "breaking",
          target,
          `${name} is dropped with its data. Queries that name it fail${failsWithColumn === undefined ? "" : `, and so do ${failsWithColumn}`}.${users}`,
          `Stop reading and writing ${name} in one release${needed(column) ? ", once it allows NULL" : ""}, and run ${asCode(`ALTER TABLE ${inSql(owner)} DROP COLUMN ${inSql(sqlName(target.name))}`)} in the next.${isRenameKnown ? "" : ofRename(target, column, changes)}`,
        );
      }),
    ...recreatedOf(recreated, "column", replaced),
  ],
};

/** Where nobody saw what happened, a column of the same type that is new in the table may be this one: a person can say so. */
function ofRename(target: Target, column: Column, changes: Change[]): string {
  const twins = changesTo(changes, "added", "column").filter(
    (added) => sameOwner(added.target, target) && added.after.type === column.type,
  );
  const [twin] = twins;
  if (twin === undefined) return "";
  const { schema = "", parent } = target;
  const file = `annotations/${encodeName(schema)}/${encodeName(parent?.name ?? "")}.md`;
  const names = twins.map((each) => sqlName(each.target.name)).join(" or ");
  const decision = `{ column: ${yamlText(twin.target.name)}, from: ${yamlText(target.name)}, accepted: true }`;
  return ` If it is ${names} now, say so in the front matter of ${file}: ${asCode(`renames: [${decision}]`)}.`;
}

const sameOwner = (one: Target, other: Target): boolean =>
  one.schema === other.schema && one.parent?.kind === other.parent?.kind && one.parent?.name === other.parent?.name;

/** A name as a value of YAML. */
const yamlText = (name: string): string =>
  /^(?!(true|false|null|yes|no|on|off|y|n)$)[a-z]\w*$/i.test(name) ? name : JSON.stringify(name);

const replaced = (target: Target): [message: string, advice: string] => [
  `${targetName(target)} is dropped with its data, and another column takes its name: values that nothing copied are lost.`,
  `Change ${targetName(target)} as it is, or add the new column under another name and copy the values first.`,
];

/** Whether no row can be written without a value of it. */
const needed = ({ nullable, default: value, generated, identity, sequence }: Column): boolean =>
  !nullable && [value, generated, identity, sequence].every((each) => each === undefined);
