import type { DatabaseFacts, OtherObject } from "../../../../core/model/database.ts";
import { byText } from "../../../../core/names/by-text.ts";
import { defaultPrivilegeName } from "../../../../core/names/default-privilege.ts";
import type { ObjectFilter } from "../../../engine.ts";
import { foreignOptions } from "../foreign-options.ts";
import type { DefaultsRow, ForeignRow, WatcherRow } from "../queries/globals.ts";
import type { OtherObjectRow } from "../queries/other-objects.ts";
import type { Catalog } from "./catalog.ts";
import { optionsOf, translateGrants, translateOwned, translateState } from "./shared.ts";

const comment = (row: { comment?: string }) => (row.comment === undefined ? {} : { comment: row.comment });
const owner = (row: { owner?: string }) => (row.owner === undefined ? {} : { owner: row.owner });

/** What every new database says of its schema `public`: nobody's comment. */
const initial = "standard public schema";
/** And what a new server says of its databases. */
const initialDatabase = /^(default administrative connection database|default template for new databases)$/;

type Wanted = {
  keep: (schema: string) => boolean;
  filter: ObjectFilter;
  /** Roles that are a platform's own. */
  platformRoles: readonly string[];
};

/** What belongs to no schema, or has no kind of its own; `keep` says which schemas are wanted, `filter` which objects. */
export function translateGlobals(
  { rows }: Catalog,
  { keep, filter, platformRoles }: Wanted,
): Omit<DatabaseFacts, "engine"> {
  // A row is missing where it may not be read.
  const [row = { schemas: [], extensions: [], defaults: [], others: [], on_server: [] }] = rows.globals;
  const [watchers = { event_triggers: [], publications: [] }] = rows.watchers;
  const [foreign = { servers: [] }] = rows.foreign;
  return {
    ...(row.comment !== undefined && !initialDatabase.test(row.comment) && { comment: row.comment }),
    ...owner(row),
    onServer: Object.fromEntries(row.on_server.map(({ kind, number }) => [kind, number])),
    schemas: row.schemas
      .filter(({ name }) => keep(name))
      .map((schema) => ({
        name: schema.name,
        ...(schema.name === "public" && schema.comment === initial ? {} : comment(schema)),
        ...translateOwned(schema),
      })),
    extensions: row.extensions.map(({ name, schema, ...rest }) => ({
      name,
      ...(schema && { schema }),
      ...comment(rest),
    })),
    eventTriggers: watchers.event_triggers.map((trigger) => {
      const state = translateState(trigger.state);
      return {
        name: trigger.name,
        ...comment(trigger),
        event: trigger.event,
        ...(trigger.tags && { tags: trigger.tags }),
        routine: { schema: trigger.routine_schema, name: trigger.routine },
        ...(state && { state }),
        ...owner(trigger),
      };
    }),
    servers: foreign.servers.map(translateServer),
    publications: watchers.publications.map(translatePublication),
    defaultPrivileges: translateDefaults(
      row.defaults.filter(
        ({ schema, creator }) => (schema === undefined || keep(schema)) && !platformRoles.includes(creator ?? ""),
      ),
    ),
    otherObjects: row.others
      .filter(({ schema, name }) => schema === undefined || filter(schema, name))
      .map(translateOther),
  };
}

const newObjects = {
  ...({ r: "tables", S: "sequences", f: "routines", T: "types", n: "schemas", L: "large objects" } as const),
};

/**
 * Who creates things is told only where it makes a difference: the role that runs migrations is called otherwise on another server, and
 * owns the database or does not.
 */
function translateDefaults(rows: DefaultsRow[]): DatabaseFacts["defaultPrivileges"] {
  const all = rows
    .map((row) => {
      const objects = newObjects[row.objects];
      const which = { objects, ...(row.schema !== undefined && { schema: row.schema }) };
      return { ...row, which, grants: translateGrants(row.acl, "default privilege", defaultPrivilegeName(which)) };
    })
    .filter(({ grants }) => grants.length > 0);
  const groups = Map.groupBy(all, ({ which }) => defaultPrivilegeName(which));
  return [...groups.values()].flatMap((group) => {
    const [{ which, grants }] = group as [(typeof all)[number]];
    const inOrder = (list: typeof grants) => JSON.stringify([...list].sort((a, b) => byText(a.grantee, b.grantee)));
    if (group.every((each) => inOrder(each.grants) === inOrder(grants)))
      return [{ name: defaultPrivilegeName(which), ...which, grants }];
    return group.map(({ creator, grants: own }) => {
      const ofOne = { ...which, ...(creator !== undefined && { creator }) };
      return { name: defaultPrivilegeName(ofOne), ...ofOne, grants: own };
    });
  });
}

function translateOther({ title, definition, options: given, ...rest }: OtherObjectRow): OtherObject {
  const options = optionsOf({ values: foreignOptions("wrapper", given) });
  return {
    name: title,
    ...comment(rest),
    definition,
    ...(options && { options }),
    ...translateOwned(rest, "other object", title),
  };
}

function translateServer(row: ForeignRow["servers"][number]): DatabaseFacts["servers"][number] {
  const options = optionsOf({ values: foreignOptions("server", row.options) });
  return {
    name: row.name,
    ...comment(row),
    wrapper: row.wrapper,
    ...(row.type && { type: row.type }),
    ...(row.version && { version: row.version }),
    ...(options && { options }),
    ...translateOwned(row),
  };
}

function translatePublication(row: WatcherRow["publications"][number]): DatabaseFacts["publications"][number] {
  const options = optionsOf({
    publishViaPartitionRoot: row.via_root,
    publishGeneratedColumns: row.generated && "stored",
  });
  return {
    name: row.name,
    ...comment(row),
    ...(row.all_tables && { allTables: true as const }),
    ...(row.schemas && { schemas: row.schemas }),
    ...(row.tables && { tables: row.tables }),
    operations: (["insert", "update", "delete", "truncate"] as const).filter((operation) => row[operation]),
    ...(options && { options }),
    ...owner(row),
  };
}
