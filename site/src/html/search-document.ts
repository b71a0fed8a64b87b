import type { ObjectPage } from "schemalog";
import { type Html, html } from "./html.ts";

/** People look for these first. */
const first = new Set(["table", "view", "materialized view", "foreign table", "collection"]);

/** What an object is found by: its name, its columns or values, and the words of people about them. */
export function objectDocument(page: ObjectPage, connection: string): Html {
  const { kind, schema, name, description, tags, notes, sections } = page;
  const columns = sections.find(({ id }) => id === "columns")?.table?.rows ?? [];
  return html`<h1 data-pagefind-weight="${first.has(kind) ? 10 : 6}">${schema}.${name}</h1><p><span data-pagefind-meta="kind">${kind}</span> <span data-pagefind-meta="connection">${connection}</span> ${tags.join(" ")} ${
    description?.text
  } ${notes}</p>${columns.map(
    ({ anchor, cells: [title, ...others] }) =>
      html`<h2 id="${anchor}" data-pagefind-weight="8">${text(title)}</h2><p>${others.map(text).join(" ")}</p>`,
  )}${sections
    .filter(({ id, diagram, code }) => id !== "columns" && !diagram && !code)
    .map(
      ({ id, title, table, list }) =>
        html`<h2 id="${id}" data-pagefind-weight="0.5">${title}</h2><p data-pagefind-weight="0.5">${[
          ...(table?.rows.flatMap(({ cells }) => cells.map(text)) ?? []),
          ...(list?.map(text) ?? []),
        ].join(" ")}</p>`,
    )}`;
}

const text = (cell: { text: string }[] | undefined) => cell?.map((piece) => piece.text).join("") ?? "";
