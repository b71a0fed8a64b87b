import type { StatementError } from "../../generator/src/engines/engine.ts";
import { type Base, tableIn, usualType } from "./base-model.ts";

const name = String.raw`((?:"[^"]+"|[\w$]+)(?:\.(?:"[^"]+"|[\w$]+))?)`;

/** Adds to the base what a statement was refused for; false where nothing is known to help. */
export function mend(base: Base, sql: string, { code, message, detail = "" }: StatementError): boolean {
  for (const { codes, pattern, add } of cures) {
    const found = codes.includes(code ?? "") ? pattern.exec(message) : null;
    if (found && add(base, { sql, words: found.slice(1), detail })) return true;
  }
  return false;
}

type Refused = { sql: string; words: string[]; detail: string };
type Cure = { codes: string[]; pattern: RegExp; add(base: Base, refused: Refused): boolean };

/** A name as SQL writes it: the engine's messages leave its quotes out. */
const quoted = (word: string) =>
  word
    .split(".")
    .map((part) => (/^[a-z_][\w$]*$/.test(part) ? part : `"${part}"`))
    .join(".");

const first = (sql: string, pattern: string) => new RegExp(pattern, "i").exec(sql)?.[1];

/** The table that a statement is about. */
const tableOf = (sql: string) =>
  first(sql, String.raw`\bALTER\s+(?:FOREIGN\s+)?TABLE\s+(?:ONLY\s+)?${name}`) ??
  first(sql, String.raw`\bON\s+(?:ONLY\s+)?${name}`) ??
  first(sql, String.raw`\bUPDATE\s+(?:ONLY\s+)?${name}`) ??
  first(sql, String.raw`\b(?:INTO|FROM)\s+(?:ONLY\s+)?${name}`);

const added = (list: string[], sql: string): boolean => !list.includes(sql) && list.push(sql) > 0;

function addColumn(base: Base, table: string | undefined, column: string): boolean {
  if (table === undefined) return false;
  const { columns } = tableIn(base, table);
  if (columns.has(column)) return false;
  columns.set(column, usualType(column));
  return true;
}

/** Gives a column the type that a statement needs; once. */
function retype(base: Base, column: string, type: string): boolean {
  const holders = [...base.tables.values()].filter(
    ({ columns }) => columns.has(column) && columns.get(column) !== type,
  );
  for (const { columns } of holders) columns.set(column, type);
  return holders.length > 0;
}

function addRelation(base: Base, { sql, words: [word = ""] }: Refused): boolean {
  const relation = quoted(word);
  const kind = first(
    sql,
    String.raw`^\s*(?:ALTER|DROP|REINDEX|REFRESH|COMMENT ON)\s+(?:\([^)]*\)\s*)?(INDEX|SEQUENCE|VIEW|MATERIALIZED\s+VIEW)\b`,
  );
  switch (kind?.toUpperCase().replace(/\s+/, " ")) {
    case "INDEX":
      return addIndex(base, relation, undefined, "");
    case "SEQUENCE":
      return added(base.before, `CREATE SEQUENCE ${relation}`);
    case "VIEW":
    case "MATERIALIZED VIEW":
      return added(base.after, `CREATE ${kind} ${relation} AS SELECT 1 AS id, 'a'::text AS name`);
  }
  if (/nextval|currval|setval/i.test(sql) && /seq/.test(word)) return added(base.before, `CREATE SEQUENCE ${relation}`);
  if (base.tables.has(relation)) return false;
  const parent = first(sql, String.raw`\bALTER\s+TABLE\s+(?:ONLY\s+)?${name}\s+DETACH\s+PARTITION`);
  if (parent !== undefined && parent !== relation && base.tables.has(parent)) {
    tableIn(base, parent).partitioned ??= "RANGE (id)";
    return added(base.after, `CREATE TABLE ${relation} PARTITION OF ${parent} FOR VALUES FROM (1) TO (100)`);
  }
  tableIn(base, relation);
  return true;
}

/** An index without its schema in front, on a table of its own where none is named. */
function addIndex(base: Base, index: string, table = "indexed", unique = "UNIQUE "): boolean {
  tableIn(base, table).columns.set("name", "text");
  return added(
    base.after,
    `CREATE ${unique}INDEX ${index.replace(/^.*\./, "")} ON ${table} (${unique ? "id" : "name"})`,
  );
}

