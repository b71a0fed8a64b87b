import type { Row, Section } from "schemalog";
import { cellHtml, type UrlOf } from "./cells.ts";
import { neighboursHtml } from "./graph.ts";
import { type Html, html } from "./html.ts";
import { type TableRow, tableHtml } from "./table.ts";

/** A part of a page, with its heading. */
export function sectionHtml(section: Section, urlOf: UrlOf): Html {
  return sectionWith(section, bodyParts(section, urlOf));
}

/** Links to the parts of a page. */
export const contentsHtml = (parts: { id: string; title: string }[]): Html =>
  html`<nav class="contents" aria-label="On this page"><ul>${parts.map(
    ({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`,
  )}</ul></nav>`;

/** A section with another body than its own. */
export function sectionWith(section: Section, parts: Html[]): Html {
  const body = html`${parts}${section.note && !section.graph ? html`<p class="note">${section.note}</p>` : undefined}`;
  const count = section.table?.rows.length ?? section.list?.length;
  const noun = section.title.toLowerCase();
  const content = section.folded
    ? html`<details><summary>${count} ${count === 1 ? noun.replace(/s$/, "") : noun}</summary>${body}</details>`
    : body;
  return html`<h2 id="${section.id}">${section.title}</h2>${content}`;
}

function bodyParts({ id, title, table, list, code, graph }: Section, urlOf: UrlOf): Html[] {
  const rowsOf = id === "referenced-by" ? foldedRows : allRows;
  return [
    ...(table ? [tableHtml({ label: title, headings: table.headings, rows: rowsOf(table.rows, urlOf) })] : []),
    ...(list ? [html`<ul>${list.map((item) => html`<li>${cellHtml(item, urlOf)}</li>`)}</ul>`] : []),
    ...(code ? [html`<pre class="code" tabindex="0"><code>${code.text}</code></pre>`] : []),
    ...(graph ? [neighboursHtml(graph, title, urlOf)] : []),
  ];
}

const allRows = (rows: Row[], urlOf: UrlOf): TableRow[] => rows.map((row) => rowOf(row, urlOf));

/** More tables that refer to this one in the same way are one row. */
const mostAlike = 8;

/** The tables that refer to one; of many that do in the same way, a row that opens. */
function foldedRows(rows: Row[], urlOf: UrlOf): TableRow[] {
  const groups = Map.groupBy(rows, ({ cells: [, ...facts] }) => JSON.stringify(facts));
  return [...groups.values()].flatMap((alike) => {
    if (alike.length <= mostAlike) return allRows(alike, urlOf);
    const [, ...facts] = alike[0]?.cells ?? [];
    const names = alike.map(({ cells: [name = []] }) => html`<li>${cellHtml(name, urlOf)}</li>`);
    const folded = html`<details><summary>${alike.length} tables</summary><ul>${names}</ul></details>`;
    return [{ cells: [folded, ...facts.map((cell) => cellHtml(cell, urlOf))] }];
  });
}

const rowOf = ({ anchor, cells }: Row, urlOf: UrlOf): TableRow => ({
  anchor,
  cells: cells.map((cell) => cellHtml(cell, urlOf)),
});
