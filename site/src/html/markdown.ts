import { Marked } from "marked";
import { diffHtml } from "./changes.ts";
import { escapeHtml, type Html, html } from "./html.ts";

/** What HTML our own change files have: whole tags without attributes, and comments. All else is shown as text. */
const allowed = /^<(?:br|\/?(?:code|details|pre|span|summary)|!--[^<>]*--)>$/;

const marked = new Marked({
  gfm: true,
  renderer: {
    html({ text }) {
      return text
        .split(/(<[^<>]*>)/)
        .map((part) => (allowed.test(part) ? part : escapeHtml(withoutEntities(part))))
        .join("");
    },
    text(token) {
      // After an inline `<code>`, `<pre>`, `<kbd>` or `<script>` the parser hands on text as it is, for it takes that for HTML.
      return token.type === "text" && token.escaped ? escapeHtml(withoutEntities(token.text)) : false;
    },
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens);
      return isHarmless(href) ? `<a href="${escapeHtml(href)}" rel="nofollow noopener">${words}</a>` : words;
    },
    image({ text }) {
      return escapeHtml(text);
    },
    heading({ tokens, depth }) {
      const level = Math.min(6, Math.max(2, depth));
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`;
    },
    code({ text, lang }) {
      return lang === "diff" ? diffHtml(text.split("\n")).markup : false;
    },
    table(token) {
      const cells = (row: typeof token.header, tag: string) =>
        row.map((cell) => cellHtml(this.parser.parseInline(cell.tokens), tag)).join("");
      const rows = token.rows.map((row) => `<tr>${cells(row, "td")}</tr>`).join("");
      return `<div class="scroll" role="region" aria-label="Table" tabindex="0"><table><thead><tr>${cells(token.header, "th")}</tr></thead><tbody>${rows}</tbody></table></div>`;
    },
  },
});

/** A heading without words is none. */
const cellHtml = (inner: string, tag: string) => (inner === "" ? "<td></td>" : `<${tag}>${inner}</${tag}>`);

/** Text within HTML: what our own has in entities is escaped anew. */
const withoutEntities = (text: string) =>
  text
    .replace(/&#(\d{1,3});/g, (_, code) => String.fromCharCode(Number(code)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

const isHarmless = (url: string) => /^(https?:\/\/|mailto:|#|\.{0,2}\/|[\w.-]+$)/i.test(url);

/** A paragraph costs the parser letters × letters; tables and code, which may be longer, it takes line by line. */
const longestParagraph = 20_000;
const isTooLong = (text: string) =>
  text.split("\n\n").some((part) => part.length > longestParagraph && !/^(?:```|\||<pre>)/.test(part));

/** A person's or a machine's Markdown, without HTML of its own, scripts or pictures; as it is where it is no text for people. */
export function markdownHtml(text: string): Html {
  const plain = html`<pre class="code" tabindex="0">${text}</pre>`;
  if (isTooLong(text)) return plain;
  try {
    return { markup: marked.parse(text, { async: false }) };
  } catch (error) {
    if (error instanceof RangeError) return plain; // quotes in quotes, thousands deep
    throw error;
  }
}
