import { canonical, objectPath } from "../../src/core/canonical/index.ts";
import type { Column } from "../../src/core/model/column.ts";
import { type Database, database as model, type Namespace, type SchemaObject } from "../../src/core/model/database.ts";
import type { Table } from "../../src/core/model/table.ts";
import type { random } from "./requests.ts";

type Random = ReturnType<typeof random>;
type Free = { objects: SchemaObject[]; schemas: Namespace[] };
/** Makes one change with new names that end in `n`; nothing where the database has not what it needs. */
type Change = (free: Free, pick: <T>(list: T[]) => T | undefined, n: string) => Made | undefined;
type List = "schemas" | "extensions" | "eventTriggers" | "servers" | "publications";
type Made = {
  gone?: SchemaObject | undefined;
  made?: object | undefined;
  /** What belongs to no schema, added, or in place of what has its name. */
  listed?: { list: List; name: string; [property: string]: unknown } | undefined;
};

const tablesIn = (objects: SchemaObject[]) => objects.filter((object) => object.kind === "table") as Table[];
const column = (name: string): Column => ({ name, type: "text", nullable: true }) as Column;

function alter(change: (table: Table, n: string) => Partial<Table>): Change {
  return ({ objects }, pick, n) => {
    const table = pick(tablesIn(objects));
    return table && { gone: table, made: { ...table, ...change(table, n) } };
  };
}

/** What DDL does to a database, as data. */
const changes: Record<string, Change> = {
  "add a table that refers to one"({ objects }, pick, n) {
    const other = pick(tablesIn(objects));
    const { schema = "public", name = "t" } = other ?? {};
    const references = { schema, name, columns: other?.primaryKey?.columns ?? ["id"] };
    const made = { kind: "table", schema, name: `new_${n}`, columns: [column("id")] };
    return { made: { ...made, foreignKeys: [{ name: `fk_${n}`, columns: ["id"], references }] } };
  },
  "add a column": alter(({ columns }, n) => ({ columns: [...columns, column(`c_${n}`)] })),
  "drop a column": alter(({ columns }) => ({ columns: columns.slice(0, -1) })),
  "alter a column": alter(({ columns }, n) => ({
    columns: columns.map((each, at) => (at === 0 ? { ...each, type: "numeric", comment: n } : each)),
  })),
  "comment on a table": alter((_, n) => ({ comment: `Comment ${n}` })),
  "add an index": alter(({ indexes, columns }, n) => ({
    indexes: [...indexes, { name: `i_${n}`, method: "btree", key: [{ column: columns[0]?.name ?? "id" }] } as never],
  })),
  "drop a table": ({ objects }, pick) => ({ gone: pick(tablesIn(objects)) }),
  "add a value to an enum"({ objects }, pick, n) {
    const found = pick(objects.filter((object) => object.kind === "enum"));
    return found && { gone: found, made: { ...found, values: [...found.values, `v_${n}`] } };
  },
  "add a view"({ objects }, pick, n) {
    const { schema = "public", name = "t" } = pick(tablesIn(objects)) ?? {};
    const view = { kind: "view", schema, name: `view_${n}`, columns: [column("a")], dependsOn: [{ schema, name }] };
    return { made: { ...view, definition: `SELECT ${n}` } };
  },
  "add a function"({ objects }, pick, n) {
    const { schema = "public" } = pick(objects) ?? {};
    const routine = { kind: "routine", schema, name: `f_${n}`, signature: "", form: "function" };
    return { made: { ...routine, arguments: [], returns: "integer", language: "sql", body: `SELECT ${n}` } };
  },
  "add a schema with a table": (_, _pick, n) => ({
    listed: { list: "schemas", name: `schema_${n}` },
    made: { kind: "table", schema: `schema_${n}`, name: "first", columns: [column("id")] },
  }),
  "comment on a schema"({ schemas }, pick, n) {
    const found = pick(schemas);
    return found && { listed: { list: "schemas", ...found, comment: `Comment ${n}` } };
  },
  "add an extension": (_, _pick, n) => ({ listed: { list: "extensions", name: `extension_${n}`, schema: "public" } }),
  "add a publication": (_, _pick, n) => ({
    listed: { list: "publications", name: `publication_${n}`, allTables: true, operations: ["insert"] },
  }),
  "add a server": (_, _pick, n) => ({ listed: { list: "servers", name: `server_${n}`, wrapper: "file_fdw" } }),
  "add an event trigger": (_, _pick, n) => ({
    listed: {
      list: "eventTriggers",
      name: `trigger_${n}`,
      event: "sql_drop",
      routine: { schema: "public", name: "f" },
    },
  }),
};

/** A random change of what is not `taken` by another, or of nothing. */
export function randomChange({ objects, schemas }: Database, { below }: Random, n: string, taken: Made = {}): Made {
  const ways = Object.values(changes);
  const change = ways[below(ways.length)];
  // Half of the time one of the first few, so that changes meet at what they refer to.
  const pick = <T>(list: T[]) => list[below(below(2) === 0 ? Math.min(6, list.length) : list.length)];
  const free = {
    objects: objects.filter((object) => taken.gone === undefined || objectPath(object) !== objectPath(taken.gone)),
    schemas: schemas.filter(({ name }) => name !== taken.listed?.name),
  };
  return change?.(free, pick, n) ?? {};
}

/** The database with a change. */
export function changed(database: Database, { gone, made, listed }: Made): Database {
  const kept = database.objects.filter((object) => gone === undefined || objectPath(object) !== objectPath(gone));
  return canonical(model.parse({ ...database, ...withListed(), objects: [...kept, ...(made ? [made] : [])] }));

  function withListed() {
    if (listed === undefined) return {};
    const { list, ...thing } = listed;
    return { [list]: [...database[list].filter(({ name }) => name !== thing.name), thing] };
  }
}
