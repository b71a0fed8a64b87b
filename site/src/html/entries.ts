import type { ConnectionPage, IndexEntry, KindCount, Lead } from "schemalog";
import type { UrlOf } from "./cells.ts";
import { type Html, html } from "./html.ts";
import { tableHtml } from "./table.ts";
import { valuesHtml } from "./values.ts";

const longest = 140;
const shorten = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
const plural = (word: string, count: number) => (count === 1 ? word : `${word}s`);

/** The objects of a schema, one a row. */
export const entriesHtml = (schema: string, entries: IndexEntry[], urlOf: UrlOf): Html =>
  tableHtml({
    label: `Objects of ${schema}`,
    headings: ["Name", "Kind", headingOf(entries), "Description"],
    rows: entries.map(({ link, name, kind, columns, description, values }) => ({
      cells: [
        html`<a href="${urlOf(link)}">${name}</a>`,
        html`${kind}`,
        html`${columns}`,
        html`${description !== undefined && shorten(description)}${description !== undefined && values && html`<br>`}${
          values && valuesHtml(values)
        }`,
      ],
    })),
    named: true,
    className: "entries",
  });

/** What most have as columns. */
function headingOf(entries: IndexEntry[]): string {
  const parts = entries.find((entry) => entry.parts !== undefined)?.parts ?? "columns";
  return parts.charAt(0).toUpperCase() + parts.slice(1);
}

/** `31 tables · 5 views · 82% documented`. */
export const countsHtml = ({ counts, documented }: Pick<ConnectionPage, "counts" | "documented">): Html =>
  counts.length === 0 ? html`nothing in it` : html`${counts.map(kindCountHtml)}${documented.percent}% documented`;

const kindCountHtml = ({ kind, count }: KindCount): Html => html`${count} ${plural(kind, count)} · `;

/** Tables and views that others build on, and how many do. */
export const leadsHtml = (leads: Lead[], urlOf: UrlOf): Html =>
  html`<ul class="leads">${leads.map(
    ({ link, schema, name, uses = 0, description }) =>
      html`<li><a href="${urlOf(link)}">${schema}.${name}</a> <span class="note">used by ${uses}</span>${
        description !== undefined && html`<br><span class="note">${shorten(description)}</span>`
      }</li>`,
  )}</ul>`;
