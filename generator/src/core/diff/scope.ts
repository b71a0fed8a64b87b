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
  /** Whether what is equal but for its name is taken for renamed. */
  mayGuess: boolean;
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

/** The facts of a target before and after. */
type Pair<K extends TargetKind> = { before: Facts[K]; after: Facts[K] };

/** Records what differs between the facts, but not properties that are compared elsewhere, and what is known to differ `more`. */
export function modified<K extends TargetKind>(
  scope: Scope,
  kind: K,
  place: Place,
  facts: Pair<K>,
  { except = nothing, more = [] }: { except?: ReadonlySet<string>; more?: string[] } = {},
): void {
  const changed = [...changedProperties(facts.before, facts.after, except, scope.sameText), ...more];
  if (changed.length === 0) return;
  push<K>(scope, { op: "modified", target: target(kind, place), changed, ...facts } as ChangeTo<K, "modified">);
}

export function renamed<K extends TargetKind>(
  scope: Scope,
  kind: K,
  { from, to }: { from: Place; to: Place },
  facts: Pair<K>,
  evidence: Evidence[],
): void {
  const targets = { target: target(kind, to), from: target(kind, from) };
  push<K>(scope, { op: "renamed", ...targets, ...facts, evidence } as ChangeTo<K, "renamed">);
}
