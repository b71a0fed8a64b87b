import type { Row, Section } from "schemalog";
import { cellHtml, tableHtml, type UrlOf } from "./cells.ts";
import { type Html, html } from "./html.ts";

/** A part of a page, with its heading. */
export function sectionHtml(section: Section, urlOf: UrlOf): Html {
  return sectionWith(section, bodyParts(section, urlOf));
}

/** Links to the parts of a page. */
export const contentsHtml = (parts: { id: string; title: string }[]): Html =>
  html`<nav class="contents" aria-label="On this page" data-pagefind-ignore><ul>${parts.map(
    ({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`,
  )}</ul></nav>`;

/** A section with another body than its own. */
export function sectionWith(section: Section, parts: Html[]): Html {
  const body = html`${parts}${section.note ? html`<p class="note">${section.note}</p>` : undefined}`;
  const count = section.table?.rows.length ?? section.list?.length;
  const content = section.folded
    ? html`<details><summary>${count} ${section.title.toLowerCase()}</summary>${body}</details>`
    : body;
  return html`<h2 id="${section.id}">${section.title}</h2>${content}`;
}

function bodyParts({ title, table, list, code, diagram }: Section, urlOf: UrlOf): Html[] {
  return [
    ...(table
      ? [
          tableHtml(
            title,
            table.headings,
            table.rows.map((row) => rowHtml(row, urlOf)),
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

const rowHtml = ({ anchor, cells }: Row, urlOf: UrlOf): Html =>
  anchored(
    anchor,
    cells.map((cell) => cellHtml(cell, urlOf)),
  );

/** A row of a table; where it has an anchor, its first cell is its heading, with a link to the row. */
export function anchored(anchor: string | undefined, [first = html``, ...others]: Html[]): Html {
  const rest = others.map((cell) => html`<td>${cell}</td>`);
  if (anchor === undefined) return html`<tr><td>${first}</td>${rest}</tr>`;
  return html`<tr id="${anchor}"><th scope="row">${first}<a class="anchor" href="#${anchor}" aria-label="Link to this row">#</a></th>${rest}</tr>`;
}
