import type { Cure } from "./cure.ts";
import { added, type Base, tableIn, usualType } from "./model.ts";
import { bare, named, tableOf, told } from "./names.ts";
import { referredTable } from "./relations.ts";

/** What is missing where a column is, or has another type than a statement needs. */
export const ofColumns: Cure[] = [
  {
    refusal: /^column "(.+)" of relation "(.+)" does not exist/,
    add: (base, { sql, words: [column = "", table = ""] }) => {
      const known = [...base.tables.keys()].find((one) => bare(one) === told(table));
      return addColumn(base, known ?? tableOf(sql), told(column));
    },
  },
  {
    refusal: /^column "(.+)" referenced in foreign key constraint does not exist/,
    add: (base, { sql, words: [column = ""] }) => {
      const key = /FOREIGN\s+KEY\s*\(([^)]*)\)/i.exec(sql)?.[1] ?? "";
      const own = key.split(",").map((part) => named(part.trim()));
      if (own.includes(told(column)) && addColumn(base, tableOf(sql), told(column))) return true;
      return addColumn(base, referredTable(sql), told(column));
    },
  },
  {
    refusal: /^column (?:"(.+)"|(?:[\w]+\.)?([\w]+)) (?:named in key )?does not exist/,
    add: (base, { sql, words: [column, other = ""] }) => addColumn(base, tableOf(sql), told(column ?? other)),
  },
  {
    refusal: /^column "(.+)" of relation "(.+)" is not an? (generated|identity) column/,
    add: (base, { words: [column = "", , kind] }) =>
      retype(
        base,
        told(column),
        `bigint GENERATED ${kind === "identity" ? "ALWAYS AS IDENTITY" : "ALWAYS AS (1) STORED"}`,
      ),
  },
  {
    refusal: /^operator does not exist: (\w+) [-+*/] (\w+)|^function (?:sum|avg|round)\((text)\)/,
    add: (base, { sql, words: [left = "", right = ""] }) => {
      const wanted = left === "text" ? (right === "text" ? "bigint" : right) : left;
      const known = [...base.tables.values()].flatMap(({ columns }) =>
        [...columns].filter(([column, type]) => type === "text" && sql.includes(column.replaceAll('"', ""))),
      );
      return known.filter(([column]) => retype(base, column, wanted)).length > 0;
    },
  },
  {
    refusal: /operator does not exist|must be type boolean|invalid input syntax|COALESCE types/,
    add: (base, { sql }) => {
      // A column that is compared with a number or a word of the statement.
      const [, column = "", value = ""] =
        /("?\w+"?)\s*(?:[<>=!]+|(?:NOT\s+)?IN\s*\()\s*('[^']*'|\d+|true|false)/i.exec(sql) ?? [];
      const wanted = value.startsWith("'") ? "text" : /^\d/.test(value) ? "integer" : "boolean";
      return column !== "" && retype(base, named(column), wanted);
    },
  },
  {
    refusal: /^child table is missing column "(.+)"/,
    add: ({ tables }, { words: [word = ""] }) => {
      const all = [...tables.values()].map(({ columns }) => columns);
      const type = all.find((columns) => columns.has(told(word)))?.get(told(word)) ?? usualType(word);
      const without = all.filter((columns) => !columns.has(told(word)));
      for (const columns of without) columns.set(told(word), type);
      return without.length > 0;
    },
  },
  {
    refusal: /^column "(.+)" cannot be cast automatically to type (.+)/,
    add: (base, { words: [column = "", type = ""] }) => retype(base, told(column), castable[type] ?? "integer"),
  },
  {
    refusal: /^column "(.+)" is of type (.+) but expression is of type (.+)/,
    add: (base, { words: [column = "", , type = ""] }) => retype(base, told(column), type),
  },
  {
    refusal: /^foreign key constraint ".+" cannot be implemented/,
    add: (base, { detail }) => {
      const [, own = "", other = "", type = ""] =
        /columns? "(.+)" (?:of .+ )?and "(.+)" (?:of .+ )?are of incompatible types: (.+) and/.exec(detail) ?? [];
      return retype(base, told(other), type) || retype(base, told(own), "bigint");
    },
  },
  {
    refusal: /no unique constraint matching given keys for referenced table|no primary key for referenced table/,
    add: ({ after }, { sql }) => {
      const columns = /\bREFERENCES\s+[\w."]+\s*\(([^)]*)\)/i.exec(sql)?.[1] ?? '"id"';
      return added(after, `ALTER TABLE ${referredTable(sql)} ADD UNIQUE (${columns})`);
    },
  },
];

/** The type that a column has before a statement gives it one that the base guessed right. */
const formerType: Record<string, string> = {
  bigint: "integer",
  integer: "smallint",
  text: "integer",
  timestamptz: "timestamp",
  jsonb: "json",
};

/** A column that gets the type which it has already would be no change: gives it another one. */
export function retypedFrom(base: Base, sql: string): boolean {
  const [, column = "", type = ""] =
    /\bALTER\s+(?:COLUMN\s+)?("?\w+"?)\s+(?:SET\s+DATA\s+)?TYPE\s+(\w+)/i.exec(sql) ?? [];
  const known = base.tables.get(tableOf(sql) ?? "")?.columns;
  const former = formerType[type.toLowerCase()];
  if (former === undefined || known?.get(named(column)) !== type.toLowerCase()) return false;
  known.set(named(column), former);
  return true;
}

/** A column that gets a value which a statement adds to an enum, or is compared with it, is of that enum. */
export function isOfEnum(base: Base, sql: string, all: string[]): boolean {
  const [, type = "", value = ""] =
    /\bALTER\s+TYPE\s+([\w."]+)\s+ADD\s+VALUE\s+(?:IF\s+NOT\s+EXISTS\s+)?('[^']*')/i.exec(sql) ?? [];
  if (!base.types.has(named(type))) return false;
  return all
    .flatMap((one) => [...one.matchAll(/("?\w+"?)\s*(?:=|<>|!=)\s*('[^']*')/g)])
    .filter(([, , used]) => used === value)
    .map(([, column = ""]) => retype(base, named(column), named(type)))
    .some(Boolean);
}

/** From what a column can be cast to the type of the key. */
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

function addColumn(base: Base, table: string | undefined, column: string): boolean {
  if (table === undefined || table === "") return false;
  const { columns } = tableIn(base, table);
  if (columns.has(column)) return false;
  columns.set(column, usualType(column));
  return true;
}

/** Gives a column the type that a statement needs. */
function retype(base: Base, column: string, type: string): boolean {
  const holders = [...base.tables.values()].filter(({ columns }) => (columns.get(column) ?? type) !== type);
  for (const { columns } of holders) columns.set(column, type);
  return holders.length > 0;
}
