import { type DataLanguage, tuples } from "../../data-language.ts";
import { quoted } from "../quoted.ts";
import { cellText } from "./cell-text.ts";
import { kindOf } from "./kinds.ts";
import { partitionCondition } from "./partition-condition.ts";

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
  insert: ({ schema, name }, columns, rows) =>
    `INSERT INTO ${quoted(schema)}.${quoted(name)} (${columns.map(quoted).join(", ")}) OVERRIDING SYSTEM VALUE VALUES\n${tuples(rows)}`,
  mostRows: 1_000,
  partitionCondition,
};
