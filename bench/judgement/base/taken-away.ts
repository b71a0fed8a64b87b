import { added, type Base } from "./model.ts";
import { first, named, namePattern, tableOf } from "./names.ts";

/** Something to take away or replace: without it, a statement that does so would be no change. Whether it was missing. */
export function takenAway(base: Base, sql: string, all: string[]): boolean {
  return [defaultOf, grantOf, columnOfDomain, switchedOn, nullsOf, definerOf, deferrable, rowsOf]
    .map((add) => add(base, sql, all))
    .some(Boolean);
}

function defaultOf(base: Base, sql: string, all: string[]): boolean {
  const table = tableOf(sql);
  const known = base.tables.get(table ?? "");
  const columns = [...sql.matchAll(/\bALTER\s+(?:COLUMN\s+)?("?\w+"?)\s+DROP\s+DEFAULT/gi)].map(([, one = ""]) =>
    named(one),
  );
  const isSet = (column: string) =>
    all.some((one) =>
      new RegExp(`\\b${column.slice(1, -1)}"?\\b[^;]*\\bDEFAULT\\s+[^;]`, "i").test(
        one.replace(/DROP\s+DEFAULT/gi, ""),
      ),
    );
  return columns
    .filter((column) => known?.columns.has(column) && !isSet(column))
    .map((column) =>
      added(
        base.after,
        `ALTER TABLE ${table} ALTER COLUMN ${column} SET DEFAULT ${sampleOf(known?.columns.get(column))}`,
      ),
    )
    .some(Boolean);
}

const sampleOf = (type = "text") =>
  type === "text" ? "'none'" : type === "boolean" ? "true" : type === "bigint" ? "0" : `NULL::${type}`;

function grantOf({ after }: Base, sql: string): boolean {
  const [, what, role] =
    /^\s*REVOKE\s+(?!GRANT|ADMIN)([\w\s,]+?\s+ON\s+[\w\s."]+?)\s+FROM\s+("?\w+"?)/i.exec(sql) ?? [];
  return what !== undefined && added(after, `GRANT ${what} TO ${role}`);
}

function columnOfDomain({ types, after }: Base, sql: string): boolean {
  const domain = first(sql, String.raw`^\s*ALTER\s+DOMAIN\s+${namePattern}\s+(?:ADD|SET\s+NOT)\b`);
  const isKnown = domain !== undefined && types.get(named(domain))?.startsWith("AS bigint");
  return isKnown === true && added(after, `CREATE TABLE "of_${named(domain).replace(/\W+/g, "_")}" (value ${domain})`);
}

/** A trigger or rule that is off. */
function switchedOn({ after }: Base, sql: string): boolean {
  const [, kind = "", name = ""] = /\bENABLE\s+(TRIGGER|RULE)\s+("?\w+"?)/i.exec(sql) ?? [];
  const table = tableOf(sql);
  const isThere = after.some((one) => new RegExp(`^CREATE ${kind} ${named(name)} `, "i").test(one));
  return kind !== "" && isThere && added(after, `ALTER TABLE ${table} DISABLE ${kind} ${name}`);
}

/** The column that is the key unless a statement says otherwise, and so can't be NULL. */
function nullsOf({ tables }: Base, sql: string): boolean {
  const known = tables.get(tableOf(sql) ?? "");
  if (known === undefined || known.keyless || !/\bALTER\s+(?:COLUMN\s+)?"?id"?\s+SET\s+NOT\s+NULL/i.test(sql))
    return false;
  known.keyless = true;
  return true;
}

function definerOf({ after }: Base, sql: string): boolean {
  const [, routine] =
    /^\s*ALTER\s+((?:FUNCTION|PROCEDURE|ROUTINE)\s+[\w."]+\s*\([^)]*\))\s+SECURITY\s+INVOKER/i.exec(sql) ?? [];
  return routine !== undefined && added(after, `ALTER ${routine} SECURITY DEFINER`);
}

function deferrable({ after }: Base, sql: string): boolean {
  const [, constraint] = /\bALTER\s+CONSTRAINT\s+("?\w+"?)\s+NOT\s+DEFERRABLE/i.exec(sql) ?? [];
  return (
    constraint !== undefined && added(after, `ALTER TABLE ${tableOf(sql)} ALTER CONSTRAINT ${constraint} DEFERRABLE`)
  );
}

/** Tables for what works on all of a schema, or on all that were clustered. */
function rowsOf({ after }: Base, sql: string): boolean {
  const [, schema] = /^\s*REINDEX\b.*?\bSCHEMA\s+(?:CONCURRENTLY\s+)?([\w."]+)/i.exec(sql) ?? [];
  if (schema !== undefined) return added(after, `CREATE TABLE ${schema}.one (id bigint PRIMARY KEY)`);
  if (!/^\s*CLUSTER\s*$/i.test(sql)) return false;
  return [
    added(after, "CREATE TABLE clustered (id bigint PRIMARY KEY)"),
    added(after, "ALTER TABLE clustered CLUSTER ON clustered_pkey"),
  ].some(Boolean);
}
