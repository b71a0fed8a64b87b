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
export const changes: Record<string, Change> = {
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

/** A database with a random change of an object that is not among those `taken`, whose paths are added to it. */
export function changed(database: Database, { below }: Random, taken: Set<string>, n: string): Database {
  const free = database.objects.filter((object) => !taken.has(objectPath(object)));
  const pick = <T>(list: T[]) => list[below(list.length)];
  const names = Object.keys(changes);
  const { gone, made } = changes[names[below(names.length)] ?? ""]?.(free, pick, n) ?? {};
  const objects = [...database.objects.filter((object) => object !== gone), ...(made ? [made] : [])];
  const after = canonical(model.parse({ ...database, objects }));
  if (gone) taken.add(objectPath(gone));
  return after;
}
