import type { Change, Target } from "../../model/change.ts";
import { targetKey } from "../../names/names.ts";

/** What things of the second database were called in the first, by renames of their own and of what they belong to. */
export function formerNames(changes: Change[]): (target: Target) => Target {
  const renamed = new Map(
    changes.flatMap((change) => (change.op === "renamed" ? [[targetKey(change.target), change.from] as const] : [])),
  );
  const former = (target: Target): Target => {
    const own = renamed.get(targetKey(target));
    if (own) return own;
    const { kind, schema, parent, name } = target;
    if (parent) {
      const owner = former({ kind: parent.kind, schema, name: parent.name });
      return { kind, schema: owner.schema, parent: { ...parent, name: owner.name }, name };
    }
    return schema === undefined ? target : { ...target, schema: former({ kind: "schema", name: schema }).name };
  };
  return former;
}
