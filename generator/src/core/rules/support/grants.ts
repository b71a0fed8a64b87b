import { asCode } from "../../dialects/advice.ts";
import { dialectOf } from "../../dialects/registry.ts";
import { compareLists } from "../../diff/walk/compare-lists.ts";
import type { Change, Target } from "../../model/change.ts";
import type { Column } from "../../model/column.ts";
import type { Grant } from "../../model/common.ts";
import type { Database } from "../../model/database.ts";
import { objectName, qualifiedName, sqlName, targetName } from "../../names/names.ts";
import { everybody } from "./granted.ts";
import { changesTo } from "./rule.ts";

/** Privileges that a role gained or lost on something that is there on both sides. */
export type GrantChange = {
  target: Target;
  on: string;
  isSequence?: boolean;
  grantee: string;
  gained: string[];
  lost: string[];
};

/** All changes of grants: on objects, where they are targets of their own, and on columns, where they are a property. */
export function grantChanges(changes: Change[], { engine }: Database): GrantChange[] {
  return [
    ...changesTo(changes, "added", "grant").map(({ target, after }) => ofObject(engine, target, undefined, after)),
    ...changesTo(changes, "removed", "grant").map(({ target, before }) => ofObject(engine, target, before, undefined)),
    ...changesTo(changes, "modified", "grant").map(({ target, before, after }) =>
      ofObject(engine, target, before, after),
    ),
    ...changesTo(changes, "added", "partition").flatMap(({ target, after }) =>
      ofLists(target, qualifiedName(after.schema, after.name), [], after.grants).filter(
        ({ grantee }) => grantee !== everybody,
      ),
    ),
    ...changesTo(changes, "modified", "partition").flatMap(({ target, before, after }) =>
      ofLists(target, qualifiedName(after.schema, after.name), before.grants, after.grants),
    ),
    ...changesTo(changes, "modified", "column").flatMap(({ target, before, after }) => [
      ...ofLists(target, targetName(target), before.grants, after.grants),
      ...(isSameSequence(before, after)
        ? ofSequence(target, sequenceOf(target, before), sequenceOf(target, after))
        : []),
    ]),
  ];
}

/** What is new and open to everybody beyond what is so by itself: to others it is granted because it is new. */
export const newForEverybody = (changes: Change[], { engine }: Database): GrantChange[] =>
  changes.flatMap((change) => {
    if (change.op !== "added" || !("grants" in change.after)) return [];
    const { target, after } = change;
    const grant = after.grants?.find(({ grantee }) => grantee === everybody);
    if (!grant) return [];
    const byDefault = dialectOf(engine).publicDefault?.(target.kind, target.name);
    const usual = byDefault === undefined ? undefined : { grantee: everybody, privileges: [byDefault] };
    return { target, on: targetName(target), grantee: everybody, ...between(usual, grant) };
  });

/** Of everybody the list says only what is not so by itself: a grant that is absent is the default one. */
function ofObject(engine: string, target: Target, before: Grant | undefined, after: Grant | undefined): GrantChange {
  const { kind, name } = target.parent ?? target;
  // A schema's list says all of everybody, also what is so by itself.
  const byDefault = dialectOf(engine).publicDefault?.(kind, kind === "schema" ? undefined : name);
  const usual =
    byDefault !== undefined && target.name === everybody ? { grantee: everybody, privileges: [byDefault] } : undefined;
  return { target, on: objectName(target), grantee: target.name, ...between(before ?? usual, after ?? usual) };
}

type OwnSequence = { schema: string; name: string; grants?: Grant[] | undefined } | undefined;
const isSameSequence = ({ sequence: old, identity: was }: Column, { sequence: now, identity: is }: Column) =>
  old?.schema === now?.schema && old?.name === now?.name && (was === undefined) === (is === undefined);

/** That of an identity is called by its table and column where a snapshot has no other name of it. */
const sequenceOf = ({ schema = "", parent, name }: Target, { sequence, identity }: Column): OwnSequence =>
  identity ? { schema, name: identity.name ?? `${parent?.name}_${name}_seq`, grants: identity.grants } : sequence;

/** A sequence that belongs to a column is no target of its own. */
const ofSequence = (target: Target, before: OwnSequence, after: OwnSequence) =>
  after ? ofLists(target, qualifiedName(after.schema, after.name), before?.grants ?? [], after.grants ?? [], true) : [];

function ofLists(target: Target, on: string, before: Grant[], after: Grant[], isSequence = false): GrantChange[] {
  const found: GrantChange[] = [];
  const add = (grantee: string, old?: Grant, now?: Grant) =>
    found.push({ target, on, isSequence, grantee, ...between(old, now) });
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
  grant ? [...grant.privileges, ...(grant.grantable ?? []).map((privilege) => `${privilege}${withOption}`)] : [];

/** The GRANT that gives these privileges. */
export function grantOf(
  { target, on, isSequence }: GrantChange,
  privileges: string[],
  grantee: string,
  engine: string,
): string {
  const plain = new Set(privileges.map((privilege) => privilege.replace(withOption, "")));
  const option = privileges.some((privilege) => privilege.endsWith(withOption)) ? withOption : "";
  const isColumn = target.kind === "column" && !isSequence;
  const list = [...plain].map((privilege) => (isColumn ? `${privilege} (${sqlName(target.name)})` : privilege));
  const word = isSequence ? "SEQUENCE" : words[(target.parent ?? target).kind];
  const name = isColumn ? objectName(target) : on;
  const { grant } = dialectOf(engine).advice;
  if (grant)
    return asCode(`${grant(list.join(", "), { kind: (target.parent ?? target).kind, name }, grantee)}${option}`);
  return asCode(
    `GRANT ${list.join(", ")} ON ${word === undefined ? "" : `${word} `}${name} TO ${grantee === everybody || grantee === "…" ? grantee : sqlName(grantee)}${option}`,
  );
}

/** How the right to grant a privilege to others is written. */
export const withOption = " WITH GRANT OPTION";

/** The word for a kind after ON; relations need none. */
const words: Partial<Record<string, string>> = {
  sequence: "SEQUENCE",
  routine: "ROUTINE",
  schema: "SCHEMA",
  server: "FOREIGN SERVER",
  enum: "TYPE",
  domain: "DOMAIN",
  "composite type": "TYPE",
  "range type": "TYPE",
};
