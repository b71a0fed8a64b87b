import type { Change, Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import { objectName, targetName } from "../../names/names.ts";
import { brokenView, objectsNamed } from "../support/lookup.ts";
import { changesTo, doing, type Rule, type Verdict, verdict } from "../support/rule.ts";
import { usersOfDropped } from "../support/users.ts";

export const viewDropped: Rule = {
  code: "view-dropped",
  title: "View dropped",
  does: "is dropped",
  judge: (changes, before, after, { statements }) => [
    ...changesTo(changes, "removed", "view", "materialized view").map(({ target, before: view }) => {
      const name = targetName(target);
      const users = usersOfDropped(target, { changes, before, after, statements });
      const successor = objectsNamed(after, view.schema, view.name).find((object) => "columns" in object);
      return verdict(
        "breaking",
        target,
        `${target.kind} ${name} is dropped, and every query that names it fails.${users}`,
        `Move its readers to the underlying tables, keep it for a release, and drop it when nothing reads it any more.`,
        successor && { severity: "risky", by: `a new ${successor.kind} of the same name replaces it` },
      );
    }),
    ...brokenViews(changes, before, after),
  ],
};

/** What is still there, but fails for all that read it, since something that it reads is gone. */
function brokenViews(changes: Change[], before: Database, after: Database): Verdict[] {
  const broken = new Map(
    changesTo(changes, "removed", "column").flatMap(({ target }) => {
      const view = brokenView(before, after, target);
      return view ? [[objectName(target), { view, target }] as const] : [];
    }),
  );
  return [...broken.values()].map(({ view, target: { schema, parent } }) => {
    const target: Target = { kind: view.kind, ...(schema !== undefined && { schema }), name: parent?.name ?? "" };
    const text = [view.definition].flat().join("\n");
    // Of a column, the name alone tells whether the definition has it.
    const isRead = ({ kind, schema, parent, name }: Target) =>
      view.dependsOn?.some((read) => read.name === (parent?.name ?? name) && read.schema === schema) === true &&
      (parent === undefined || (kind === "column" && text.includes(name)));
    const gone = changes.flatMap(({ op, target: now, ...change }) => {
      const was = op === "removed" ? now : "from" in change ? change.from : undefined;
      return was !== undefined && isRead(was) ? [{ was, now }] : [];
    });
    const names = gone.map(({ was }) => targetName(was)).join(", ");
    const [first] = gone;
    return {
      ...doing(
        "can't be read any more",
        verdict(
          "breaking",
          target,
          `${target.kind} ${targetName(target)} stays, but can't be read any more, for what its definition names is gone${names && ` (${names})`}: every query on it fails.`,
          "Replace it in the same migration with one that reads what is there now (CREATE OR REPLACE VIEW), or drop it when nothing reads it any more.",
        ),
      ),
      ...(first && { namedAs: first.now }),
    };
  });
}
