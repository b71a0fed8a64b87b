import type { Cure, Refused } from "./cure.ts";
import { added, type Base, tableIn, usualType } from "./model.ts";
import { bare, first, tableOf, told } from "./names.ts";

/** What is missing where something else than a table or a column is. */
export const ofObjects: Cure[] = [
  {
    refusal: /^role "(.+)" does not exist/,
    add: ({ roles }, { words: [role = ""] }) => roles.size < roles.add(told(role)).size,
  },
  { refusal: /^type "(.+)" does not exist/, add: addType },
  {
    refusal: /^"(.+)" is not a composite type/,
    add: ({ types }, { sql, words: [type = ""] }) => {
      const attribute = first(sql, String.raw`\bATTRIBUTE\s+("?\w+"?)`) ?? "id";
      const isNew = types.get(told(type)) !== `AS (${attribute} integer)`;
      types.set(told(type), `AS (${attribute} integer)`);
      return isNew;
    },
  },
  {
    refusal: /^invalid input value for enum "?([\w.]+)"?: "(.+)"|^"(.+)" is not an existing enum label/,
    add: ({ types }, { sql, words: [type, label, other = ""] }) => {
      const name = type === undefined ? [...types.keys()].find((one) => sql.includes(one.slice(1, -1))) : told(type);
      const known = types.get(name ?? "");
      const value = `'${label ?? other}'`;
      if (name === undefined || known === undefined || known.includes(value)) return false;
      types.set(name, known.replace(")", `, ${value})`));
      return true;
    },
  },
  { refusal: /^constraint "(.+)" (?:of|for) (?:relation|table) "(.+)" does not exist/, add: addConstraint },
  {
    refusal: /^constraint "(.+)" (?:of|for) domain "(.+)" does not exist/,
    add: ({ types }, { words: [constraint = "", domain = ""] }) => {
      const known = types.get(told(domain)) ?? "AS bigint";
      if (known.includes(told(constraint))) return false;
      types.set(told(domain), `${known} CONSTRAINT ${told(constraint)} CHECK (VALUE > 0)`);
      return true;
    },
  },
  {
    refusal: /^(trigger|policy|rule) "(.+)" for (?:relation|table) "(.+)" does not exist/,
    add: (base, { sql, words: [kind = "", word = "", table = ""] }) => {
      const [name, on] = [told(word), tableOf(sql) ?? told(table)];
      if (kind === "policy") {
        added(base.after, `ALTER TABLE ${on} ENABLE ROW LEVEL SECURITY`);
        return added(base.after, `CREATE POLICY ${name} ON ${on} USING (true)`);
      }
      if (kind === "rule") return added(base.after, `CREATE RULE ${name} AS ON DELETE TO ${on} DO ALSO NOTIFY deleted`);
      added(base.before, "CREATE FUNCTION trigger_body() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'");
      return added(
        base.after,
        `CREATE TRIGGER ${name} BEFORE INSERT ON ${on} FOR EACH ROW EXECUTE FUNCTION trigger_body()`,
      );
    },
  },
  {
    refusal: /^extension "(.+)" does not exist/,
    add: ({ before }, { words: [extension = ""] }) => added(before, `CREATE EXTENSION ${told(extension)}`),
  },
  {
    refusal: /^publication "(.+)" does not exist/,
    add: ({ after }, { words: [publication = ""] }) => added(after, `CREATE PUBLICATION ${told(publication)}`),
  },
  {
    refusal: /(function|procedure|aggregate|routine) (?:named )?"?([\w.]+)"?(\([^)]*\))? ?(?:does not exist|$)/,
    add: ({ before }, { sql, words: [kind = "", routine = "", args] }) => {
      const types = (args ?? "()").replaceAll("unknown", "text");
      if (kind === "procedure") return added(before, `CREATE PROCEDURE ${routine}${types} LANGUAGE sql AS 'SELECT 1'`);
      if (kind === "aggregate") {
        const wide = !/\(integer\)/.test(types);
        const state = wide
          ? "(bigint) (SFUNC = int8pl, STYPE = bigint)"
          : "(integer) (SFUNC = int4pl, STYPE = integer)";
        return added(before, `CREATE AGGREGATE ${routine}${state}`);
      }
      if (/EXECUTE\s+(?:FUNCTION|PROCEDURE)/i.test(sql))
        return added(
          before,
          `CREATE FUNCTION ${routine}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`,
        );
      return added(before, functionSql(`${routine}${types}`, returnedIn(sql, routine)));
    },
  },
];

