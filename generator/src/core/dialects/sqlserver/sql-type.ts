/** A type taken apart, as snapshots have it: `decimal(10,2)`, `nvarchar(max)`. */
export type SqlType = {
  name: string;
  /** Length, or precision and scale; infinite for `max`. */
  numbers: number[];
};

const synonyms: Record<string, string> = {
  ...{ integer: "int", dec: "decimal", numeric: "decimal", "double precision": "float", character: "char" },
  ...{ "char varying": "varchar", "character varying": "varchar", "national char": "nchar" },
  ...{ "national character": "nchar", "national char varying": "nvarchar", "national character varying": "nvarchar" },
  ...{ "national text": "ntext", "binary varying": "varbinary", rowversion: "timestamp", sysname: "nvarchar(128)" },
};

export function parseType(text: string): SqlType {
  const trimmed = text.trim().toLowerCase().replace(/[[\]]/g, "");
  const known = synonyms[trimmed];
  if (known?.includes("(")) return parseType(known);
  const [, head = trimmed, list] = /^([^(]+?)\s*(?:\(([^)]*)\))?$/.exec(trimmed) ?? [];
  const numbers = (list ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => (one === "max" ? Number.POSITIVE_INFINITY : Number(one)));
  // Up to 24 bits of a float are a real (documentation: float and real).
  if (head === "float" && numbers[0] !== undefined) return { name: numbers[0] <= 24 ? "real" : "float", numbers: [] };
  return { name: synonyms[head] ?? head, numbers };
}

/** The number of a type where it says none (documentation: of each type). */
export const lengthOf = ({ name, numbers: [length] }: SqlType): number =>
  length ?? (name === "decimal" ? 18 : isTime(name) ? 7 : 1);
export const scaleOf = ({ numbers }: SqlType): number => numbers[1] ?? 0;

export const isTime = (name: string): boolean => /^(datetime2|datetimeoffset|time)$/.test(name);
