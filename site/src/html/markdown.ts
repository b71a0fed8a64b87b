import { Marked } from "marked";
import { escapeHtml, type Html } from "./html.ts";

/** What HTML our own change files have; all else is shown as text. */
const allowed = /^<(?:br|\/?details|\/?summary|!-- -->|!--[^<>]*-->)>?$/;

const marked = new Marked({
  gfm: true,
  renderer: {
    html({ text }) {
      return text
        .split(/(<[^<>]*>)/)
        .map((part) => (allowed.test(part.trim()) ? part : escapeHtml(part)))
        .join("");
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
    table(token) {
      const cells = (row: typeof token.header, tag: string) =>
        row.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join("");
      const rows = token.rows.map((row) => `<tr>${cells(row, "td")}</tr>`).join("");
      return `<div class="scroll" role="region" aria-label="Table" tabindex="0"><table><thead><tr>${cells(token.header, "th")}</tr></thead><tbody>${rows}</tbody></table></div>`;
    },
  },
});

const isHarmless = (url: string) => /^(https?:\/\/|mailto:|#|\.{0,2}\/|[\w.-]+$)/i.test(url);

/** A person's or a machine's Markdown, without HTML of its own, scripts or pictures. */
export const markdownHtml = (text: string): Html => ({ markup: marked.parse(text, { async: false }) });
