import { compareLists } from "../../diff/walk/compare-lists.ts";
import type { Change, Target } from "../../model/change.ts";
import type { Grant } from "../../model/common.ts";
import { objectName, targetName } from "../../names/names.ts";
import { changesTo } from "./rule.ts";

/** Privileges that a role gained or lost on something that is there on both sides. */
export type GrantChange = { target: Target; on: string; grantee: string; gained: string[]; lost: string[] };

/** All changes of grants: on objects, where they are targets of their own, and on columns, where they are a property. */
export function grantChanges(changes: Change[]): GrantChange[] {
  return [
    ...changesTo(changes, "added", "grant").map(({ target, after }) => ofObject(target, undefined, after)),
    ...changesTo(changes, "removed", "grant").map(({ target, before }) => ofObject(target, before, undefined)),
    ...changesTo(changes, "modified", "grant").map(({ target, before, after }) => ofObject(target, before, after)),
    ...changesTo(changes, "modified", "column").flatMap(({ target, changed, before, after }) =>
      changed.includes("grants") ? ofColumn(target, before.grants, after.grants) : [],
    ),
  ];
}

const ofObject = (target: Target, before: Grant | undefined, after: Grant | undefined) => ({
  target,
  on: objectName(target),
  grantee: target.name,
  ...between(before, after),
});

function ofColumn(target: Target, before: Grant[], after: Grant[]): GrantChange[] {
  const found: GrantChange[] = [];
  const add = (grantee: string, old?: Grant, now?: Grant) =>
    found.push({ target, on: targetName(target), grantee, ...between(old, now) });
  compareLists(before, after, ({ grantee }) => grantee, {
    onAdded: (now) => add(now.grantee, undefined, now),
    onRemoved: (old) => add(old.grantee, old, undefined),
    onBoth: (old, now) => add(now.grantee, old, now),
  });
  return found;
}

function between(before: Grant | undefined, after: Grant | undefined) {
  const [old, now] = [privileges(before), privileges(after)];
  return {
    gained: now.filter((privilege) => !old.includes(privilege)),
    lost: old.filter((privilege) => !now.includes(privilege)),
  };
}

const privileges = (grant: Grant | undefined) =>
  grant ? [...grant.privileges, ...(grant.grantable ?? []).map((privilege) => `${privilege} WITH GRANT OPTION`)] : [];
