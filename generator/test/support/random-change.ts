import { canonical, objectPath } from "../../src/core/canonical/index.ts";
import type { Column } from "../../src/core/model/column.ts";
import { type Database, database as model, type SchemaObject } from "../../src/core/model/database.ts";
import type { Table } from "../../src/core/model/table.ts";
import type { random } from "./requests.ts";

type Random = ReturnType<typeof random>;
/** Makes one change with new names that end in `n`; nothing where the database has not what it needs. */
type Change = (objects: SchemaObject[], pick: <T>(list: T[]) => T | undefined, n: string) => Made | undefined;
type Made = { gone?: SchemaObject | undefined; made?: object | undefined };

const tablesIn = (objects: SchemaObject[]) => objects.filter((object) => object.kind === "table") as Table[];
const column = (name: string): Column => ({ name, type: "text", nullable: true }) as Column;

function alter(change: (table: Table, n: string) => Partial<Table>): Change {
  return (objects, pick, n) => {
    const table = pick(tablesIn(objects));
    return table && { gone: table, made: { ...table, ...change(table, n) } };
  };
}

/** What DDL does to a database, as data. */
const changes: Record<string, Change> = {
  "add a table that refers to one"(objects, pick, n) {
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
  "drop a table": (objects, pick) => ({ gone: pick(tablesIn(objects)) }),
  "add a value to an enum"(objects, pick, n) {
    const found = pick(objects.filter((object) => object.kind === "enum"));
    return found && { gone: found, made: { ...found, values: [...found.values, `v_${n}`] } };
  },
  "add a view"(objects, pick, n) {
    const { schema = "public", name = "t" } = pick(tablesIn(objects)) ?? {};
    const view = { kind: "view", schema, name: `view_${n}`, columns: [column("a")], dependsOn: [{ schema, name }] };
    return { made: { ...view, definition: `SELECT ${n}` } };
  },
  "add a function"(objects, pick, n) {
    const { schema = "public" } = pick(objects) ?? {};
    const routine = { kind: "routine", schema, name: `f_${n}`, signature: "", form: "function" };
    return { made: { ...routine, arguments: [], returns: "integer", language: "sql", body: `SELECT ${n}` } };
  },
};

/** A random change of an object that is not `taken`, or of none. */
export function randomChange({ objects }: Database, { below }: Random, n: string, taken?: SchemaObject): Made {
  const pick = <T>(list: T[]) => list[below(list.length)];
  const change = changes[pick(Object.keys(changes)) ?? ""];
  return (
    change?.(
      objects.filter((object) => object !== taken),
      pick,
      n,
    ) ?? {}
  );
}

/** The database with a change. */
export function changed(database: Database, { gone, made }: Made): Database {
  const kept = database.objects.filter((object) => gone === undefined || objectPath(object) !== objectPath(gone));
  return canonical(model.parse({ ...database, objects: [...kept, ...(made ? [made] : [])] }));
}