/** No engine can tell more of it than that it runs: what a query is known for would be put in its place. */
const functionSql = (signature: string, returns: string) =>
  `CREATE FUNCTION ${signature} RETURNS ${returns} LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`;

/** The type that a statement needs of a function: that of the column whose default it is. */
function returnedIn(sql: string, routine: string): string {
  const typed = new RegExp(
    String.raw`("?\w+"?)\s+((?:double precision|character varying|\w+)(?:\(\d+(?:,\s*\d+)?\))?)\s+(?:NOT\s+NULL\s+)?DEFAULT\s+${routine}\s*\(`,
    "i",
  );
  return typed.exec(sql)?.[2] ?? (/\bUPDATE\b/i.test(sql) ? "text" : "bigint");
}

function addType({ types }: Base, { sql, words: [type = ""] }: Refused): boolean {
  if (types.has(told(type))) return false;
  const attribute = first(sql, String.raw`\b(?:DROP|ALTER|RENAME)\s+ATTRIBUTE\s+("?\w+"?)`);
  const composite = attribute ?? (/ADD\s+ATTRIBUTE/i.test(sql) ? "id" : undefined);
  const value = first(sql, String.raw`\bRENAME\s+VALUE\s+('[^']+')`) ?? "'one'";
  const rest = composite === undefined ? `AS ENUM (${value})` : `AS (${composite} integer)`;
  types.set(told(type), /\bDOMAIN\b/i.test(sql) ? "AS bigint" : rest);
  return true;
}

/** The column in a name like `orders_state_not_null`. */
function columnNamedIn(constraint: string, table: string): string | undefined {
  const name = constraint.replaceAll('"', "");
  const start = `${bare(table).slice(1, -1)}_`;
  const column = name.startsWith(start) ? name.slice(start.length).replace(/_(is_)?(not_null|nn|check|ck)$/, "") : name;
  return column !== name && column !== "" && start.length + column.length < name.length ? `"${column}"` : undefined;
}

/** Of the kind that its name says. */
function addConstraint(base: Base, { sql, words: [constraint = "", word = ""] }: Refused): boolean {
  const table = tableOf(sql) ?? told(word);
  const start = `ALTER TABLE ${table} ADD CONSTRAINT ${told(constraint)}`;
  const end = /\bVALIDATE\b/i.test(sql) ? " NOT VALID" : "";
  if (/fk|foreign|ref/i.test(constraint) || /ALTER\s+CONSTRAINT/i.test(sql)) {
    tableIn(base, '"referred"');
    return added(base.after, `${start} FOREIGN KEY ("id") REFERENCES "referred" ("id")${end}`);
  }
  if (/uniq|uq|_key$/i.test(constraint)) return added(base.after, `${start} UNIQUE ("id")`);
  const columns = [...tableIn(base, table).columns.keys()];
  const known = columns.find((one) => one !== '"id"' && constraint.includes(one.slice(1, -1)));
  const about = known ?? columnNamedIn(constraint, table) ?? '"id"';
  if (!columns.includes(about)) tableIn(base, table).columns.set(about, usualType(about));
  // The key is NOT NULL anyway.
  const condition = about === '"id"' ? "> 0" : "IS NOT NULL";
  return added(base.after, `${start} CHECK (${about} ${condition})${end}`);
}
