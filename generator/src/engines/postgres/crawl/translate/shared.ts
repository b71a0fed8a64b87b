import { publicDefault } from "../../../../core/dialects/postgres/public-default.ts";
import type { Grant, Options } from "../../../../core/model/common.ts";
import { byText } from "../../../../core/names/by-text.ts";
import type { Oid } from "../../session.ts";
import type { Acl } from "../queries/relations.ts";

/**
 * Grants to everyone but the owner. What PUBLIC holds by default is left out; where it was revoked, PUBLIC is there with
 * no privileges.
 */
export function translateGrants(acl: Acl | undefined, kind = "table", name?: string): Grant[] {
  if (!acl) return [];
  const byDefault = publicDefault(kind, name);
  const grants = new Map<string, { privileges: Set<string>; grantable: Set<string> }>();
  for (const [grantee, privilege, grantable] of acl) {
    const held = grants.get(grantee) ?? { privileges: new Set<string>(), grantable: new Set<string>() };
    grants.set(grantee, held);
    held.privileges.add(privilege);
    if (grantable) held.grantable.add(privilege);
  }
  const held = grants.get("PUBLIC");
  if (byDefault && !held) grants.set("PUBLIC", { privileges: new Set(), grantable: new Set() });
  if (byDefault && held?.privileges.size === 1 && held.privileges.has(byDefault)) grants.delete("PUBLIC");
  return [...grants].map(([grantee, { privileges, grantable }]) => ({
    grantee,
    privileges: [...privileges],
    ...(grantable.size > 0 && { grantable: [...grantable] }),
  }));
}

/** Whose it is, where owners are wanted, and what others may do with it. */
export const translateOwned = ({ owner, acl }: { owner?: string; acl?: Acl }, kind?: string, name?: string) => ({
  ...(owner !== undefined && { owner }),
  grants: translateGrants(acl, kind, name),
});

/** The options that are there, lists by name: they have the order in which they were once set. Undefined without any. */
export function optionsOf(options: Record<string, Options[string] | undefined | false>): Options | undefined {
  let set: Options | undefined;
  for (const key of Object.keys(options)) {
    const value = options[key];
    if (value === undefined || value === false || (Array.isArray(value) && value.length === 0)) continue;
    set ??= {};
    set[key] = Array.isArray(value) ? [...value].sort(byText) : value;
  }
  return set;
}

const states = { O: undefined, D: "disabled", R: "replica", A: "always" } as const;
/** Of a trigger, rule or event trigger; undefined when it is enabled in the ordinary way. */
export const translateState = (state: keyof typeof states) => states[state];

/** Groups rows by the id of what they belong to. */
export function groupBy<Row>(rows: Row[], key: (row: Row) => Oid): Map<Oid, Row[]> {
  const groups = new Map<Oid, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
