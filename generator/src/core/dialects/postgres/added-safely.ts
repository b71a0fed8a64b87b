import type { Check, ForeignKey, Key } from "../../model/constraint.ts";
import type { TableIndex } from "../../model/table-index.ts";
import { qualifiedName, sqlName } from "../../names/names.ts";
import { type AddedTo, asCode } from "../advice.ts";
import { checkSql, deferrableSql, foreignKeySql, indexSql, keyIndex, keySql, words } from "./definitions.ts";

// How PostgreSQL adds something to a table without holding others up (manual: ALTER TABLE, CREATE INDEX): sentences with SQL that
// runs as it stands.

/** An index; one that replaces another of its name is built beside it. */
export function buildIndex(table: AddedTo, index: TableIndex): string {
  if (!table.replaces) return `${built(table, index)}.`;
  const next = { ...index, name: besides(index.name) };
  const drop = table.isPartitioned ? "DROP INDEX" : "DROP INDEX CONCURRENTLY";
  return `${built(table, next)}, then ${asCode(`${drop} ${ofSchema(table, index.name)}`)}, then ${asCode(`ALTER INDEX ${ofSchema(table, next.name)} RENAME TO ${sqlName(index.name)}`)}.`;
}

export const retryIndex = (table: AddedTo, index: TableIndex): string =>
  `${asCode(`DROP INDEX CONCURRENTLY IF EXISTS ${ofSchema(table, index.name)}`)} first, then ${built(table, index)} and without IF NOT EXISTS.`;

/** A key takes an index that is there, and gives it its own name; a temporal one can't. */
export function addKey(table: AddedTo, key: Key, kind: "primary key" | "unique"): string | undefined {
  if (key.withoutOverlaps) return undefined;
  const [owner, name] = [nameOf(table), sqlName(key.name)];
  const index = { ...keyIndex(key), name: table.replaces ? besides(key.name) : key.name };
  if (table.isPartitioned)
    return `CREATE UNIQUE INDEX CONCURRENTLY on each partition, outside a transaction, and have it take that index (ADD CONSTRAINT … ${kind.toUpperCase()} USING INDEX …), then ${asCode(`ALTER TABLE ${owner} ${dropFirst(table, name)}ADD CONSTRAINT ${name} ${keySql(key, kind)}`)}, which takes these.`;
  const constraint = words(`${kind.toUpperCase()} USING INDEX ${sqlName(index.name)}`, deferrableSql(key));
  return `${built(table, index)}, then ${asCode(`ALTER TABLE ${owner} ${dropFirst(table, name)}ADD CONSTRAINT ${name} ${constraint}`)}.`;
}

export function addForeignKey(table: AddedTo, key: ForeignKey): string {
  const [owner, name] = [nameOf(table), sqlName(key.name)];
  const way = `${asCode(`ALTER TABLE ${owner} ${dropFirst(table, name)}ADD CONSTRAINT ${name} ${foreignKeySql(key)} NOT VALID`)}, commit, then ${asCode(`ALTER TABLE ${owner} VALIDATE CONSTRAINT ${name}`)} in a later transaction.`;
  return table.isPartitioned
    ? `${way} Before PostgreSQL 18 a partitioned table takes no NOT VALID: there, add it to each partition in this way, and to the table afterwards.`
    : way;
}

export function addCheck(owner: AddedTo, check: Check, kind: "table" | "domain"): string {
  const name = sqlName(check.name);
  const alter = `ALTER ${kind.toUpperCase()} ${nameOf(owner)}`;
  const drop = kind === "domain" && owner.replaces ? `${asCode(`${alter} DROP CONSTRAINT ${name}`)}, then ` : "";
  const add = `${alter} ${kind === "domain" ? "" : dropFirst(owner, name)}ADD CONSTRAINT ${name} ${checkSql(check)} NOT VALID`;
  const when = kind === "domain" ? "at a quiet time: it blocks writes to these tables" : "in a later transaction";
  return `${drop}${asCode(add)}, commit, correct the rows, then ${asCode(`${alter} VALIDATE CONSTRAINT ${name}`)} ${when}.`;
}

/** A valid CHECK proves that there is no NULL (manual, ALTER TABLE: SET NOT NULL). */
export function setNotNull(table: string, column: string, isFilled: boolean): string {
  const [name, check] = [sqlName(column), sqlName(`${column}_is_not_null`)];
  const steps = [
    `ADD CONSTRAINT ${check} CHECK (${name} IS NOT NULL) NOT VALID`,
    `VALIDATE CONSTRAINT ${check}`,
    `ALTER COLUMN ${name} SET NOT NULL`,
    `DROP CONSTRAINT ${check}`,
  ].map((step) => asCode(`ALTER TABLE ${table} ${step}`));
  const first = isFilled ? "Each" : "Fill the NULLs. Then, each";
  return `${first} in a transaction of its own: ${steps[0]}; ${steps[1]}; ${steps[2]}, which then does not read the rows; ${steps[3]}.`;
}

/** A table with partitions can't have one built concurrently: they can. */
function built(table: AddedTo, index: TableIndex): string {
  const create = index.unique ? "CREATE UNIQUE INDEX" : "CREATE INDEX";
  if (!table.isPartitioned)
    return `${asCode(`${create} CONCURRENTLY ${indexSql(nameOf(table), index)}`)}, outside a transaction`;
  return `${asCode(`${create} ${indexSql(`ONLY ${nameOf(table)}`, index)}`)}, then ${create} CONCURRENTLY of the same on each partition, outside a transaction, and ALTER INDEX ${ofSchema(table, index.name)} ATTACH PARTITION for each of them`;
}

const nameOf = ({ schema, name }: AddedTo) => qualifiedName(schema, name);
const ofSchema = ({ schema }: AddedTo, index: string) => qualifiedName(schema, index);
const dropFirst = ({ replaces }: AddedTo, constraint: string) => (replaces ? `DROP CONSTRAINT ${constraint}, ` : "");

/** Names have room for 63 bytes. */
const besides = (name: string) => `${name.slice(0, 50)}_new`;
