import { type DataLanguage, tuples, updateSql } from "../../data-language.ts";
import { quoted } from "../quoted.ts";
import { cellText } from "./cell-text.ts";
import { kindOf } from "./kinds.ts";
import { partitionCondition } from "./partition-condition.ts";

const nameOf = ({ schema, name }: { schema: string; name: string }) => `${quoted(schema)}.${quoted(name)}`;

/** Rows as PostgreSQL takes them. */
export const postgresData: DataLanguage = {
  kind: kindOf,
  text: cellText,
  literal(cell, kind) {
    const text = cellText(cell, kind);
    if (text === null) return "NULL";
    if (kind.is === "number" || kind.is === "float" || kind.is === "boolean") return text;
    // A backslash is one in any setting of standard_conforming_strings.
    return text.includes("\\") ? `E'${text.replace(/['\\]/g, "$&$&")}'` : `'${text.replaceAll("'", "''")}'`;
  },
  insert: (table, columns, rows) =>
    `INSERT INTO ${nameOf(table)} (${columns.map(quoted).join(", ")}) OVERRIDING SYSTEM VALUE VALUES\n${tuples(rows)}`,
  update: (table, set, key) => updateSql(nameOf(table), set, key, quoted),
  mostRows: 1_000,
  partitionCondition,
};
