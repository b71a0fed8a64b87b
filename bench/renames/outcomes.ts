import { diff } from "../../generator/src/core/diff/index.ts";
import type { Target } from "../../generator/src/core/model/change.ts";
import { objectName, targetWords } from "../../generator/src/core/names/names.ts";
import { witnessOf } from "../../generator/src/migrations/index.ts";
import type { State } from "./history.ts";

export const kinds = ["table", "column", "view", "other"] as const;
export type Kind = (typeof kinds)[number];

/** Of a rename that is one, or was found: whether it is, and whether it was. */
export type Outcome = Place & { kind: Kind; object: string; words: string; is: boolean; found: boolean };
/** The states: how far apart, and the last file between them. */
type Place = { steps: string; folder: string; file: string };

type Pair = { from: Target; to: Target };

/** What evidence finds between two states, held against what the database knows by its ids. */
export function outcomesOf(before: State, after: State, place: Place): Outcome[] {
  const known = { start: before.ids, before: before.ids, after: after.ids };
  const { renamed = [] } = witnessOf({ witnessed: known, statements: [] }, before.database, after.database);
  const changes = diff(before.database, after.database);
  const found = byKey(
    changes.flatMap((change) => (change.op === "renamed" ? [{ from: change.from, to: change.target }] : [])),
  );
  const truth = byKey(renamed);
  return [...new Map([...truth, ...found])].flatMap(([key, { from, to }]) => {
    const kind = kindOf(to);
    const words = `${targetWords(to)} from ${from.parent ? from.name : targetWords(from)}`;
    return kind ? [{ ...place, kind, object: objectName(to), words, is: truth.has(key), found: found.has(key) }] : [];
  });
}

/** A column of a renamed table is known by the table's new name. */
const byKey = (pairs: Pair[]) =>
  new Map(
    pairs.map((pair) => [JSON.stringify([pair.to, pair.from.name, pair.from.parent ? "" : pair.from.schema]), pair]),
  );

/** What this is about; undefined for what only a name tells, as of an index. */
function kindOf({ kind, parent }: Target): Kind | undefined {
  if (kind === "column") return parent && /table$/.test(parent.kind) ? "column" : undefined;
  if (parent) return undefined;
  return /table$/.test(kind) ? "table" : /view$/.test(kind) ? "view" : "other";
}
