import type { ForeignKey } from "../../model/constraint.ts";
import type { Table } from "../../model/table.ts";

/** A host stops drawing above 50,000 characters (mermaid.js.org, maxTextSize); this leaves room for what is around it. */
const mostCharacters = 48_000;
const mostColumns = 60;

export type Entity = {
  table: Table;
  /** All columns, or those of keys alone. */
  columns: "all" | "keys";
};

/**
 * An entity relationship diagram of these tables and the foreign keys between them (mermaid.js.org/syntax/entityRelationshipDiagram).
 * Undefined where it would be longer than a host draws.
 */
export function erDiagram(entities: Entity[]): string | undefined {
  const ids = new Map(entities.map(({ table }, index) => [keyOf(table), `t${index + 1}`]));
  const idOf = (reference: { schema: string; name: string }) => ids.get(keyOf(reference));
  const relations = entities.flatMap(({ table }) =>
    table.foreignKeys.flatMap((foreignKey) => {
      const [child, parent] = [idOf(table), idOf(foreignKey.references)];
      return child && parent ? [relation(table, foreignKey, child, parent)] : [];
    }),
  );
  const text = ["erDiagram", ...entities.flatMap((item) => entity(item, idOf(item.table) ?? "")), ...relations].join(
    "\n",
  );
  return text.length <= mostCharacters ? text : undefined;
}

const keyOf = ({ schema, name }: { schema: string; name: string }) => JSON.stringify([schema, name]);

/** Text inside double quotes; what the diagram's grammar or a browser would read is replaced. */
const quoted = (text: string) =>
  `"${
    text
      .replace(/["“”`]/g, "'")
      .replaceAll("<", "‹")
      .replaceAll(">", "›")
      .replace(/[\p{Cc}#;{}\\]/gu, " ")
      .trim() || " "
  }"`;
/** A word of the grammar: letters, digits, underscores, hyphens. */
const word = (text: string) => {
  const plain = text.replace(/[^\p{L}\p{N}_-]+/gu, "_").replace(/^_+|_+$/g, "") || "_";
  return /^\p{L}/u.test(plain) ? plain : `_${plain}`;
};

function entity({ table, columns }: Entity, id: string): string[] {
  const primary = new Set(table.primaryKey?.columns);
  const foreign = new Set(table.foreignKeys.flatMap((key) => key.columns));
  const unique = new Set(table.uniques.flatMap((key) => (key.columns.length === 1 ? key.columns : [])));
  const shown = table.columns.filter(({ name }) => columns === "all" || primary.has(name) || foreign.has(name));
  const lines = shown.slice(0, mostColumns).map(({ name, type }) => {
    const marks = [primary.has(name) && "PK", foreign.has(name) && "FK", unique.has(name) && "UK"].filter(Boolean);
    return `    ${[word(type), word(name), marks.join(", ")].filter(Boolean).join(" ")}`;
  });
  const head = `  ${id}[${quoted(`${table.schema}.${table.name}`)}]`;
  return lines.length === 0 ? [head] : [`${head} {`, ...lines, "  }"];
}

function relation(child: Table, { name, columns }: ForeignKey, from: string, to: string): string {
  const isNullable = child.columns.some((column) => column.nullable && columns.includes(column.name));
  const isUnique = [child.primaryKey, ...child.uniques].some(
    (key) => key && key.columns.length === columns.length && key.columns.every((column) => columns.includes(column)),
  );
  return `  ${from} ${isUnique ? "|o" : "}o"}--${isNullable ? "o|" : "||"} ${to} : ${quoted(columns.join(", ") || name)}`;
}
