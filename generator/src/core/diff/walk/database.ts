import type { Facts, Parent } from "../../model/change.ts";
import type { Grant } from "../../model/common.ts";
import type { DatabaseFacts, DefaultPrivilege } from "../../model/database.ts";
import { added, modified, removed, type Scope } from "../scope.ts";
import { compareLists } from "./compare-lists.ts";
import { compareGrants } from "./parts.ts";

/** What is said of the database itself: a change must not carry all that is in it. */
const own = ({ engine, comment, owner, notCovered, onServer }: DatabaseFacts) => ({
  engine,
  ...(comment !== undefined && { comment }),
  ...(owner !== undefined && { owner }),
  ...(notCovered && { notCovered }),
  ...(onServer && { onServer }),
});
const grants = new Set(["grants"]);
type GlobalKind = "schema" | "extension" | "event trigger" | "server" | "publication" | "other object";

/** What belongs to no schema, and the schemas themselves. */
export function compareDatabaseFacts(before: DatabaseFacts, after: DatabaseFacts, scope: Scope): void {
  modified(scope, "database", { name: "database" }, { before: own(before), after: own(after) });
  compareGlobals("schema", before.schemas, after.schemas, scope);
  compareGlobals("extension", before.extensions, after.extensions, scope);
  compareGlobals("server", before.servers, after.servers, scope);
  compareGlobals("event trigger", before.eventTriggers, after.eventTriggers, scope);
  compareGlobals("publication", before.publications, after.publications, scope);
  compareGlobals("other object", before.otherObjects, after.otherObjects, scope);
  compareDefaultPrivileges(before.defaultPrivileges, after.defaultPrivileges, scope);
}

function compareGlobals<K extends GlobalKind>(kind: K, before: Facts[K][], after: Facts[K][], scope: Scope): void {
  compareLists(before, after, ({ name }) => name, {
    onRemoved: (facts) => removed(scope, kind, { name: facts.name }, facts),
    onAdded: (facts) => added(scope, kind, { name: facts.name }, facts),
    onBoth: (old, now) => {
      modified(scope, kind, { name: now.name }, { before: old, after: now }, { except: grants });
      if (kind !== "schema" && kind !== "server" && kind !== "other object") return;
      const parent: Parent = { kind, name: now.name };
      compareGrants({ parent }, grantsOf(old), grantsOf(now), scope);
    },
  });
}

/** They are nothing but grants: where there are none, there is no entry. */
function compareDefaultPrivileges(before: DefaultPrivilege[], after: DefaultPrivilege[], scope: Scope): void {
  const compare = (name: string, old: Grant[], now: Grant[]) =>
    compareGrants({ parent: { kind: "default privilege", name } }, old, now, scope);
  compareLists(before, after, ({ name }) => name, {
    onRemoved: (old) => compare(old.name, old.grants, []),
    onAdded: (now) => compare(now.name, [], now.grants),
    onBoth: (old, now) => {
      modified(scope, "default privilege", { name: now.name }, { before: old, after: now }, { except: grants });
      compare(now.name, old.grants, now.grants);
    },
  });
}

const grantsOf = (facts: { grants?: Grant[] } | object): Grant[] => ("grants" in facts ? (facts.grants ?? []) : []);
