import { ownColumns } from "../../../../core/dependents/own-columns.ts";
import { mysql } from "../../../../core/dialects/mysql/index.ts";
import { recoded } from "../../../../core/dialects/mysql/recoded.ts";
import type { Column, ColumnInput } from "../../../../core/model/column.ts";
import type { Options } from "../../../../core/model/common.ts";
import type { ColumnRow } from "../queries/columns.ts";
import type { CheckRow } from "../queries/constraints.ts";
import type { Catalog } from "./catalog.ts";
import { translateGrants } from "./grants.ts";
import { keyOf } from "./names.ts";
import { collationOf, quotedText, typeOf, withCurrentTime } from "./text.ts";

/** A check that MariaDB adds to a column of type JSON, which it keeps as a text. */
export const isOfJson = ({ clause, name }: CheckRow): boolean => clause === `json_valid(\`${name}\`)`;

/** Columns of a table or view, in their order; `collation` is the table's own. */
export function translateColumns(catalog: Catalog, schema: string, table: string, collation?: string): ColumnInput[] {
  const key = keyOf(schema, table);
  const json = new Set((catalog.checks.get(key) ?? []).filter(isOfJson).map(({ name }) => name));
  const grants = catalog.privileges.get(key) ?? [];
  const rows = catalog.columns.get(key) ?? [];
  const names = rows.map(({ name }) => name);
  return rows.map((row) => ({
    ...translateColumn(catalog, row, collation, json.has(row.name) && row.type === "longtext"),
    ...(isGenerated(row) && ownColumns([recoded(row.generation)], names, mysql.script)),
    grants: translateGrants(grants.filter(({ column }) => column === row.name)),
  }));
}

function translateColumn({ server }: Catalog, row: ColumnRow, tableCollation = "", isJson: boolean) {
  const isMysql = server.product === "mysql";
  const generation = isGenerated(row) ? row.generation : undefined;
  const collation = row.collation === undefined ? undefined : collationOf(row.collation);
  const value = defaultOf(row, isMysql);
  const options = optionsOf(row);
  return {
    name: row.name,
    ...(row.comment !== "" && { comment: row.comment }),
    type: isJson ? "json" : typeOf(row.type),
    nullable: row.nullable === "YES",
    ...(value !== undefined && { default: withCurrentTime(value) }),
    ...(generation !== undefined && {
      generated: {
        expression: isMysql ? recoded(generation) : generation,
        storage: /STORED|PERSISTENT/i.test(row.extra) ? ("stored" as const) : ("virtual" as const),
      },
    }),
    ...(/auto_increment/i.test(row.extra) && { identity: { generation: "by default" as const } }),
    ...(collation !== undefined && collation !== collationOf(tableCollation) && !isJson && { collation }),
    ...(options && { options }),
  } satisfies Partial<Column>;
}

/** The beginning or end of the time for which a row of a system-versioned table holds. */
const isRowTime = ({ generation }: ColumnRow) => generation === "ROW START" || generation === "ROW END";

const isGenerated = (row: ColumnRow): row is ColumnRow & { generation: string } =>
  row.generation !== undefined && !isRowTime(row);

const isNumber = /^(tinyint|smallint|mediumint|int|bigint|decimal|float|double|year)\b/;

/** SQL of a default. MySQL gives texts without quotes, and numbers as they are printed. */
function defaultOf({ default: value, type, extra }: ColumnRow, isMysql: boolean): string | undefined {
  if (value === undefined || value === "NULL") return undefined;
  if (!isMysql) return asQuoted(value);
  if (/DEFAULT_GENERATED/i.test(extra)) return recoded(value);
  if (/^(timestamp|datetime)/.test(type) && /^CURRENT_TIMESTAMP/i.test(value)) return value;
  return isNumber.test(type) || /^[bx]'/.test(value) ? value : quotedText(value);
}

/** MariaDB's texts have the quotes and escapes of whoever wrote them. */
function asQuoted(value: string): string {
  const [, inner] = /^'((?:[^'\\]|''|\\.)*)'$/s.exec(value) ?? [];
  return inner === undefined
    ? value
    : quotedText(inner.replace(/''|\\(.)/gs, (found, sign?: string) => sign ?? found.slice(1)));
}

function optionsOf(row: ColumnRow): Options | undefined {
  const onUpdate = /on update (\S+)/i.exec(row.extra)?.[1];
  const options: Options = {
    ...(onUpdate && { onUpdate: withCurrentTime(onUpdate) }),
    ...(/\bINVISIBLE\b/.test(row.extra) && { invisible: true }),
    ...(row.srid !== undefined && { srid: row.srid }),
    ...(/WITHOUT SYSTEM VERSIONING/.test(row.extra) && { systemVersioned: false }),
    ...(isRowTime(row) && { systemTime: row.generation === "ROW START" ? "start" : "end" }),
  };
  return Object.keys(options).length === 0 ? undefined : options;
}
