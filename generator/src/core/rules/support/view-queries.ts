import { dialectOf } from "../../dialects/registry.ts";
import type { Change, ChangeTo, Target } from "../../model/change.ts";
import type { View } from "../../model/view.ts";
import { sqlName } from "../../names/names.ts";
import { notDemanded, sameExpression } from "./expression.ts";
import { changesTo } from "./rule.ts";

type ViewChange = ChangeTo<"view" | "materialized view", "modified">;

/**
 * What the queries of a view asked for, and do not any more; and what they ask for now, and did not. A query that is gone shows nothing
 * more, and of one that is new nobody knows what it takes the place of.
 */
export function changedConditions(
  { before: old, after: now }: ViewChange,
  changes: Change[],
  engine: string,
): { lost: string[]; gained: string[] } {
  const { viewConditions, withoutCasts } = dialectOf(engine);
  if (!viewConditions) return { lost: [], gained: [] };
  const { columns, isRetyped } = sourcesOf(now, changes);
  // A column is printed with its table only where there are several, and with a cast where its type is another.
  const isQualified = old.dependsOn.length !== now.dependsOn.length;
  const plain = (text: string) => (isQualified ? text.replaceAll(qualifier, "") : text);
  const [before, after] = [viewConditions(old.definition), viewConditions(now.definition)];
  const pairs = before.flatMap((text, index) => {
    const [asked, asks] = [plain(columns.reduce(renamed, text)), after[index]];
    const isSame = asks !== undefined && isRetyped && withoutCasts?.(asks) === withoutCasts?.(asked);
    return asks === undefined || isSame ? [] : [{ asked, asks: plain(asks) }];
  });
  // What was asked for elsewhere, as where tables are joined, only moved.
  const isNew = (condition: string) => condition !== "" && !plain(old.definition).includes(condition);
  return {
    lost: pairs.flatMap(({ asked, asks }) => (asked === "" ? [] : notDemanded(asks, asked))),
    gained:
      before.length !== after.length ? [] : pairs.flatMap(({ asked, asks }) => notDemanded(asked, asks)).filter(isNew),
  };
}

/** Columns of a view that have their name and type as before, and are computed otherwise: what they were, and what they are. */
export function changedOutputs(
  { before: old, after: now }: ViewChange,
  changes: Change[],
  engine: string,
): { name: string; was: string; is: string }[] {
  const { viewOutputs, withoutCasts } = dialectOf(engine);
  const [before, after] = [viewOutputs?.(old.definition), viewOutputs?.(now.definition)];
  if (!before || !after) return [];
  const { columns, isRetyped } = sourcesOf(now, changes);
  // Of which table a column is, aliases may say in other words.
  const plain = (text: string) => {
    const bare = text.replaceAll(qualifier, "");
    return isRetyped ? (withoutCasts?.(bare) ?? bare) : bare;
  };
  const typeIn = (view: View, name: string) => view.columns?.find((column) => column.name === name)?.type;
  return [...before].flatMap(([name, text]) => {
    const [was, is] = [columns.reduce(renamed, text), after.get(name)];
    const isTold = is === undefined || typeIn(old, name) !== typeIn(now, name);
    return isTold || sameExpression(plain(was), plain(is)) ? [] : [{ name, was, is }];
  });
}

/** What became of the columns that a view reads. */
function sourcesOf({ dependsOn }: View, changes: Change[]) {
  const isRead = ({ schema, parent }: Target) =>
    dependsOn.some((source) => source.schema === schema && source.name === parent?.name);
  return {
    columns: changesTo(changes, "renamed", "column").filter(({ target }) => isRead(target)),
    isRetyped: changesTo(changes, "modified", "column").some(
      ({ target, changed }) => changed.includes("type") && isRead(target),
    ),
  };
}

const qualifier = /(?<![\w".])[A-Za-z_"][\w"$]*\.(?=[A-Za-z_"])/g;

/** A text with a column's new name. */
function renamed(text: string, { from, target }: { from: Target; target: Target }): string {
  const [old, now] = [sqlName(from.name), sqlName(target.name)];
  return text.replaceAll(new RegExp(`(?<![\\w"$])${old.replaceAll("$", "\\$")}(?![\\w"$])`, "g"), () => now);
}
