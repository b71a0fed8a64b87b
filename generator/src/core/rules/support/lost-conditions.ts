import { dialectOf } from "../../dialects/registry.ts";
import type { Change, ChangeTo, Target } from "../../model/change.ts";
import { sqlName } from "../../names/names.ts";
import { notDemanded } from "./expression.ts";
import { changesTo } from "./rule.ts";

/** What the queries of a view asked for, and do not any more. A query that is gone shows nothing more. */
export function lostConditions(
  { before: old, after: now }: ChangeTo<"view" | "materialized view", "modified">,
  changes: Change[],
  engine: string,
): string[] {
  const { viewConditions, withoutCasts } = dialectOf(engine);
  if (!viewConditions) return [];
  const isRead = ({ schema, parent }: Target) =>
    now.dependsOn.some((source) => source.schema === schema && source.name === parent?.name);
  const named = changesTo(changes, "renamed", "column").filter(({ target }) => isRead(target));
  const isRetyped = changesTo(changes, "modified", "column").some(
    ({ target, changed }) => changed.includes("type") && isRead(target),
  );
  // A column is printed with its table only where there are several, and with a cast where its type is another.
  const isQualified = old.dependsOn.length !== now.dependsOn.length;
  const plain = (text: string) => (isQualified ? text.replaceAll(qualifier, "") : text);
  const conditions = viewConditions(now.definition);
  return viewConditions(old.definition).flatMap((text, index) => {
    const [asked, asks] = [plain(named.reduce(renamed, text)), conditions[index]];
    const isSame = asks !== undefined && isRetyped && withoutCasts?.(asks) === withoutCasts?.(asked);
    return text === "" || asks === undefined || isSame ? [] : notDemanded(plain(asks), asked);
  });
}

const qualifier = /(?<![\w".])[A-Za-z_"][\w"$]*\.(?=[A-Za-z_"])/g;

/** A condition with a column's new name. */
function renamed(text: string, { from, target }: { from: Target; target: Target }): string {
  const [old, now] = [sqlName(from.name), sqlName(target.name)];
  return text.replaceAll(new RegExp(`(?<![\\w"$])${old.replaceAll("$", "\\$")}(?![\\w"$])`, "g"), () => now);
}
