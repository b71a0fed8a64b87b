import { dialectOf } from "../../dialects/registry.ts";
import type { Change, Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import type { Partition, Table } from "../../model/table.ts";
import type { View } from "../../model/view.ts";
import { isTable, isView } from "../../names/kinds.ts";
import { objectName, qualifiedName, sqlName } from "../../names/names.ts";
import { partitionsIn, partitionTarget } from "../../names/partitions.ts";
import { everybody, grantIn } from "../support/granted.ts";
import { letsAllThrough } from "../support/past-policies.ts";
import { changesTo, doing, type Rule, type Verdict, verdict } from "../support/rule.ts";

export const openToAnyone: Rule = {
  code: "open-to-anyone",
  title: "Rows open to anyone, without signing in",
  does: "is open to anyone",
  judge: (changes, before, after) => {
    if (changes.length === 0) return [];
    const { anonymousRole: role } = dialectOf(after.engine);
    if (role === undefined || !isKnown(role, after)) return [];
    const known = new Map(relationsIn(before).map(({ facts }) => [qualifiedName(facts.schema, facts.name), facts]));
    const ofObjects = relationsIn(after).flatMap(({ target, facts: object }): Verdict[] => {
      const is = openTo(role, object, after);
      const old = is.length > 0 ? known.get(formerName(object, changes)) : undefined;
      const was = new Set(old ? openTo(role, old, before) : []);
      const open = is.filter((privilege) => !was.has(privilege));
      if (open.length === 0) return [];
      const name = qualifiedName(object.schema, object.name);
      const isForAll = object.grants.some(
        ({ grantee, privileges }) => grantee === everybody && privileges.some((privilege) => open.includes(privilege)),
      );
      const [holder, whose] = isForAll ? [everybody, `, and with it role ${sqlName(role)},`] : [sqlName(role), ""];
      const opened = verdict(
        "breaking",
        target,
        `Anyone may ${open.join(", ")} rows of ${name} without signing in: ${isForAll ? "" : "role "}${holder}${whose} holds these privileges, and ${whyOpen(object)}.`,
        `${remedy(object, name, after)}, or revoke the privileges from ${holder}.`,
      );
      return [{ ...opened, namedAs: grantIn(changes, target, [isForAll ? everybody : role]) }];
    });
    return [...ofObjects, ...ofNewTables(role, changes, before, after)];
  },
};

/** Tables that are not there yet, and will be open unless they are protected where they are created. */
function ofNewTables(role: string, changes: Change[], before: Database, after: Database): Verdict[] {
  const was = new Map(openByDefault(role, before).map(({ name, privileges }) => [name, privileges]));
  return openByDefault(role, after).flatMap(({ name, privileges, holder }) => {
    const open = privileges.filter((privilege) => !was.get(name)?.includes(privilege));
    if (open.length === 0) return [];
    const target: Target = { kind: "default privilege", name };
    const opened = verdict(
      "risky",
      target,
      `Anyone may ${open.join(", ")} rows of ${objectName(target)} without signing in, as soon as they are created, unless row-level security is enabled: ${holder === role ? `role ${sqlName(role)}` : `${holder}, and with it role ${sqlName(role)},`} gets these privileges by default.`,
      "Grant them only on what is open on purpose, or enable row-level security with each table that is created.",
    );
    return [{ ...doing("are open to anyone", opened), namedAs: grantIn(changes, target, [holder]) }];
  });
}

/** The privileges on the rows of new tables that a role gets, in schemas that it may use. */
const openByDefault = (role: string, { schemas, defaultPrivileges }: Database) =>
  defaultPrivileges.flatMap(({ name, objects, schema, grants }) => {
    const mayUse = ({ grants: own }: { grants: Facts["grants"] }) => holds(role, own, "USAGE");
    const isOpen = schemas.some((each) => (schema === undefined || each.name === schema) && mayUse(each));
    const held = commands.map((each) => each.toUpperCase()).filter((each) => holds(role, grants, each));
    if (objects !== "tables" || !isOpen || held.length === 0) return [];
    const holder = grants.find(({ grantee }) => grantee === everybody)?.privileges.some((each) => held.includes(each))
      ? everybody
      : role;
    return [{ name, privileges: held, holder }];
  });

const holds = (role: string, grants: Facts["grants"], privilege: string) =>
  grants.some(({ grantee, privileges }) => [role, everybody].includes(grantee) && privileges.includes(privilege));

type Facts = Table | View;
type Relation = { target: Target; facts: Facts };

const asTable = (partition: Partition): Table => ({
  columns: [],
  rules: [],
  inherits: [],
  ...partition,
  kind: "table",
});

/** Tables and views, and the partitions: whoever names one is held up by no policy of its table. */
const relationsIn = ({ objects }: Database): Relation[] =>
  objects.flatMap((object): Relation[] => {
    if (!isTable(object) && !isView(object)) return [];
    const { kind, schema, name } = object;
    const partitions = isTable(object) ? partitionsIn(object.partitioning) : [];
    return [
      { target: { kind, schema, name }, facts: object },
      ...partitions.map((each): Relation => ({ target: partitionTarget(object, each), facts: asTable(each) })),
    ];
  });

/** Whether there is such a role, as far as a database tells: something is granted to it, or a policy names it. */
const isKnown = (role: string, { schemas, defaultPrivileges, objects }: Database): boolean =>
  [...schemas, ...defaultPrivileges].some((each) => isGrantedTo(role, each)) ||
  objects.some(
    (each) =>
      isGrantedTo(role, each) ||
      ("columns" in each && each.columns.some((column) => isGrantedTo(role, column))) ||
      ("policies" in each && each.policies.some(({ roles }) => roles.includes(role))),
  );

const isGrantedTo = (role: string, facts: { grants?: Facts["grants"] } | object): boolean =>
  "grants" in facts && (facts.grants?.some(({ grantee }) => grantee === role) ?? false);

/** What it was called before. */
function formerName({ schema, name }: Facts, changes: Change[]): string {
  const from = changesTo(changes, "renamed", "table", "view", "materialized view").find(
    ({ target }) => target.schema === schema && target.name === name,
  )?.from;
  return qualifiedName(from?.schema ?? schema, from?.name ?? name);
}

/** The privileges that a role holds on all rows. */
function openTo(role: string, object: Facts, { engine, schemas }: Database): string[] {
  const schema = schemas.find(({ name }) => name === object.schema);
  if (!schema || !holds(role, schema.grants, "USAGE")) return [];
  const canBeWritten =
    object.kind !== "materialized view" && !(isView(object) && dialectOf(engine).isReadOnly?.(object));
  const usual = canBeWritten ? commands : (["select"] as const);
  const held = usual.filter((command) => holds(role, object.grants, command.toUpperCase()));
  const open = isView(object)
    ? held.filter(() => object.kind === "materialized view" || !dialectOf(engine).readsAsCaller?.(object))
    : held.filter((command) => object.rowSecurity === undefined || letsAllThrough(role, command, object.policies));
  return open.map((command) => command.toUpperCase());
}

const commands = ["select", "insert", "update", "delete"] as const;

function whyOpen(object: Facts): string {
  if (isView(object)) return "it reads with the rights of its owner, to whom no policy applies";
  return object.rowSecurity === undefined
    ? "row-level security is not enabled"
    : "a policy gives access to all rows: its condition is true";
}

function remedy(object: Facts, name: string, { engine }: Database): string {
  const { advice } = dialectOf(engine);
  if (object.kind === "materialized view") return "Move it to a schema that is not open";
  if (isView(object)) return advice.readAsCaller?.(name) ?? "Let it read with the rights of its caller";
  return object.rowSecurity === undefined
    ? `${advice.enableRowSecurity?.(name) ?? "Enable row-level security"}, with policies that say which rows are whose`
    : "Say in the policy which rows are whose";
}
