import { Liquid } from "liquidjs";
import { codeBlock, codeSpan, escapeMarkdown, linkTarget } from "../render/markdown/escape.ts";
import type { Cell, IndexEntry, Inline, Link, ObjectPage, Row } from "./page.ts";

/** Template texts by name, without extension: `table`, `section`. */
export type Templates = Record<string, string>;

const notPlural: Record<string, string> = { "materialized view": "materialized views" };

/**
 * The template engine of a page at `from` (path below `docs/`). All that a template prints is escaped for Markdown, but for
 * what these filters make: `inline` (a cell), `anchor` (of a row), `code`, `code_block`, `notes`, `entry_link`, `breadcrumb`.
 */
export function liquidOf(templates: Templates): Liquid {
  const engine = new Liquid({
    templates,
    cache: true,
    ownPropertyOnly: true,
    strictFilters: true,
    outputEscape: (value: unknown) => escapeMarkdown(value === null || value === undefined ? "" : String(value)),
  });
  const raw = (name: string, handler: (value: never, ...rest: never[]) => string) =>
    engine.registerFilter(name, {
      raw: true,
      handler: handler as (value: unknown, ...rest: unknown[]) => string,
    });
  raw("inline", function (this: { context: { get(path: string[]): unknown } }, cell: Cell) {
    return inlineMarkdown(cell, pathOf(this));
  } as (value: never) => string);
  raw("entry_link", (entry: IndexEntry) => inlineMarkdown([{ text: entry.name, code: true, link: entry.link }], ""));
  raw("anchor", (row: Row) => (row.anchor === undefined ? "" : `<a id="${row.anchor}"></a>`));
  raw("code", (text: string) => codeSpan(text));
  raw("code_block", (text: string, language?: string) => codeBlock(text, language ?? ""));
  raw("notes", (text: string) => demoteHeadings(text));
  raw("breadcrumb", (page: ObjectPage) => `[Index](${"../".repeat(page.stem.split("/").length - 1)}README.md)`);
  engine.registerFilter("plural", (word: string, count: number) =>
    count === 1 ? word : (notPlural[word] ?? (word.endsWith("y") ? `${word.slice(0, -1)}ies` : `${word}s`)),
  );
  return engine;
}

const pathOf = (filter: { context: { get(path: string[]): unknown } }): string =>
  String(filter.context.get(["from"]) ?? "");

/** A cell as Markdown on the page at `from`. */
function inlineMarkdown(cell: Cell, from: string): string {
  return cell.map((piece) => pieceMarkdown(piece, from)).join("");
}

function pieceMarkdown({ text, code, link, badge }: Inline, from: string): string {
  if (badge) return `**${badge}**`;
  const words = code ? codeSpan(text) : escapeMarkdown(text);
  return link ? `[${words}](${relativeLink(from, link)})` : words;
}

function relativeLink(from: string, { stem, anchor }: Link): string {
  const hash = anchor === undefined ? "" : `#${anchor}`;
  if (from === stem) return hash === "" ? `${linkTarget(stem.split("/").at(-1) ?? "")}.md` : hash;
  const source = from.split("/").slice(0, -1);
  const target = stem.split("/");
  let shared = 0;
  while (shared < source.length && source[shared] === target[shared]) shared += 1;
  return `${"../".repeat(source.length - shared)}${linkTarget(target.slice(shared).join("/"))}.md${hash}`;
}

/** A person's Markdown below the headings of the page: `# x` becomes `### x`. */
const demoteHeadings = (text: string): string => text.replace(/^(#{1,4})(?=\s)/gm, "##$1");

/** No more than one empty line in a row, outside of code. */
export function tidy(markdown: string): string {
  const parts = markdown.split(/(^(`{3,})[^\n]*\n.*?^\2$)/ms);
  const text = parts
    .map((part, index) =>
      index % 3 === 0 ? part.replace(/[ \t]+$/gm, "").replace(/\n{3,}/g, "\n\n") : index % 3 === 1 ? part : "",
    )
    .join("");
  return `${text.trim()}\n`;
}
