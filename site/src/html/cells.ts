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

/** A short mark. */
export const badgeHtml = (text: string): Html =>
  html`<span class="badge ${badgeClass[text] ?? "plain"}">${text}</span>`;

/** A cell of a table or an item of a list. */
export const cellHtml = (cell: Cell, urlOf: UrlOf): Html => html`${cell.map((piece) => pieceHtml(piece, urlOf))}`;

function pieceHtml({ text, code, link, badge }: Inline, urlOf: UrlOf): Html {
  if (badge) return badgeHtml(badge);
  const words = code ? codeHtml(text) : html`${text}`;
  return link ? html`<a href="${urlOf(link)}">${words}</a>` : words;
}

/** Longer code may be broken between words and the parts of names, and nowhere else. */
function codeHtml(text: string): Html {
  if (text.length < longCode) return html`<code>${text}</code>`;
  const parts = text.split(/(?<=[\p{L}\p{N}_"]\.)(?=[\p{L}_"])|(?<=[(,])(?=\S)|(?=::)/u);
  return html`<code>${parts.map((part, index) => html`${index > 0 && wordBreak}${part}`)}</code>`;
}

const longCode = 24;
const wordBreak = html`<wbr>`;
