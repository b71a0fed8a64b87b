import { objectName } from "../../core/canonical/index.ts";
import type { Change } from "../../core/model/change.ts";
import type { Entry } from "../../core/model/history.ts";
import { keyText, type ObjectKey, objectOf } from "./object-key.ts";

/**
 * Splits the timeline of a whole snapshot into those of its objects, each followed back through its renames: what
 * `timeline(…, { object })` says of each, without walking the history once for each.
 */
export function byObject(entries: Entry[]): (object: ObjectKey & { signature?: string | undefined }) => Entry[] {
  const split = new Map<string, Entry[]>();
  /** Old name → the name that the object has now. */
  const nowOf = new Map<string, string>();
  for (const { commit, changes } of entries) {
    const own = Map.groupBy(changes, ({ target }) => {
      const key = keyText(objectOf(target));
      return nowOf.get(key) ?? key;
    });
    for (const [key, changesOfObject] of own) {
      const list = split.get(key) ?? [];
      if (list.length === 0) split.set(key, list);
      list.push({ commit, changes: changesOfObject });
    }
    followRenames(changes, nowOf);
  }
  return (object) => split.get(keyText({ ...object, name: objectName(object) })) ?? [];
}

/** Older commits know the objects by the names that these changes took from them. */
function followRenames(changes: Change[], nowOf: Map<string, string>): void {
  const renames = changes.flatMap((change) => {
    if (change.op !== "renamed" || change.target.parent !== undefined) return [];
    const now = keyText(objectOf(change.target));
    return [{ from: keyText(objectOf(change.from)), now, current: nowOf.get(now) ?? now }];
  });
  for (const { now } of renames) nowOf.set(now, `${now} before ${nowOf.size}`);
  for (const { from, current } of renames) nowOf.set(from, current);
}
