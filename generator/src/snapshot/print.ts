/** The order of properties in a file: what a thing is, then what it holds. Names that are not here follow, sorted. */
const order = [
  ...["format", "engine", "kind", "schema", "name", "signature", "form", "comment"],
  ...["bound", "strategy", "key", "timing", "events", "level", "command", "permissive", "roles", "event", "tags"],
  ...[
    "type",
    "types",
    "presence",
    "nullable",
    "default",
    "generated",
    "identity",
    "generation",
    "sequence",
    "collation",
  ],
  ...["start", "increment", "min", "max", "cache", "cycle", "fields", "column", "expression", "storage"],
  ...[
    "direction",
    "nulls",
    "opclass",
    "length",
    "unique",
    "method",
    "subtype",
    "values",
    "arguments",
    "mode",
    "returns",
  ],
  ...["language", "volatility", "strict", "securityDefiner", "columns", "references", "include", "predicate"],
  ...["nullsNotDistinct", "withoutOverlaps", "onUpdate", "onDelete", "onDeleteColumns", "match", "period", "noInherit"],
  ...["deferrable", "validated", "enforced", "valid", "primaryKey", "uniques", "foreignKeys", "checks", "exclusions"],
  ...[
    "indexes",
    "rowSecurity",
    "policies",
    "using",
    "withCheck",
    "triggers",
    "when",
    "routine",
    "oldTable",
    "newTable",
  ],
  ...["constraint", "state", "rules", "inherits", "partitioning", "sample", "dependsOn", "checkOption", "wrapper"],
  ...["version", "allTables", "schemas", "tables", "where", "operations", "extensions", "eventTriggers", "servers"],
  ...["publications", "options", "grantee", "privileges", "grantable", "grants", "definition", "body", "partitions"],
];
const rank = new Map(order.map((key, index) => [key, index]));
const compareKeys = (a: string, b: string) =>
  (rank.get(a) ?? order.length) - (rank.get(b) ?? order.length) || (a < b ? -1 : a > b ? 1 : 0);

/** Texts that are written as a list of lines where they have more than one, so that a diff reads line by line. */
export const longTexts = new Set(["definition", "body", "comment"]);

type Plain = { [key: string]: unknown };

/**
 * One file of a snapshot: JSON with a line for each column, constraint, index, …, properties in a fixed order, empty
 * lists left out. Ends with a line break.
 */
export function printFile(content: object): string {
  return `${block(content as Plain, "")}\n`;
}

const isRecord = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isLong = (key: string, value: unknown): value is string =>
  longTexts.has(key) && typeof value === "string" && value.includes("\n");
const entriesOf = (record: Plain) =>
  Object.entries(record)
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .sort(([a], [b]) => compareKeys(a, b));

/** A record with a line for each property. */
function block(record: Plain, indent: string): string {
  const inner = `${indent}  `;
  const lines = entriesOf(record).map(
    ([key, value]) => `${inner}${JSON.stringify(key)}: ${property(key, value, inner)}`,
  );
  return lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n${indent}}`;
}

function property(key: string, value: unknown, indent: string): string {
  if (isLong(key, value)) return list(value.split("\n"), indent);
  if (Array.isArray(value)) return list(value, indent);
  if (isRecord(value) && value.partitions !== undefined) return block(value, indent);
  return compact(value);
}

/** A list with a line for each item. */
function list(items: unknown[], indent: string): string {
  const inner = `${indent}  `;
  const lines = items.map((item) => {
    const needsBlock = isRecord(item) && Object.entries(item).some(([key, value]) => isLong(key, value));
    return `${inner}${needsBlock ? block(item, inner) : compact(item)}`;
  });
  return `[\n${lines.join(",\n")}\n${indent}]`;
}

/** A value on one line. */
function compact(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(compact).join(", ")}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const parts = entriesOf(value).map(([key, item]) => `${JSON.stringify(key)}: ${compact(item)}`);
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}
