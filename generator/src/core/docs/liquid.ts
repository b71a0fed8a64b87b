import { type Context, Liquid } from "liquidjs";
import { codeBlock, codeSpan, escapeMarkdown } from "../formats/markdown/escape.ts";
import { capital } from "../names/capital.ts";
import { plain } from "./cells.ts";
import { anchorMarkdown, cellMarkdown, indexName, listMarkdown, notesMarkdown, tableMarkdown } from "./markdown.ts";
import type { Cell, DataTable, IndexEntry, Link, Row, SchemaPage, Section } from "./page.ts";
import { bound, checkSize, checkTemplates } from "./template-limits.ts";

/** Template texts by name, without extension: `table`, `section`. */
export type Templates = Record<string, string>;

/** What every template knows beside its `page`. */
export type Globals = {
  connection: string;
  /** Where the page is: path below `docs/`, without extension. */
  from: string;
  /** Where each schema has its list of objects. */
  schemas: Map<string, Link>;
};

/**
 * The engine of the templates. All that a template prints is escaped for Markdown, but for what these filters make of
 * parts of a page: `table`, `list`, `inline` (a cell), `anchor` (of a row or schema), `code`, `code_block`, `notes`,
 * `entries` (of an index), `schema_link` and `breadcrumb`.
 */
export function liquidOf(templates: Templates): Liquid {
  checkTemplates(templates);
  const escaped = (value: unknown) => {
    checkSize(value);
    return value === null || value === undefined ? "" : escapeMarkdown(String(value));
  };
  const engine = new Liquid({
    // Without the properties that every object has.
    templates: Object.assign(Object.create(null), templates),
    cache: true,
    ownPropertyOnly: true,
    strictFilters: true,
    outputEscape: escaped,
  });
  /** A filter whose result is Markdown already. */
  const markdown = <T>(name: string, handler: (value: T, globals: Globals, ...rest: string[]) => string) =>
    engine.registerFilter(name, {
      raw: true,
      handler(value: T, ...rest: string[]) {
        if (value === null || value === undefined) return "";
        try {
          return handler(value, globalsOf(this.context), ...rest);
        } catch (error) {
          throw error instanceof TypeError ? new Error(`the filter "${name}" cannot show this value`) : error;
        }
      },
    });
  markdown<DataTable>("table", (table, { from }) => tableMarkdown(table, from));
  markdown<Cell[]>("list", (items, { from }) => listMarkdown(items, from));
  markdown<Cell>("inline", (cell, { from }) => cellMarkdown(cell, from));
  markdown<Pick<Row, "anchor">>("anchor", (row) => anchorMarkdown(row));
  markdown<string>("code", (text) => codeSpan(String(text)));
  markdown<string>("code_block", (text, _, language = "") => codeBlock(String(text), language));
  markdown<string>("notes", (text) => notesMarkdown(String(text)));
  markdown<IndexEntry[]>("entries", (entries, { from }) => tableMarkdown(entriesTable(entries), from));
  markdown<SchemaPage>("schema_link", ({ name }, { from, schemas }) =>
    cellMarkdown([{ text: name, code: true, link: schemas.get(name) }], from),
  );
  markdown<{ schema?: string }>("breadcrumb", ({ schema }, { connection, from, schemas }) => {
    const index = { text: connection, link: { stem: indexName } };
    if (schema === undefined) return cellMarkdown([index], from);
    return cellMarkdown([index, { text: " / " }, { text: schema, link: schemas.get(schema) }], from);
  });
  engine.registerFilter("summary", ({ title, table, list }: Section) => {
    const count = table?.rows.length ?? list?.length ?? 0;
    const things = title.toLowerCase();
    return `${count} ${count === 1 ? things.replace(/s$/, "") : things}`;
  });
  engine.registerFilter("plural", (word: string, count: number) =>
    count === 1 ? word : word.endsWith("y") ? `${word.slice(0, -1)}ies` : `${word}s`,
  );
  return bound(engine);
}

const globalsOf = (context: Context): Globals => context.globals as Globals;

function entriesTable(entries: IndexEntry[]): DataTable {
  const parts = [...new Set(entries.flatMap((entry) => entry.parts ?? []))];
  const hasColumns = parts.length > 0;
  return {
    headings: ["Name", ...(hasColumns ? [capital(parts[0]!)] : []), "Description"],
    rows: entries.map(({ name, link, columns, description }) => ({
      cells: [
        [{ text: name, code: true, link }],
        ...(hasColumns ? [plain(columns === undefined ? undefined : String(columns))] : []),
        plain(description),
      ],
    })),
  };
}