function addConstraint(base: Base, { sql, words: [constraint = "", word = ""] }: Refused): boolean {
  const table = quoted(word);
  const start = `ALTER TABLE ${tableOf(sql) ?? table} ADD CONSTRAINT ${quoted(constraint)}`;
  const notValid = /\bVALIDATE\b/i.test(sql) ? " NOT VALID" : "";
  if (/fk|fkey|foreign|ref/i.test(constraint)) {
    tableIn(base, "referred");
    return added(base.after, `${start} FOREIGN KEY (id) REFERENCES referred (id)${notValid}`);
  }
  if (/uniq|uq|_key$/i.test(constraint)) return added(base.after, `${start} UNIQUE (id)`);
  const column = /^(?:.*_)?(\w+?)_(?:is_)?not_null/i.exec(constraint)?.[1];
  const known = [...tableIn(base, table).columns.keys()].find((one) => one !== "id" && constraint.includes(one));
  return added(
    base.after,
    `${start} CHECK (${known ?? (column && base.tables.get(table)?.columns.has(column) ? column : "id")} IS NOT NULL)${notValid}`,
  );
}

const castable: Record<string, string> = {
  "timestamp with time zone": "timestamp",
  "timestamp without time zone": "timestamptz",
  date: "timestamp",
  jsonb: "json",
  json: "jsonb",
  boolean: "boolean",
  uuid: "uuid",
  bytea: "bytea",
};

