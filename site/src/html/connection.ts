import { anchorOf, type ConnectionPage, type IndexEntry } from "schemalog";
import { tableHtml, type UrlOf } from "./cells.ts";
import { type Html, html } from "./html.ts";
import { contentsHtml, diagramHtml, sectionHtml } from "./sections.ts";

const longest = 140;
const shorten = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
const plural = (word: string, count: number) => (count === 1 ? word : `${word}s`);

/** The body of a connection's page: a list of all objects that can be filtered, and the diagrams of small schemas. */
export function connectionHtml(page: ConnectionPage, changesUrl: string, urlOf: UrlOf): Html {
  return html`<p class="where"><span class="badge kind">${page.engine}</span> ${countsHtml(page)} · <a href="${changesUrl}">changes</a></p>
${contentsHtml(partsOf(page))}<div class="filter" hidden><label for="filter">Filter</label><input id="filter" type="search" autocomplete="off" placeholder="name, kind or words" aria-controls="objects" aria-describedby="filter-count"><span id="filter-count" class="note" role="status"></span></div>
<div id="objects">${page.schemas.map(
    (schema) =>
      html`<section data-schema><h2 id="${schema.anchor}">${schema.name}</h2>${
        schema.description !== undefined && html`<p>${schema.description}</p>`
      }${tableHtml(
        `Objects of ${schema.name}`,
        ["Name", "Kind", "Columns", "Description"],
        schema.groups.flatMap(({ entries }) => entries.map((entry) => entryHtml(entry, urlOf))),
      )}</section>`,
  )}</div>${page.sections.map((section) => sectionHtml(section, urlOf))}${page.diagrams.map(
    ({ schema, diagram }) =>
      html`<h2 id="${anchorOf("diagram", schema)}">Diagram of ${schema}</h2>${diagramHtml(diagram, `Diagram of ${schema}`)}`,
  )}`;
}

/** Schemas, and what belongs to none. */
const partsOf = ({ schemas, sections, diagrams }: ConnectionPage) => [
  ...schemas.map(({ anchor, name }) => ({ id: anchor, title: name })),
  ...sections,
  ...diagrams.map(({ schema }) => ({ id: anchorOf("diagram", schema), title: `Diagram of ${schema}` })),
];

const entryHtml = ({ link, name, kind, columns, description }: IndexEntry, urlOf: UrlOf): Html =>
  html`<tr><th scope="row"><a href="${urlOf(link)}">${name}</a></th><td>${kind}</td><td>${columns}</td><td>${
    description === undefined ? undefined : shorten(description)
  }</td></tr>`;

/** `31 tables · 5 views · 82% documented`. */
export const countsHtml = ({ counts, documented }: ConnectionPage): Html =>
  html`${counts.map(({ kind, count }) => html`${count} ${plural(kind, count)} · `)}${documented.percent}% documented`;
