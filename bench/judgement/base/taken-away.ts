import { added, type Base } from "./model.ts";
import { first, named, namePattern, tableOf } from "./names.ts";

/** Something to take away or replace: without it, a statement that does so would be no change. Whether it was missing. */
export function takenAway(base: Base, sql: string, all: string[]): boolean {
  return [defaultOf, grantOf, columnOfDomain].map((add) => add(base, sql, all)).some(Boolean);
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
