// Writes what scripts make into the catalog views of a test database, as SQL Server would, as far as tests need it.
import { Database, type Properties } from "./database.ts";
import { batchesOf, bracketed, listAt, nameIn, pathAt, piecesOf, textIn } from "./script.ts";
import { serverTypes } from "./types.ts";

type Table = { id: number; schema: string; name: string; columns: Map<string, number>; indexes: number };
type Typed = { user_type_id: number; system_type_id: number; max_length: number; precision: number; scale: number };

/** A database that scripts can be run on; `base` is the first of its ids, which are others in every database. */
export class ScriptedDatabase extends Database {
  readonly tables = new Map<string, Table>();
  private readonly schemas = new Map<string, number>();
  private readonly types = new Map<string, Typed>();
  private readonly base: number;
  private made = 0;

  constructor(name: string, options: Properties & { base?: number } = {}) {
    super(name, options);
    this.base = options.base ?? 1000;
    for (const [schema, id] of [
      ["dbo", 1],
      ["guest", 2],
      ["INFORMATION_SCHEMA", 3],
      ["sys", 4],
    ] as const) {
      this.schemas.set(schema, id);
      this.insert("schemas", { name: schema, schema_id: id });
    }
    this.insert("data_spaces", { name: "PRIMARY", data_space_id: 1, type: "FG", is_default: 1 });
    for (const [type, system, user, length, precision, scale] of serverTypes) {
      const facts = { system_type_id: system, user_type_id: user, max_length: length, precision, scale };
      this.types.set(`sys.${type}`, facts);
      this.insert("types", { name: type, schema_id: 4, ...facts });
    }
  }

  id(): number {
    this.made += 1;
    return this.base + this.made;
  }

  schemaId(name: string): number {
    const known = this.schemas.get(name);
    if (known !== undefined) return known;
    const id = 4 + this.schemas.size;
    this.schemas.set(name, id);
    this.insert("schemas", { name, schema_id: id });
    return id;
  }

  table(path: string): Table {
    const found = this.tables.get(path.toLowerCase());
    if (!found) throw new Error(`no table ${path}`);
    return found;
  }

  /** An object of its own, such as a view. */
  object(schema: string, name: string, type: string, parent = 0): number {
    const id = this.id();
    this.insert("objects", { object_id: id, name, schema_id: this.schemaId(schema), type, parent_object_id: parent });
    return id;
  }

  load(script: string): this {
    for (const batch of batchesOf(script)) this.batch(batch);
    return this;
  }

  /** Whether all that a script names is there; if not, nothing of it is left. */
  attempt(script: string): boolean {
    const known = new Set(this.tables.keys());
    this.execute("SAVEPOINT attempt");
    try {
      this.load(script);
      return true;
    } catch (error) {
      if (!/^no (table|type)/.test((error as Error).message)) throw error;
      this.execute("ROLLBACK TO attempt");
      for (const name of this.tables.keys()) if (!known.has(name)) this.tables.delete(name);
      return false;
    } finally {
      this.execute("RELEASE attempt");
    }
  }

  private batch(sql: string): void {
    const code = /^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*CREATE\s+(VIEW|PROC(?:EDURE)?|FUNCTION|TRIGGER)\b/i.exec(sql);
    const all = piecesOf(sql);
    if (code) {
      this.code(code[1]!.toUpperCase(), sql, all);
      return;
    }
    for (let at = 0; at < all.length; at++) {
      const phrase = all
        .slice(at, at + 3)
        .join(" ")
        .toUpperCase();
      if (/^CREATE SCHEMA/.test(phrase)) this.schemaId(nameIn(all[at + 2]!));
      else if (/^CREATE TABLE/.test(phrase)) this.createTable(all, at + 2);
      else if (/^CREATE TYPE/.test(phrase)) this.createType(all, at + 2);
      else if (/^SP_ADDTYPE$/i.test(all[at]!)) this.addType(all.slice(at + 1, at + 6));
      else if (/^CREATE SEQUENCE/.test(phrase)) this.createSequence(all, at + 2);
      else if (/^CREATE (UNIQUE|CLUSTERED|NONCLUSTERED|INDEX)/.test(phrase)) this.createIndex(all, at + 1);
      else if (/^ALTER TABLE/.test(phrase)) this.alterTable(all, at + 2);
      else if (/SP_ADDEXTENDEDPROPERTY/.test(all[at]!.toUpperCase())) this.property(all.slice(at + 1));
    }
  }

