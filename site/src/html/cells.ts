import type { Cell, Inline, Link } from "schemalog";
import { type Html, html } from "./html.ts";

/** The URL of a place in this connection's pages. */
export type UrlOf = (link: Link) => string;

const badgeClass: Record<string, string> = {
  PK: "primary",
  FK: "foreign",
  UK: "unique",
  invalid: "bad",
  "not validated": "bad",
};

/** A cell of a table or an item of a list. */
export const cellHtml = (cell: Cell, urlOf: UrlOf): Html => html`${cell.map((piece) => pieceHtml(piece, urlOf))}`;

function pieceHtml({ text, code, link, badge }: Inline, urlOf: UrlOf): Html {
  if (badge) return html`<span class="badge ${badgeClass[badge] ?? "plain"}">${badge}</span>`;
  const words = code ? html`<code>${text}</code>` : html`${text}`;
  return link ? html`<a href="${urlOf(link)}">${words}</a>` : words;
}

/** A table that scrolls inside of its own box where the screen is narrow. */
export const tableHtml = (label: string, headings: string[], rows: Html[]): Html =>
  html`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table><thead><tr>${headings.map(
    (heading) => html`<th scope="col">${heading}</th>`,
  )}</tr></thead><tbody>${rows}</tbody></table></div>`;
