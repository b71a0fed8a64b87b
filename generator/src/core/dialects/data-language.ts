import type { Cell, Kind } from "../mock/kinds/kind.ts";
import type { Table } from "../model/table.ts";

type Pair = [name: string, literal: string];

/** How an engine's rows are written. Apart from its dialect: only what makes rows needs it. */
export type DataLanguage = {
  /** What values one of the language's own types takes; undefined for those of a schema, and where nothing is known. */
  kind(printed: string): Kind | undefined;
  /** A cell in SQL. */
  literal(cell: Cell, kind: Kind): string;
  /** A cell as the engine reads it from a file of texts, such as CSV; null for NULL. */
  text(cell: Cell, kind: Kind): string | null;
  /** A statement that inserts rows of literals, also into columns that the engine would fill; without a `;` at its end. */
  insert(table: Table, columns: string[], rows: string[][]): string;
  /** A statement that gives columns of the row with that key, by name and literal. */
  update(table: Table, set: Pair[], key: Pair[]): string;
  /** What a session begins and ends with whose rows are not held against foreign keys; absent where it takes more than a session. */
  unchecked?: { begin: string; end: string };
  /** So many rows one INSERT takes. */
  mostRows: number;
  /** What the bound of a partition says of its rows, as a condition; "" where it takes the rest, undefined where no condition says it. */
  partitionCondition?(strategy: string, key: string, bound: string): string | undefined;
};

/** `UPDATE t SET a = 1 WHERE b = 2`. */
export const updateSql = (table: string, set: Pair[], key: Pair[], quoted: (name: string) => string): string => {
  const equal = ([name, literal]: Pair) => `${quoted(name)} = ${literal}`;
  return `UPDATE ${table} SET ${set.map(equal).join(", ")} WHERE ${key.map(equal).join(" AND ")}`;
};

/** A cell in plain digits and words, 1 and 0 for a boolean; between a date and its time stands `between`, behind it the `zone` of one that has it. */
export function plainText(cell: Cell, kind: Kind, between: string, zone: string): string | null {
  if (cell === null) return null;
  if (kind.is === "moment" && typeof cell === "number") {
    const [date = "", time = ""] = new Date(cell).toISOString().slice(0, -5).split("T");
    return kind.of === "date" ? date : kind.of === "time" ? time : `${date}${between}${time}${kind.zone ? zone : ""}`;
  }
  if (typeof cell === "boolean") return cell ? "1" : "0";
  if (kind.is === "number" && typeof cell === "number") return cell.toFixed(kind.scale);
  return String(cell);
}

/** `(a, b), (c, d)`, a row on each line. */
export const tuples = (rows: string[][]): string => rows.map((cells) => `(${cells.join(", ")})`).join(",\n");