  private typeAt(all: string[], at: number): { type: Typed; end: number } {
    const isOwn = all[at + 1] === ".";
    const path = isOwn ? `${nameIn(all[at]!)}.${nameIn(all[at + 2]!)}` : nameIn(all[at]!).toLowerCase();
    const synonyms: Record<string, string> = {
      rowversion: "timestamp",
      integer: "int",
      dec: "decimal",
      character: "char",
    };
    const type =
      this.types.get(path) ??
      this.types.get(`sys.${synonyms[path] ?? path}`) ??
      this.types.get(`dbo.${nameIn(all[at]!)}`);
    if (!type) throw new Error(`no type ${path}`);
    let end = at + (isOwn ? 3 : 1);
    if (all[end] !== "(" || path === "xml")
      return {
        type: this.sized(path, type, []),
        end: path === "xml" && all[end] === "(" ? listAt(all, end + 1).end : end,
      };
    const list = listAt(all, end + 1);
    end = list.end;
    return {
      type: this.sized(
        path,
        type,
        list.parts.map(([one = ""]) => (/max/i.test(one) ? -1 : Number(one))),
      ),
      end,
    };
  }

  private sized(name: string, type: Typed, [size, scale]: number[]): Typed {
    if (/^n(var)?char$/.test(name)) return { ...type, max_length: size === -1 ? -1 : 2 * (size ?? 1) };
    if (/^((var)?char|(var)?binary)$/.test(name)) return { ...type, max_length: size ?? 1 };
    if (/^(decimal|numeric)$/.test(name)) return { ...type, precision: size ?? 18, scale: scale ?? 0 };
    return /^(time|datetime2|datetimeoffset)$/.test(name) && size !== undefined ? { ...type, scale: size } : type;
  }

  private createTable(all: string[], from: number): void {
    const { schema, name, end } = pathAt(all, from);
    if (name.startsWith("#") || all[end] !== "(") return;
    const id = this.object(schema, name, "U ");
    this.insert("tables", { object_id: id, name, schema_id: this.schemaId(schema) });
    const table: Table = { id, schema, name, columns: new Map(), indexes: 0 };
    this.tables.set(`${schema}.${name}`.toLowerCase(), table);
    this.insert("indexes", { object_id: id, index_id: 0, type: 0, type_desc: "HEAP" });
    const { parts } = listAt(all, end + 1);
    const isColumn = (part: string[]) => !/^(CONSTRAINT|PRIMARY|UNIQUE|FOREIGN|CHECK|PERIOD|INDEX)$/i.test(part[0]!);
    for (const part of parts.filter(isColumn)) this.column(table, part);
    for (const part of parts.filter((one) => !isColumn(one))) this.constraint(table, part);
  }

