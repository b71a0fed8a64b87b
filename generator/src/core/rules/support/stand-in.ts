import { dialectOf } from "../../dialects/registry.ts";
import type { ChangeTo } from "../../model/change.ts";
import type { View } from "../../model/view.ts";
import { sqlName, targetName } from "../../names/names.ts";

type Renamed = ChangeTo<"table" | "foreign table" | "collection" | "view" | "materialized view", "renamed">;

/** Why a view under the old name of something is not the same to all who used it: a clause; undefined where it is. */
export function lackOf(view: View, { target, before }: Renamed, engine: string): string | undefined {
  const isLive = view.kind === "view" || before.kind === "materialized view";
  if (!isLive || !showsAll(view, target, before, engine))
    return "does not simply select its columns: what is read and written under the old name may be other rows, or fail";
  const locked = before.grants.flatMap(({ grantee, privileges }) => (has(view, grantee, privileges) ? [] : grantee));
  if (locked.length > 0) return `lacks privileges that ${locked.map(sqlName).join(", ")} had: their queries fail`;
  const isProtected = "rowSecurity" in before && before.rowSecurity !== undefined;
  return isProtected && !dialectOf(engine).readsAsCaller?.(view)
    ? "reads it with the rights of the view's owner, so row-level security no longer depends on who asks"
    : undefined;
}

/** How the old name goes on: by a view that lacks nothing of it. */
export function standInFor({ target, from, before }: Renamed, engine: string): string {
  const isProtected = "rowSecurity" in before && before.rowSecurity !== undefined;
  const view = dialectOf(engine).advice.viewInPlace?.(targetName(from), targetName(target), isProtected);
  const roles = before.grants.map(({ grantee }) => sqlName(grantee));
  const granted = roles.length === 0 ? "" : `, with the privileges of ${roles.join(", ")}`;
  return `${dialectOf(engine).words.together ?? "In the same transaction"}, leave a view in its place until all code uses the new name${view === undefined ? "" : `: ${view}`}${granted}.`;
}

const ofRows = new Set(["SELECT", "INSERT", "UPDATE", "DELETE"]);

function has({ grants }: View, grantee: string, privileges: string[]): boolean {
  const own = new Set(grants.find((grant) => grant.grantee === grantee)?.privileges);
  return privileges.every((privilege) => !ofRows.has(privilege) || own.has(privilege));
}

/** Whether a view selects columns of that one thing by their own names, among them all that it had, and nothing else happens. */
function showsAll(
  view: View,
  { schema = "", name }: Renamed["target"],
  { columns }: Renamed["before"],
  engine: string,
): boolean {
  const { tokens, plainName } = dialectOf(engine).script;
  const words = [...tokens(view.definition)].map(({ kind, start, end }) => {
    const text = view.definition.slice(start, end);
    return kind === "word" || kind === "quoted" ? plainName(text) : text;
  });
  const list = view.columns.flatMap((column, index) => (index > 0 ? [",", column.name] : [column.name]));
  const plain = ["select", ...list, "from", schema, ".", name];
  const shown = new Set(view.columns.map((column) => column.name));
  return (
    view.triggers.length + view.rules.length === 0 &&
    JSON.stringify(words.filter((word) => word !== ";")) === JSON.stringify(plain) &&
    columns.every((column) => shown.has(column.name))
  );
}
