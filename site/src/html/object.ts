import { anchorOf, type BlamedColumn, type Entry, type ObjectPage } from "schemalog";
import { cellHtml, type UrlOf } from "./cells.ts";
import { commitHtml, type Host, timelineHtml } from "./history.ts";
import { type Html, html } from "./html.ts";
import { markdownHtml } from "./markdown.ts";
import { type Extra, sectionHtml } from "./sections.ts";

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
  const machine = description && description.by !== "person" && description.by !== "comment" && description.by;
  return html`<p class="where" data-pagefind-ignore><span class="badge kind">${kind}</span> in <a href="${connectionUrl}">${connection}</a> / ${schema}${
    owner !== undefined && html` · owned by ${owner}`
  }${tags.map((tag) => html` <span class="badge plain">${tag}</span>`)}</p>${
    description &&
    html`<p class="description">${description.text}${machine && html` <span class="note">(${machine})</span>`}</p>`
  }${
    facts.length > 0 &&
    html`<dl class="facts">${facts.map(({ label, value }) => html`<dt>${label}</dt><dd>${cellHtml(value, urlOf)}</dd>`)}</dl>`
  }${notes !== "" && html`<section class="notes" aria-label="Notes">${markdownHtml(notes)}</section>`}${sections.map(
    (section) => sectionHtml(section, urlOf, section.id === "columns" ? sinceColumn(blamed, host) : undefined),
  )}${timelineHtml(entries, host)}`;
}

/** Who added a column, and who changed it last. */
function sinceColumn(blamed: BlamedColumn[], host: Host): Extra | undefined {
  if (!blamed.some(({ added }) => added)) return undefined;
  const cells = blamed.map(({ column, added, changed }): [string, Html] => [
    anchorOf("column", column.name),
    html`${added && commitHtml(added, host)}${changed && html`<br><span class="note">changed ${commitHtml(changed.commit, host)}</span>`}`,
  ]);
  return { heading: "Since", cells: new Map(cells) };
}
