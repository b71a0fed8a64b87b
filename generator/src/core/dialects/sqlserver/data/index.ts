import type { Cell, Kind } from "../../../mock/kinds/kind.ts";
import { type DataLanguage, plainText, tuples, updateSql } from "../../data-language.ts";
import { quoted } from "../names.ts";
import { kindOf } from "./kinds.ts";

const nameOf = ({ schema, name }: { schema: string; name: string }) => `${quoted(schema)}.${quoted(name)}`;

/** As bcp and literals have it (documentation: Constants); the form with a T is read the same in any language setting. */
const cellText = (cell: Cell, kind: Kind): string | null => plainText(cell, kind, "T", "+00:00");

/** Rows as SQL Server takes them. */
export const sqlserverData: DataLanguage = {
  kind: kindOf,
  text: cellText,
  literal(cell, kind) {
    if (kind.is === "shape" && Array.isArray(cell)) return shapeSql(kind.name, cell);
    if (kind.is === "bytes" && cell !== null) return `0x${cell}`;
    const text = cellText(cell, kind);
    if (text === null) return "NULL";
    if (kind.is === "number" || kind.is === "float" || kind.is === "boolean") return text;
    return `${/[^\0-\x7f]/.test(text) ? "N" : ""}'${text.replaceAll("'", "''")}'`;
  },
  insert(table, columns, rows) {
    const insert = `INSERT INTO ${nameOf(table)} (${columns.map(quoted).join(", ")}) VALUES\n${tuples(rows)}`;
    const isNumbered = table.columns.some(({ name, identity }) => identity !== undefined && columns.includes(name));
    const allow = (is: "ON" | "OFF") => `SET IDENTITY_INSERT ${nameOf(table)} ${is}`;
    return isNumbered ? `${allow("ON")};\n${insert};\n${allow("OFF")}` : insert;
  },
  update: (table, set, key) => updateSql(nameOf(table), set, key, quoted),
  // More is an error (documentation: Table Value Constructor).
  mostRows: 1_000,
};

function shapeSql(name: string, [x, y]: Cell[]): string {
  if (name === "hierarchyid") return `hierarchyid::Parse('/${Math.floor(Number(x))}/${Math.floor(Number(y))}/')`;
  return name === "geography" ? `geography::Point(${y}, ${x}, 4326)` : `geometry::Point(${x}, ${y}, 0)`;
}
