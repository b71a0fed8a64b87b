import type { Cell, Kind } from "../../../mock/kinds/kind.ts";
import { type DataLanguage, plainText, tuples, updateSql } from "../../data-language.ts";
import { objectSql, quoted } from "../names.ts";
import { kindOf } from "./kinds.ts";

/** As LOAD DATA and literals have it (manual, 11.1 Literal Values). */
const cellText = (cell: Cell, kind: Kind): string | null => plainText(cell, kind, " ", "");

/** Rows as MySQL and MariaDB take them. */
export const mysqlData: DataLanguage = {
  kind: kindOf,
  text: cellText,
  literal(cell, kind) {
    if (kind.is === "shape" && Array.isArray(cell)) return shapeSql(kind.name, cell);
    if (kind.is === "bytes" && cell !== null) return `X'${cell}'`;
    if (kind.is === "bits" && cell !== null) return `b'${cell}'`;
    const text = cellText(cell, kind);
    if (text === null) return "NULL";
    if (kind.is === "number" || kind.is === "float" || kind.is === "boolean") return text;
    return `'${text.replace(/['\\]/g, "$&$&")}'`;
  },
  insert: (table, columns, rows) =>
    `INSERT INTO ${objectSql(table)} (${columns.map(quoted).join(", ")}) VALUES\n${tuples(rows)}`,
  update: (table, set, key) => updateSql(objectSql(table), set, key, quoted),
  unchecked: { begin: "SET FOREIGN_KEY_CHECKS = 0", end: "SET FOREIGN_KEY_CHECKS = 1" },
  mostRows: 1_000,
};

function shapeSql(name: string, [x, y]: Cell[]): string {
  const point = `${x} ${y}`;
  const ring = `${x} ${y}, ${x} ${Number(y) + 1}, ${Number(x) + 1} ${y}, ${point}`;
  const texts: Record<string, string> = {
    linestring: `LINESTRING(${point}, ${Number(x) + 1} ${y})`,
    polygon: `POLYGON((${ring}))`,
    multipoint: `MULTIPOINT(${point})`,
    multilinestring: `MULTILINESTRING((${point}, ${Number(x) + 1} ${y}))`,
    multipolygon: `MULTIPOLYGON(((${ring})))`,
    geometrycollection: `GEOMETRYCOLLECTION(POINT(${point}))`,
  };
  return `ST_GeomFromText('${texts[name] ?? `POINT(${point})`}')`;
}