/** From the engine's codes and messages to what was missing. */
const cures: Cure[] = [
  {
    codes: ["3F000"],
    pattern: /schema "(.+)" does not exist/,
    add: ({ schemas }, { words: [schema = ""] }) => schemas.size < schemas.add(quoted(schema)).size,
  },
  {
    codes: ["42704"],
    pattern: /role "(.+)" does not exist/,
    add: ({ roles }, { words: [role = ""] }) => roles.size < roles.add(quoted(role)).size,
  },
  { codes: ["42P01"], pattern: /(?:relation|table|view|sequence) "(.+)" does not exist/, add: addRelation },
  {
    codes: ["42704", "42P01"],
    pattern: /index "(.+)" does not exist/,
    add: (base, { sql, words: [index = ""] }) => {
      const using = /USING\s+INDEX/i.test(sql);
      return addIndex(base, quoted(index), using ? tableOf(sql) : undefined, using ? "UNIQUE " : "");
    },
  },
  {
    codes: ["42703"],
    pattern: /column "(.+)" of relation "(.+)" does not exist/,
    add: (base, { sql, words: [column = "", table = ""] }) => {
      const known = [...base.tables.keys()].find((one) => one.replace(/^.*\./, "") === quoted(table));
      return addColumn(base, known ?? tableOf(sql), quoted(column));
    },
  },
  {
    codes: ["42703"],
    pattern: /column "(.+)" referenced in foreign key constraint does not exist/,
    add: (base, { sql, words: [column = ""] }) => {
      const [, own = "", other = "", theirs = ""] =
        new RegExp(String.raw`(?:FOREIGN\s+KEY\s*\(([^)]*)\))?\s*REFERENCES\s+${name}\s*(?:\(([^)]*)\))?`, "i").exec(
          sql,
        ) ?? [];
      if (own.includes(column) && addColumn(base, tableOf(sql), quoted(column))) return true;
      return theirs.includes(column) && addColumn(base, other, quoted(column));
    },
  },
  {
    codes: ["42703"],
    pattern: /column (?:"(.+)"|(?:\w+\.)?(\w+)) (?:named in key )?does not exist/,
    add: (base, { sql, words: [column, other = ""] }) => addColumn(base, tableOf(sql), quoted(column ?? other)),
  },
  {
    codes: ["42704"],
    pattern: /type "(.+)" does not exist/,
    add: (base, { sql, words: [type = ""] }) => {
      if (base.types.has(quoted(type))) return false;
      const attribute = first(sql, String.raw`\b(?:DROP|ALTER|RENAME)\s+ATTRIBUTE\s+(\w+)`);
      const value = first(sql, String.raw`\bRENAME\s+VALUE\s+('[^']+')`);
      const composite = attribute ?? (/ADD\s+ATTRIBUTE/i.test(sql) ? "id" : undefined);
      const rest = composite === undefined ? `AS ENUM (${value ?? "'one'"})` : `AS (${composite} text)`;
      base.types.set(quoted(type), /\bDOMAIN\b/i.test(sql) ? "DOMAIN AS bigint" : rest);
      return true;
    },
  },
  {
    codes: ["42704"],
    pattern: /constraint "(.+)" (?:of|for) (?:relation|table|domain) "(.+)" does not exist/,
    add: addConstraint,
  },
  {
    codes: ["42704"],
    pattern: /trigger "(.+)" for (?:relation|table) "(.+)" does not exist/,
    add: (base, { sql, words: [trigger = "", table = ""] }) => {
      const body = "CREATE FUNCTION trigger_body() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'";
      added(base.before, body);
      const on = tableOf(sql) ?? quoted(table);
      return added(
        base.after,
        `CREATE TRIGGER ${quoted(trigger)} BEFORE INSERT ON ${on} FOR EACH ROW EXECUTE FUNCTION trigger_body()`,
      );
    },
  },
  {
    codes: ["42704"],
    pattern: /policy "(.+)" for (?:relation|table) "(.+)" does not exist/,
    add: (base, { sql, words: [policy = "", table = ""] }) =>
      added(base.after, `CREATE POLICY ${quoted(policy)} ON ${tableOf(sql) ?? quoted(table)} USING (true)`),
  },
  {
    codes: ["42883"],
    pattern: /(?:could not find a )?(function|procedure|aggregate) (?:named )?"?([\w.]+)"?(\([^)]*\))?/,
    add: (base, { words: [kind = "", routine = "", args = "()"] }) => {
      const types = args.replaceAll("unknown", "text");
      return added(
        base.before,
        kind === "procedure"
          ? `CREATE PROCEDURE ${routine}${types} LANGUAGE sql AS 'SELECT 1'`
          : kind === "aggregate"
            ? `CREATE AGGREGATE ${routine}${types === "()" ? "(bigint)" : types} (SFUNC = int8pl, STYPE = bigint)`
            : `CREATE FUNCTION ${routine}${types} RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'`,
      );
    },
  },
  {
    codes: ["42883", "42804", "22P02", "42725"],
    pattern: /operator does not exist|must be type boolean|invalid input syntax|COALESCE types/,
    add: (base, { sql }) => {
      // A column that is compared with a number or a word of the statement.
      const [, column = "", value = ""] =
        /(\w+)\s*(?:[<>=!]+|(?:NOT\s+)?IN\s*\()\s*('[^']*'|\d+|true|false)/i.exec(sql) ?? [];
      const wanted = value.startsWith("'") ? "text" : /^\d/.test(value) ? "integer" : "boolean";
      return column !== "" && retype(base, column, wanted);
    },
  },
  {
    codes: ["42804"],
    pattern: /column "(.+)" cannot be cast automatically to type (.+)/,
    add: (base, { words: [column = "", type = ""] }) => retype(base, quoted(column), castable[type] ?? "integer"),
  },
  {
    codes: ["42804"],
    pattern: /column "(.+)" is of type (.+) but expression is of type (.+)/,
    add: (base, { words: [column = "", , type = ""] }) => retype(base, quoted(column), type),
  },
  {
    codes: ["42804"],
    pattern: /foreign key constraint ".+" cannot be implemented/,
    add: (base, { detail }) => {
      const [, own = "", other = "", ownType = ""] =
        /columns? "(.+)" (?:of .+ )?and "(.+)" (?:of .+ )?are of incompatible types: (.+) and/.exec(detail) ?? [];
      return retype(base, quoted(other), ownType) || retype(base, quoted(own), ownType);
    },
  },
  {
    codes: ["42830"],
    pattern: /no unique constraint matching given keys for referenced table "(.+)"/,
    add: (base, { sql }) => {
      const [, table = "", columns = ""] =
        new RegExp(String.raw`REFERENCES\s+${name}\s*\(([^)]*)\)`, "i").exec(sql) ?? [];
      return added(base.after, `ALTER TABLE ${table} ADD UNIQUE (${columns})`);
    },
  },
  {
    codes: ["42P17", "42809"],
    pattern: /"(.+)" is not (?:a )?partitioned/,
    add: (base, { sql, words: [word = ""] }) => {
      const table = base.tables.get(tableOf(sql) ?? "") ?? base.tables.get(quoted(word));
      if (table === undefined || table.partitioned !== undefined) return false;
      const column = /'\d{4}-/.test(sql) ? "created_at" : "id";
      if (column !== "id") for (const { columns } of base.tables.values()) columns.set(column, "timestamptz");
      table.partitioned = `${/\bIN\s*\(/i.test(sql) ? "LIST" : /MODULUS/i.test(sql) ? "HASH" : "RANGE"} (${column})`;
      return true;
    },
  },
  {
    codes: ["42P01", "42P17", "55000"],
    pattern: /relation "(.+)" is not a partition of relation "(.+)"/,
    add: (base, { sql, words: [part = ""] }) => {
      const parent = tableOf(sql);
      if (parent === undefined) return false;
      const partition = [...base.tables.keys()].find((one) => one.replace(/^.*\./, "") === quoted(part));
      if (partition !== undefined) base.tables.delete(partition);
      tableIn(base, parent).partitioned ??= "RANGE (id)";
      return added(
        base.after,
        `CREATE TABLE ${partition ?? quoted(part)} PARTITION OF ${parent} FOR VALUES FROM (1) TO (100)`,
      );
    },
  },
];
