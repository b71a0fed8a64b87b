import type { Facts } from "../../model/change.ts";
import type { Grant } from "../../model/common.ts";
import type { Key } from "../../model/constraint.ts";
import { equal } from "../equal.ts";
import { sameButNames } from "../same-but-names.ts";
import { added, modified, type Owner, removed, renamed, type Scope } from "../scope.ts";
import { compareLists } from "./compare-lists.ts";

type PartKind =
  | "unique"
  | "foreign key"
  | "check"
  | "exclusion"
  | "index"
  | "statistics"
  | "trigger"
  | "rule"
  | "policy";
type Named = { name: string };
const name = (part: Named) => part.name;

/**
 * Constraints, indexes, triggers and policies of one object. Two that differ in nothing but their name are a rename,
 * where no other of the list could be meant.
 */
export function compareParts<K extends PartKind>(
  kind: K,
  owner: Owner,
  before: Facts[K][],
  after: Facts[K][],
  scope: Scope,
): void {
  if (equal(before, after)) return;
  const gone: Facts[K][] = [];
  const come: Facts[K][] = [];
  const both: [Facts[K], Facts[K]][] = [];
  compareLists(before, after, name, {
    onRemoved: (part) => gone.push(part),
    onAdded: (part) => come.push(part),
    onBoth: (old, now) => both.push([old, now]),
  });
  const same = kind === "rule" ? sameRule : sameButName;
  const successor = new Map<Facts[K], Facts[K]>();
  for (const old of scope.mayGuess ? gone : []) {
    const [now, ...others] = come.filter((part) => same(old, part, scope));
    if (now && others.length === 0 && gone.every((part) => part === old || !same(part, now, scope))) {
      successor.set(old, now);
    }
  }
  const taken = new Set(successor.values());
  const place = (part: Named) => ({ ...owner, name: part.name });
  for (const old of gone) {
    const now = successor.get(old);
    if (now) renamed(scope, kind, { from: place(old), to: place(now) }, { before: old, after: now }, ["columns"]);
    else removed(scope, kind, place(old), old);
  }
  for (const now of come) if (!taken.has(now)) added(scope, kind, place(now), now);
  for (const [old, now] of both) modified(scope, kind, place(now), { before: old, after: now });
}

export function comparePrimaryKey(owner: Owner, before: Key | undefined, after: Key | undefined, scope: Scope): void {
  const kind = "primary key";
  if (!before && after) added(scope, kind, { ...owner, name: after.name }, after);
  if (before && !after) removed(scope, kind, { ...owner, name: before.name }, before);
  if (!before || !after) return;
  const place = { ...owner, name: after.name };
  if (scope.mayGuess && before.name !== after.name && sameButName(before, after, scope)) {
    renamed(scope, kind, { from: { ...owner, name: before.name }, to: place }, { before, after }, ["columns"]);
  } else modified(scope, kind, place, { before, after });
}

/** Grants of one object, by grantee. */
export function compareGrants(owner: Owner, before: Grant[], after: Grant[], scope: Scope): void {
  const place = (grant: Grant) => ({ ...owner, name: grant.grantee });
  compareLists(before, after, (grant) => grant.grantee, {
    onRemoved: (grant) => removed(scope, "grant", place(grant), grant),
    onAdded: (grant) => added(scope, "grant", place(grant), grant),
    onBoth: (old, now) => modified(scope, "grant", place(now), { before: old, after: now }),
  });
}

const sameButName = (before: Named, after: Named, { sameText }: Pick<Scope, "sameText">) =>
  equal({ ...before, name: "" }, { ...after, name: "" }, sameText);

/** The definition of a rule says its name. */
const sameRule = (before: Named, after: Named) =>
  sameButName(before, after, {
    sameText: (old, now) => sameButNames(old, now, (from, to) => from === before.name && to === after.name),
  });
