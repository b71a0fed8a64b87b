import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import type { Column } from "./replies.ts";

export type Properties = {
  version?: string;
  edition?: number;
  collation?: string;
  seesDefinitions?: boolean;
  serverRoles?: string[];
  /** Permissions of the login on the server, and the databases that it may open. */
  permissions?: string[];
  opens?: string[];
  /** What the login is called in the database. */
  user?: string;
};

/** SQLite has no word for a length that is any. */
const views = readFileSync(join(import.meta.dirname, "views.sql"), "utf8").replaceAll("(max)", "(8000)");

/** A database of the test server: its catalog views are tables of a SQLite, which runs the queries that are asked of it. */
export class Database {
  readonly name: string;
  private readonly sqlite = new DatabaseSync(":memory:");

  constructor(
    name: string,
    { version = "14.0.3456.2", edition = 3, collation, seesDefinitions = true, ...login }: Properties = {},
  ) {
    this.name = name;
    const { serverRoles = [], permissions = [], opens = [], user = "dbo" } = login;
    this.sqlite.exec("ATTACH ':memory:' AS sys");
    this.sqlite.exec(views);
    const functions: Record<string, (...args: SQLInputValue[]) => SQLInputValue> = {
      DB_NAME: () => name,
      USER_NAME: () => user,
      QUOTENAME: (text) => `[${String(text).replaceAll("]", "]]")}]`,
      SERVERPROPERTY: (property) =>
        property === "ProductVersion" ? version : property === "EngineEdition" ? edition : null,
      IS_SRVROLEMEMBER: (role) => Number(serverRoles.includes(String(role))),
      HAS_PERMS_BY_NAME: (securable, _class, permission) =>
        Number(securable === null ? permissions.includes(String(permission)) : seesDefinitions),
      HAS_DBACCESS: (database) => Number(opens.includes(String(database))),
      // CONVERT(nvarchar(400), value, 121): the first is read as a call, too.
      nvarchar: (length) => length ?? null,
      CONVERT: (_type, value) => (value === null ? null : String(value)),
    };
    for (const [called, work] of Object.entries(functions)) {
      this.sqlite.function(called, { varargs: true }, (...args) => work(...(args as SQLInputValue[])));
    }
    this.insert("databases", { name, database_id: 5, collation_name: collation ?? "Latin1_General_100_CI_AS" });
  }

  /** A row of a catalog view; what it says nothing of is as the view has it for nothing special. */
  insert(view: string, row: Record<string, SQLInputValue | boolean | undefined>): void {
    const known = Object.entries(row).filter(([, value]) => value !== undefined);
    const names = known.map(([column]) => `"${column}"`).join(", ");
    const marks = known.map(() => "?").join(", ");
    const values = known.map(([, value]) => (typeof value === "boolean" ? Number(value) : (value as SQLInputValue)));
    this.sqlite.prepare(`INSERT INTO sys.${view} (${names}) VALUES (${marks})`).run(...values);
  }

  /** What else is on the server. */
  know(names: string[]): void {
    this.execute("DELETE FROM sys.databases WHERE database_id <> 5");
    for (const name of names.filter((other) => other !== this.name)) this.insert("databases", { name, database_id: 6 });
  }

  execute(sql: string): void {
    this.sqlite.exec(sql);
  }

  query(sql: string): { columns: Column[]; rows: (string | number | null)[][] } {
    const statement = this.sqlite.prepare(sql);
    const declared = statement.columns();
    const found = statement.all() as Record<string, string | number | null>[];
    const rows = found.map((row) => declared.map(({ name }) => row[name] ?? null));
    const columns = declared.map(({ name, type }, at) => ({
      name,
      kind: kindOf(type?.toLowerCase(), rows.find((row) => row[at] !== null)?.[at]),
    }));
    return { columns, rows };
  }
}

/** By how the column was declared; what is computed, by its first value. */
function kindOf(type: string | undefined, value: string | number | null | undefined): Column["kind"] {
  if (type === "bit" || type === "bigint") return type;
  if (type && /^(tiny|small)?int$/.test(type)) return "int";
  return type === undefined && typeof value === "number" ? "int" : "text";
}