  column(table: Table, part: string[]): void {
    const name = nameIn(part[0]!);
    const column_id = table.columns.size + 1;
    table.columns.set(name.toLowerCase(), column_id);
    const row = { object_id: table.id, name, column_id };
    if (/^AS$/i.test(part[1]!)) {
      const { end } = listAt(part, 3);
      const definition = bracketed(part.slice(2, end), table.columns).join("");
      const isPersisted = part.slice(end).some((word) => /^PERSISTED$/i.test(word));
      this.insert("columns", {
        ...row,
        ...this.types.get("sys.nvarchar"),
        is_computed: true,
        is_nullable: !/NOT NULL/i.test(part.slice(end).join(" ")),
      });
      this.insert("computed_columns", { ...row, definition, is_persisted: isPersisted });
      return;
    }
    const { type, end } = this.typeAt(part, 1);
    const rest = part.slice(end);
    const text = rest.join(" ");
    const isText = /^(167|175|231|239|35|99)$/.test(String(type.system_type_id));
    const collation = /\bCOLLATE (\w+)/i.exec(text)?.[1];
    const time = /GENERATED ALWAYS AS ROW (START|END)/i.exec(text)?.[1];
    const identity = /\bIDENTITY(?: \( (-?\d+) , (-?\d+) \))?/i.exec(text);
    const defaultAt = rest.findIndex((word) => /^DEFAULT$/i.test(word));
    const default_object_id = defaultAt === -1 ? 0 : this.id();
    this.insert("columns", {
      ...{ ...row, ...type, default_object_id, is_identity: identity !== null },
      collation_name: isText ? (collation ?? "Latin1_General_100_CI_AS") : undefined,
      is_nullable: !/\bNOT NULL\b|PRIMARY KEY|\bIDENTITY\b/i.test(text),
      generated_always_type: time === undefined ? 0 : /start/i.test(time) ? 1 : 2,
      ...{
        is_hidden: /\bHIDDEN\b/i.test(text),
        is_sparse: /\bSPARSE\b/i.test(text),
        is_rowguidcol: /ROWGUIDCOL/i.test(text),
      },
    });
    if (identity)
      this.insert("identity_columns", {
        ...row,
        seed_value: Number(identity[1] ?? 1),
        increment_value: Number(identity[2] ?? 1),
      });
    const mask = /MASKED WITH \( FUNCTION = ('[^']*') \)/i.exec(text)?.[1];
    if (mask) this.insert("masked_columns", { ...row, masking_function: textIn(mask) });
    if (defaultAt !== -1) this.setDefault(table, column_id, rest, defaultAt, default_object_id);
    for (const [index, word] of rest.entries()) {
      const own = /^CONSTRAINT$/i.test(rest[index - 2] ?? "") ? ["CONSTRAINT", rest[index - 1]!] : [];
      if (/^(PRIMARY|UNIQUE)$/i.test(word))
        this.constraint(table, [
          ...own,
          word,
          ...(/^PRIMARY$/i.test(word) ? ["KEY"] : []),
          ...(/^(NON)?CLUSTERED$/i.test(rest[index + 2] ?? "") ? [rest[index + 2]!] : []),
          "(",
          name,
          ")",
        ]);
      if (/^CHECK$/i.test(word)) this.constraint(table, [...own, ...rest.slice(index)], column_id);
      if (/^REFERENCES$/i.test(word))
        this.constraint(table, [...own, "FOREIGN", "KEY", "(", name, ")", ...rest.slice(index)]);
    }
  }

  private setDefault(table: Table, column: number, rest: string[], at: number, id: number): void {
    const isNamed = /^CONSTRAINT$/i.test(rest[at - 2] ?? "");
    const given = rest[at + 1] === "(" ? rest.slice(at + 1, listAt(rest, at + 2).end) : this.bare(rest, at + 1);
    const value = given.map((word) => (/^CURRENT_TIMESTAMP$/i.test(word) ? "getdate()" : word));
    const definition =
      value[0] === "(" ? value.join("").replace(/NEXTVALUEFOR/i, "NEXT VALUE FOR ") : `(${value.join("")})`;
    this.insert("default_constraints", {
      ...{
        object_id: id,
        parent_object_id: table.id,
        parent_column_id: column,
        definition,
        schema_id: this.schemaId(table.schema),
      },
      name: isNamed ? nameIn(rest[at - 1]!) : `DF__${table.name.slice(0, 9)}__${this.number()}`,
      is_system_named: !isNamed,
    });
  }

  private bare(rest: string[], at: number): string[] {
    return rest[at + 1] === "("
      ? rest.slice(at, listAt(rest, at + 2).end)
      : rest.slice(at, at + (rest[at] === "-" ? 2 : 1));
  }

  /** What the server ends the names with that it makes up. */
  private number = (): string => (this.base * 7919 + this.id() * 104729).toString(16).toUpperCase().padStart(8, "0");

  constraint(table: Table, part: string[], column = 0): void {
    const isNamed = /^CONSTRAINT$/i.test(part[0]!);
    const at = isNamed ? 2 : 0;
    const kind = part[at]!.toUpperCase();
    const id = this.id();
    const schema_id = this.schemaId(table.schema);
    const own = (prefix: string) =>
      isNamed ? nameIn(part[1]!) : `${prefix}__${table.name.slice(0, 9)}__${this.number()}`;
    const of = { object_id: id, schema_id, parent_object_id: table.id, is_system_named: !isNamed };
    if (kind === "PRIMARY" || kind === "UNIQUE") {
      const isPrimary = kind === "PRIMARY";
      const open = part.indexOf("(", at);
      const words = part.slice(at, open).join(" ").toUpperCase();
      const isClustered = words.includes("NONCLUSTERED") ? false : words.includes("CLUSTERED") || isPrimary;
      const name = own(isPrimary ? "PK" : "UQ");
      const unique_index_id = this.index(table, name, isClustered, listAt(part, open + 1).parts, {
        is_unique: true,
        is_primary_key: isPrimary,
        is_unique_constraint: !isPrimary,
      });
      this.insert("key_constraints", { ...of, name, type: isPrimary ? "PK" : "UQ", unique_index_id });
    } else if (kind === "CHECK") {
      const { end } = listAt(part, at + 2);
      this.insert("check_constraints", {
        ...of,
        name: own("CK"),
        parent_column_id: column,
        definition: bracketed(part.slice(at + 1, end), table.columns).join(" "),
      });
    } else if (kind === "FOREIGN") {
      const mine = listAt(part, at + 3);
      const other = pathAt(part, mine.end + 1);
      const target = this.table(`${other.schema}.${other.name}`);
      const theirs = part[other.end] === "(" ? listAt(part, other.end + 1).parts : [[[...target.columns.keys()][0]!]];
      const text = part.slice(other.end).join(" ");
      const action = (verb: string) =>
        new RegExp(`ON ${verb} (CASCADE|SET NULL|SET DEFAULT)`, "i").exec(text)?.[1]?.toUpperCase().replace(" ", "_") ??
        "NO_ACTION";
      this.insert("foreign_keys", {
        ...of,
        name: own("FK"),
        referenced_object_id: target.id,
        delete_referential_action_desc: action("DELETE"),
        update_referential_action_desc: action("UPDATE"),
      });
      for (const [index, [column = ""]] of mine.parts.entries()) {
        this.insert("foreign_key_columns", {
          ...{
            constraint_object_id: id,
            constraint_column_id: index + 1,
            parent_object_id: table.id,
            referenced_object_id: target.id,
          },
          parent_column_id: this.columnId(table, column),
          referenced_column_id: this.columnId(target, theirs[index]?.[0] ?? ""),
        });
      }
    }
  }

  columnId(table: Table, piece: string): number {
    const id = table.columns.get(nameIn(piece).toLowerCase());
    if (id === undefined) throw new Error(`no column ${piece} in ${table.name}`);
    return id;
  }

  index(
    table: Table,
    name: string,
    isClustered: boolean,
    parts: string[][],
    more: Record<string, string | number | boolean | undefined> = {},
    include: string[][] = [],
  ): number {
    if (isClustered) this.execute(`DELETE FROM sys.indexes WHERE object_id = ${table.id} AND index_id = 0`);
    else table.indexes = Math.max(table.indexes, 1) + 1;
    const index_id = isClustered ? 1 : table.indexes;
    const facts = { type: isClustered ? 1 : 2, type_desc: isClustered ? "CLUSTERED" : "NONCLUSTERED" };
    this.insert("indexes", { object_id: table.id, name, index_id, ...facts, ...more });
    for (const [at, [column = "", order]] of [...parts, ...include].entries()) {
      this.insert("index_columns", {
        ...{ object_id: table.id, index_id, index_column_id: at + 1, column_id: this.columnId(table, column) },
        ...{
          key_ordinal: at < parts.length ? at + 1 : 0,
          is_included_column: at >= parts.length,
          is_descending_key: /^DESC$/i.test(order ?? ""),
        },
      });
    }
    return index_id;
  }

  private createIndex(all: string[], from: number): void {
    const named = all.findIndex((word, at) => at >= from && /^INDEX$/i.test(word));
    const words = all.slice(from, named).join(" ").toUpperCase();
    if (/COLUMNSTORE|XML|SPATIAL|FULLTEXT/.test(words)) return;
    const on = all.findIndex((word, at) => at > named && /^ON$/i.test(word));
    const { schema, name, end } = pathAt(all, on + 1);
    const table = this.tables.get(`${schema}.${name}`.toLowerCase());
    if (!table || all[end] !== "(") return;
    const key = listAt(all, end + 1);
    const hasMore = /^INCLUDE$/i.test(all[key.end] ?? "");
    const include = hasMore ? listAt(all, key.end + 2) : { parts: [], end: key.end };
    const filter = /^WHERE$/i.test(all[include.end] ?? "")
      ? all.slice(
          include.end + 1,
          all.findIndex((word, at) => at > include.end && (word === ";" || /^(WITH|ON|CREATE)$/i.test(word))),
        )
      : [];
    const filter_definition = filter.length > 0 ? `(${bracketed(filter, table.columns).join(" ")})` : undefined;
    this.index(
      table,
      nameIn(all[named + 1]!),
      /(^| )CLUSTERED/.test(words),
      key.parts,
      { is_unique: words.includes("UNIQUE"), filter_definition },
      include.parts,
    );
  }

  private alterTable(all: string[], from: number): void {
    const { schema, name, end } = pathAt(all, from);
    const table = this.tables.get(`${schema}.${name}`.toLowerCase());
    const add = all.findIndex((word, at) => at >= end && at <= end + 2 && /^ADD$/i.test(word));
    if (!table || add === -1) return;
    const stop = all.findIndex(
      (word, at) => at > add && (word === ";" || /^(ALTER|CREATE|PRINT|EXEC|EXECUTE)$/i.test(word)),
    );
    const isUnchecked = /^NOCHECK$/i.test(all[add - 1] ?? "");
    const { parts } = listAt(all.slice(0, stop === -1 ? undefined : stop), add + 1);
    for (const part of parts) {
      const at = /^CONSTRAINT$/i.test(part[0]!) ? 2 : 0;
      if (/^(PRIMARY|UNIQUE|FOREIGN|CHECK)$/i.test(part[at]!)) {
        this.constraint(table, part);
        const name = nameIn(part[1] ?? "").replaceAll("'", "''");
        for (const view of isUnchecked ? ["check_constraints", "foreign_keys"] : []) {
          this.execute(`UPDATE sys.${view} SET is_not_trusted = 1 WHERE name = '${name}'`);
        }
      } else if (/^DEFAULT$/i.test(part[at]!)) {
        const on = part.findLastIndex((word) => /^FOR$/i.test(word));
        const column = this.columnId(table, part[on + 1]!);
        const id = this.id();
        this.execute(
          `UPDATE sys.columns SET default_object_id = ${id} WHERE object_id = ${table.id} AND column_id = ${column}`,
        );
        this.setDefault(table, column, part, at, id);
      } else if (at === 0) this.column(table, part);
    }
  }

  private createType(all: string[], from: number): void {
    const { schema, name, end } = pathAt(all, from);
    const user_type_id = this.id();
    const of = { name, schema_id: this.schemaId(schema), user_type_id, is_user_defined: true };
    if (/^FROM$/i.test(all[end]!)) {
      const { type, end: behind } = this.typeAt(all, end + 1);
      const isNotNull = /^NOT NULL/i.test(all.slice(behind, behind + 2).join(" "));
      this.types.set(`${schema}.${name}`, { ...type, user_type_id });
      this.insert("types", { ...type, ...of, is_nullable: !isNotNull });
      return;
    }
    const open = all.indexOf("(", end);
    const id = this.id();
    this.insert("objects", {
      object_id: id,
      name: `TT_${name}_${this.number()}`,
      schema_id: 4,
      type: "TT",
      is_ms_shipped: true,
    });
    const table: Table = { id, schema, name, columns: new Map(), indexes: 0 };
    for (const part of listAt(all, open + 1).parts) {
      if (/^(CONSTRAINT|PRIMARY|UNIQUE|CHECK)$/i.test(part[0]!)) this.constraint(table, part);
      else if (!/^INDEX$/i.test(part[0]!)) this.column(table, part);
    }
    this.types.set(`${schema}.${name}`, { system_type_id: 243, user_type_id, max_length: -1, precision: 0, scale: 0 });
    this.insert("types", { ...of, system_type_id: 243, max_length: -1, is_table_type: true, is_nullable: false });
    this.insert("table_types", {
      name,
      schema_id: this.schemaId(schema),
      user_type_id,
      type_table_object_id: id,
      is_memory_optimized: /MEMORY_OPTIMIZED/i.test(all.join(" ")),
    });
  }

  /** sp_addtype id, 'varchar(11)', 'NOT NULL' */
  private addType([name = "", , type = "", , nullability = ""]: string[]): void {
    const tail = /NOT NULL/i.test(nullability) ? ["NOT", "NULL"] : [];
    this.createType([name, "FROM", ...piecesOf(textIn(type)), ...tail], 0);
  }

  private createSequence(all: string[], from: number): void {
    const { schema, name, end } = pathAt(all, from);
    const text = all.slice(end).join(" ").split(";")[0]!;
    const value = (words: string) =>
      new RegExp(`${words} (- )?(\\d+)`, "i").exec(text)?.slice(1).join("").replace(" ", "");
    const type = /^AS (\[?\w+\]?)/i.exec(text)?.[1] ?? "bigint";
    const limits: Record<string, [string, string]> = {
      int: ["-2147483648", "2147483647"],
      bigint: ["-9223372036854775808", "9223372036854775807"],
    };
    const [min, max] = limits[nameIn(type).toLowerCase()] ?? limits.bigint!;
    const least = value("MINVALUE") ?? min;
    this.insert("sequences", {
      ...{ object_id: this.object(schema, name, "SO"), name, schema_id: this.schemaId(schema), ...this.typeOnly(type) },
      ...{
        start_value: value("START WITH") ?? least,
        increment: value("INCREMENT BY") ?? "1",
        minimum_value: least,
        maximum_value: value("MAXVALUE") ?? max,
      },
      ...{
        is_cycling: /(?<!NO )\bCYCLE\b/i.test(text),
        is_cached: !/NO CACHE/i.test(text),
        cache_size: value("CACHE") && Number(value("CACHE")),
      },
    });
  }

  private typeOnly(name: string) {
    const { user_type_id, system_type_id, precision, scale } = this.types.get(`sys.${nameIn(name).toLowerCase()}`)!;
    return { user_type_id, system_type_id, precision, scale };
  }

  /** A view, routine or trigger: the statement as it is, with what stands in its head. */
  private code(kind: string, sql: string, all: string[]): void {
    const { schema, name, end } = pathAt(all, 2);
    const head = all.slice(end, 60 + end).join(" ");
    const facts = {
      definition: sql,
      is_schema_bound: /WITH (\w+ , )*SCHEMABINDING/i.test(head),
      execute_as_principal_id: /EXECUTE AS OWNER/i.test(head) ? -2 : undefined,
    };
    if (kind === "TRIGGER") {
      const on = pathAt(all, end + 1);
      const table = this.tables.get(`${on.schema}.${on.name}`.toLowerCase());
      if (!table) return;
      const id = this.object(schema, name, "TR", table.id);
      this.insert("triggers", {
        object_id: id,
        name,
        parent_id: table.id,
        is_instead_of_trigger: /INSTEAD OF/i.test(head),
      });
      const verbs = /(?:AFTER|FOR|INSTEAD OF) ((?:INSERT|UPDATE|DELETE|,| )+)/i.exec(head)?.[1] ?? "";
      for (const [at, verb] of ["INSERT", "UPDATE", "DELETE"].entries())
        if (verbs.toUpperCase().includes(verb))
          this.insert("trigger_events", { object_id: id, type: at + 1, type_desc: verb });
      this.insert("sql_modules", { object_id: id, ...facts });
      return;
    }
    const isTable = /RETURNS TABLE/i.test(head);
    const type =
      kind === "VIEW"
        ? "V "
        : kind.startsWith("PROC")
          ? "P "
          : isTable
            ? "IF"
            : /RETURNS @\w+ TABLE/i.test(head)
              ? "TF"
              : "FN";
    const id = this.object(schema, name, type);
    this.insert("sql_modules", { object_id: id, ...facts });
    if (kind === "VIEW") {
      this.insert("views", {
        object_id: id,
        name,
        schema_id: this.schemaId(schema),
        with_check_option: /WITH CHECK OPTION/i.test(sql),
      });
      this.columnsOfView(id, all.slice(end));
      return;
    }
    this.parameters(id, all, end);
  }

  /** Those of a view that takes columns of one table as they are. */
  private columnsOfView(object_id: number, all: string[]): void {
    const [select, from] = [/^SELECT$/i, /^FROM$/i].map((word) => all.findIndex((piece) => word.test(piece)));
    if (select === -1 || from === -1) return;
    const { schema, name } = pathAt(all, from! + 1);
    const table = this.tables.get(`${schema}.${name}`.toLowerCase());
    const { parts } = listAt(all.slice(0, from), select! + 1);
    const names = parts.map((part) => nameIn(part.at(-1)!).toLowerCase());
    if (!table || parts.some(({ length }) => length !== 1) || !names.every((each) => table.columns.has(each))) return;
    for (const [at, each] of names.entries()) {
      const own = `object_id = ${table.id} AND column_id = ${table.columns.get(each)}`;
      const { columns, rows } = this.query(`SELECT * FROM sys.columns WHERE ${own}`);
      const row = Object.fromEntries(columns.map((column, place) => [column.name, rows[0]![place] ?? undefined]));
      this.insert("columns", { ...row, object_id, column_id: at + 1, default_object_id: 0, is_identity: false });
    }
  }

  private parameters(object_id: number, all: string[], from: number): void {
    const isList = all[from] === "(";
    const stop = all.findIndex((word, at) => at > from && /^(RETURNS|BEGIN)$/i.test(word));
    const as = all.findIndex((word, at) => at >= from && /^AS$/i.test(word) && !all[at - 1]!.startsWith("@"));
    const { parts } = isList ? listAt(all, from + 1) : listAt(all.slice(0, as), from);
    for (const [at, part] of parts.filter(([first = ""]) => first.startsWith("@")).entries()) {
      const { type } = this.typeAt(part, /^AS$/i.test(part[1]!) ? 2 : 1);
      const text = part.join(" ");
      this.insert("parameters", {
        object_id,
        name: part[0]!,
        parameter_id: at + 1,
        ...type,
        is_output: / OUT(PUT)?\b/i.test(text),
        is_readonly: /READONLY/i.test(text),
      });
    }
    if (/^RETURNS$/i.test(all[stop] ?? "") && !/^(TABLE|@)/i.test(all[stop + 1]!))
      this.insert("parameters", {
        object_id,
        name: "",
        parameter_id: 0,
        ...this.typeAt(all, stop + 1).type,
        is_output: true,
      });
  }

  private property(all: string[]): void {
    const stop = all.findIndex((word, at) => at > 0 && (word === ";" || /^(EXEC|EXECUTE|GO|CREATE)$/i.test(word)));
    const values = new Map<string, string>();
    const { parts } = listAt(all.slice(0, stop === -1 ? undefined : stop), 0);
    const order = [
      "@name",
      "@value",
      "@level0type",
      "@level0name",
      "@level1type",
      "@level1name",
      "@level2type",
      "@level2name",
    ];
    for (const [at, part] of parts.entries())
      values.set(part[0]!.startsWith("@") ? part[0]!.toLowerCase() : order[at]!, part.at(-1)!);
    const of = (key: string) => (values.get(key) === undefined ? undefined : nameIn(textIn(values.get(key)!)));
    const table = this.tables.get(`${of("@level0name")}.${of("@level1name")}`.toLowerCase());
    const row = { name: of("@name"), value: textIn(values.get("@value") ?? "") };
    if (!table) return;
    const kind = of("@level2type")?.toUpperCase();
    if (kind === undefined) this.insert("extended_properties", { class: 1, major_id: table.id, ...row });
    if (kind === "COLUMN")
      this.insert("extended_properties", {
        class: 1,
        major_id: table.id,
        minor_id: this.columnId(table, of("@level2name")!),
        ...row,
      });
  }
}
