import type { BlamedColumn, Entry, ObjectPage } from "schemalog";
import { cellHtml, type UrlOf } from "./cells.ts";
import { columnsHtml } from "./columns.ts";
import { type Host, timelineHtml } from "./history.ts";
import { type Html, html } from "./html.ts";
import { markdownHtml } from "./markdown.ts";
import { contentsHtml, sectionHtml } from "./sections.ts";

export type ObjectView = {
  page: ObjectPage;
  connection: string;
  connectionUrl: string;
  urlOf: UrlOf;
  entries: Entry[];
  blamed: BlamedColumn[];
  host: Host;
};

/** The body of an object's page. */
export function objectHtml({ page, connection, connectionUrl, urlOf, entries, blamed, host }: ObjectView): Html {
  const { kind, schema, description, owner, tags, facts, notes, sections } = page;
  const parts = [...sections, ...(entries.length > 0 ? [{ id: "history", title: "History" }] : [])];
  const machine = description && description.by !== "person" && description.by !== "comment" && description.by;
  return html`<p class="where" data-pagefind-ignore><span class="badge kind">${kind}</span> in <a href="${connectionUrl}">${connection}</a> / ${schema}${
    owner !== undefined && html` · owned by ${owner}`
  }${tags.map((tag) => html` <span class="badge plain">${tag}</span>`)}</p>${
    description &&
    html`<p class="description">${description.text}${machine && html` <span class="note">(${machine})</span>`}</p>`
  }${
    facts.length > 0 &&
    html`<dl class="facts">${facts.map(({ label, value }) => html`<dt>${label}</dt><dd>${cellHtml(value, urlOf)}</dd>`)}</dl>`
  }${parts.length > 2 && contentsHtml(parts)}${notes !== "" && html`<section class="notes" aria-label="Notes">${markdownHtml(notes)}</section>`}${sections.map(
    (section) => (section.id === "columns" ? columnsHtml(section, urlOf, blamed, host) : sectionHtml(section, urlOf)),
  )}${timelineHtml(entries, host)}`;
}
