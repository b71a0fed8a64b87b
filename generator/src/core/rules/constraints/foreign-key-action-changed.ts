import type { Target } from "../../model/change.ts";
import type { ForeignKey } from "../../model/constraint.ts";
import type { Database } from "../../model/database.ts";
import { objectName, qualifiedName, sqlName } from "../../names/names.ts";
import { foreignKeyPairs } from "../support/foreign-keys.ts";
import { tableOf } from "../support/lookup.ts";
import { type Rule, type Verdict, verdict } from "../support/rule.ts";

type Action = NonNullable<ForeignKey["onDelete"]> | "no action";
type Event = "delete" | "update";

export const foreignKeyActionChanged: Rule = {
  code: "foreign-key-action-changed",
  title: "ON DELETE or ON UPDATE of a foreign key changed",
  does: "gets another action",
  judge: (changes, _before, after) =>
    foreignKeyPairs(changes).flatMap((pair) => [
      ...judgeEvent("delete", pair, after),
      ...judgeEvent("update", pair, after),
    ]),
};

function judgeEvent(
  event: Event,
  { target, before: old, after: now }: ReturnType<typeof foreignKeyPairs>[number],
  database: Database,
): Verdict[] {
  const [from, to] = [actionOn(event, old), actionOn(event, now)];
  const sets = (to === "set null" || to === "set default") && event === "delete";
  if (from === to && !(sets && setColumns(old) !== setColumns(now))) return [];
  // Refused later than before, if at all.
  if (from === "restrict" && to === "no action") return [];
  const [table, parent] = [objectName(target), qualifiedName(now.references.schema, now.references.name)];
  const doing = event === "delete" ? `deleting a row of ${parent}` : `changing a key of ${parent}`;
  const does = event === "delete" ? `deletes rows of ${parent}` : `changes keys of ${parent}`;
  const kept = to === "set null" ? neverNull(target, now, database) : [];
  const refused = to === "restrict" || to === "no action" || kept.length > 0;
  const words = (action: Action, { onDeleteColumns: only }: ForeignKey) =>
    action.toUpperCase() + (only && event === "delete" ? ` (${only.map(sqlName).join(", ")})` : "");
  const what = `Foreign key ${sqlName(target.name)} on ${table} is ON ${event.toUpperCase()} ${words(to, now)} instead of ${words(from, old)}`;
  return [
    verdict(
      refused && from !== "no action" ? "breaking" : "risky",
      target,
      `${what}: ${doing} ${kept.length > 0 ? `fails while rows of ${table} refer to it, for ${kept.join(", ")} can't be NULL` : effect(event, to, table, setColumns(now))}.`,
      kept.length > 0
        ? `Choose another action, or first let ${kept.join(", ")} be NULL, and make sure that all that reads ${table} copes with it.`
        : refused
          ? `Find the code that ${does}, and first change it so that it takes care of the rows of ${table} itself.`
          : `Find the code that ${does}, and check that it expects ${expected(event, to, table, setColumns(now))}.`,
    ),
  ];
}

/** The columns that an action sets to NULL and that refuse it. */
function neverNull(target: Target, { onDeleteColumns, columns }: ForeignKey, database: Database): string[] {
  const set = onDeleteColumns ?? columns;
  const own = tableOf(database, target)?.columns ?? [];
  return own.filter(({ name, nullable }) => set.includes(name) && !nullable).map(({ name }) => sqlName(name));
}

const actionOn = (event: Event, { onDelete, onUpdate }: ForeignKey): Action =>
  (event === "delete" ? onDelete : onUpdate) ?? "no action";

const setColumns = ({ onDeleteColumns, columns }: ForeignKey) => (onDeleteColumns ?? columns).map(sqlName).join(", ");

/** What becomes of the rows that refer to it, as code may expect it, where nothing is refused. */
function expected(event: Event, action: Action, table: string, columns: string): string {
  if (action === "set null") return `${columns} of ${table} to become NULL`;
  if (action === "set default") return `${columns} of ${table} to get the default`;
  return `the rows of ${table} that refer to it to ${event === "delete" ? "be deleted" : "change"}, too`;
}

/** What it does, in a clause that goes on after its subject. */
function effect(event: Event, action: Action, table: string, columns: string): string {
  if (action === "cascade")
    return `${event === "delete" ? "deletes" : "changes"} the rows of ${table} that refer to it, too`;
  if (action === "set null") return `sets ${columns} to NULL in the rows of ${table} that refer to it`;
  if (action === "set default") return `sets ${columns} to the default in the rows of ${table} that refer to it`;
  return `fails while rows of ${table} refer to it${action === "restrict" ? ", also where a later statement would have removed them" : ""}`;
}
