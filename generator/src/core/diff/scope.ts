import type { Change, ChangeTo, Evidence, Facts, Parent, TargetKind } from "../model/change.ts";
import { changedProperties, type SameText } from "./equal.ts";

/** The object that is being compared, as the target of its changes and the parent of its parts. */
export type Owner = { schema?: string | undefined; parent: Parent };

type Place = { schema?: string | undefined; parent?: Parent | undefined; name: string };
const nothing: ReadonlySet<string> = new Set();

/** What comparing functions need: where changes go, and what counts as the same text. */
export type Scope = {
  changes: Change[];
  sameText?: SameText | undefined;
};

/** The only cast: TypeScript does not see that the change of a kind K is one of all changes. */
function push<K extends TargetKind>(scope: Scope, change: ChangeTo<K>): void {
  scope.changes.push(change as Change);
}

const target = <K extends TargetKind>(kind: K, { schema, parent, name }: Place) => ({
  kind,
  ...(schema === undefined ? undefined : { schema }),
  ...(parent === undefined ? undefined : { parent }),
  name,
});

export function added<K extends TargetKind>(scope: Scope, kind: K, place: Place, after: Facts[K]): void {
  push<K>(scope, { op: "added", target: target(kind, place), after } as ChangeTo<K, "added">);
}

export function removed<K extends TargetKind>(scope: Scope, kind: K, place: Place, before: Facts[K]): void {
  push<K>(scope, { op: "removed", target: target(kind, place), before } as ChangeTo<K, "removed">);
}

/** Records what differs between the facts, `except` properties that are compared elsewhere; nothing when nothing does. */
export function modified<K extends TargetKind>(
  scope: Scope,
  kind: K,
  place: Place,
  before: Facts[K],
  after: Facts[K],
  except: ReadonlySet<string> = nothing,
  more: string[] = [],
): void {
  const changed = [...changedProperties(before, after, except, scope.sameText), ...more];
  if (changed.length === 0) return;
  push<K>(scope, { op: "modified", target: target(kind, place), changed, before, after } as ChangeTo<K, "modified">);
}

export function renamed<K extends TargetKind>(
  scope: Scope,
  kind: K,
  from: Place,
  to: Place,
  before: Facts[K],
  after: Facts[K],
  evidence: Evidence[],
): void {
  push<K>(scope, {
    op: "renamed",
    target: target(kind, to),
    from: target(kind, from),
    before,
    after,
    evidence,
  } as ChangeTo<K, "renamed">);
}
