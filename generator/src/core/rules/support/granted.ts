import { dialectOf } from "../../dialects/registry.ts";
import type { SaidGrant } from "../../dialects/script.ts";
import type { Change, Parent, Subject, Target } from "../../model/change.ts";
import type { Grant } from "../../model/common.ts";
import type { Database } from "../../model/database.ts";

/** What the grantee of a grant to everybody is called in the SQL standard. */
export const everybody = "PUBLIC";

/** Something that privileges are granted on, which is not a part of something else; a routine's name is with its signature. */
export type Granted = { kind: Parent["kind"]; schema?: string | undefined; name: string; grants: Grant[] };

export const grantedIn = ({ engine, schemas, objects }: Database): Granted[] =>
  [
    ...schemas.map(({ name, grants }) => ({ kind: "schema" as const, name, grants })),
    ...objects.flatMap((object) => {
      if (!("grants" in object)) return [];
      const { kind, schema, name, grants } = object;
      return { kind, schema, name: kind === "routine" ? `${name}(${object.signature})` : name, grants };
    }),
  ].map((one) => ({ ...one, grants: withDefault(engine, one) }));

/** Of everybody, a list says only what is not so by itself. */
function withDefault(engine: string, { kind, name, grants }: Granted): Grant[] {
  const byDefault = dialectOf(engine).publicDefault?.(kind, name);
  const isSaid = grants.some(({ grantee }) => grantee === everybody);
  return byDefault === undefined || isSaid ? grants : [...grants, { grantee: everybody, privileges: [byDefault] }];
}

/** The change by which one of some roles got more on something: a statement may grant on all that there is, without its name. */
export const grantIn = (changes: Change[], { kind, schema, name }: Target, roles: string[]): Target | undefined =>
  changes.find(
    ({ op, target }) =>
      op !== "removed" &&
      target.kind === "grant" &&
      target.schema === schema &&
      target.parent?.kind === kind &&
      target.parent.name === name &&
      roles.includes(target.name),
  )?.target;

/** Whether GRANT or REVOKE is about such a grant. */
export const isOfGrant = (said: SaidGrant | undefined, { schema, parent, name }: Subject): boolean =>
  said !== undefined &&
  parent !== undefined &&
  isOn(said, { kind: parent.kind, schema, name: parent.name }) &&
  said.roles.some((role) => role === name || (name === everybody && role.toUpperCase() === everybody));

/** Whether it names something, or all in its schema. */
export function isOn(said: SaidGrant, { kind, schema, name }: Omit<Granted, "grants">): boolean {
  if (of(kind) !== said.of) return false;
  if (said.isWholeSchema) return said.names.some((one) => one.name === schema);
  const plain = kind === "routine" ? name.replace(/\(.*$/s, "") : name;
  return said.names.some((one) => one.name === plain && (one.schema === undefined || one.schema === schema));
}

const types = new Set<Parent["kind"]>(["enum", "domain", "composite type", "range type"]);

function of(kind: Parent["kind"]): SaidGrant["of"] {
  if (kind === "routine" || kind === "schema" || kind === "default privilege") return kind;
  return types.has(kind) ? "type" : "relation";
}
