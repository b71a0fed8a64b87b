import type { Row, Section } from "schemalog";
import { cellHtml, tableHtml, type UrlOf } from "./cells.ts";
import { type Html, html } from "./html.ts";

/** A further column of the table of columns, by the anchor of its row: who added it, and when. */
export type Extra = { heading: string; cells: Map<string, Html> };

/** A part of a page, with its heading. */
export function sectionHtml(section: Section, urlOf: UrlOf, extra?: Extra): Html {
  const body = html`${bodyParts(section, urlOf, extra)}${section.note ? html`<p class="note">${section.note}</p>` : undefined}`;
  const count = section.table?.rows.length ?? section.list?.length;
  const content = section.folded
    ? html`<details><summary>${count} ${section.title.toLowerCase()}</summary>${body}</details>`
    : body;
  return html`<h2 id="${section.id}">${section.title}</h2>${content}`;
}

function bodyParts({ title, table, list, code, diagram }: Section, urlOf: UrlOf, extra?: Extra): Html[] {
  return [
    ...(table
      ? [
          tableHtml(
            title,
            [...table.headings, ...(extra ? [extra.heading] : [])],
            table.rows.map((row) => rowHtml(row, urlOf, extra)),
          ),
        ]
      : []),
    ...(list ? [html`<ul>${list.map((item) => html`<li>${cellHtml(item, urlOf)}</li>`)}</ul>`] : []),
    ...(code ? [html`<pre class="code" tabindex="0"><code>${code.text}</code></pre>`] : []),
    ...(diagram ? [diagramHtml(diagram, title)] : []),
  ];
}

/** Drawn by the browser when it comes into view; its source stands in the page, and is all there is without JavaScript. */
export const diagramHtml = (diagram: string, label: string): Html =>
  html`<figure class="diagram" aria-label="${label}" data-pagefind-ignore><pre tabindex="0">${diagram}</pre></figure>`;

function rowHtml({ anchor, cells }: Row, urlOf: UrlOf, extra?: Extra): Html {
  const content = cells.map((cell, index) => {
    const inner = cellHtml(cell, urlOf);
    if (index > 0 || anchor === undefined) return html`<td>${inner}</td>`;
    return html`<th scope="row">${inner}<a class="anchor" href="#${anchor}" aria-label="Link to this row">#</a></th>`;
  });
  const more = extra && html`<td class="since">${extra.cells.get(anchor ?? "")}</td>`;
  return anchor === undefined ? html`<tr>${content}${more}</tr>` : html`<tr id="${anchor}">${content}${more}</tr>`;
}
