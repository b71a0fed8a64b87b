import { codeSpan, escapeMarkdown, linkTarget } from "../formats/markdown/escape.ts";
import type { Cell, DataTable, Inline, Link, Row } from "./page.ts";

/** Name of the index of a folder: hosts show it when the folder is opened. */
export const indexName = "README";

/** A cell as Markdown on one line of the page at `from` (path below `docs/` without extension). */
export const cellMarkdown = (cell: Cell, from: string): string =>
  cell.map((piece) => pieceMarkdown(piece, from)).join("");

function pieceMarkdown({ text, code, link, badge, by }: Inline, from: string): string {
  if (badge) return `**${badge}**`;
  const words = code ? codeSpan(text) : escapeMarkdown(text);
  if (by !== undefined) return `${words} _(${escapeMarkdown(by)})_`;
  return link ? `[${words}](${relativeLink(from, link)})` : words;
}

export const anchorMarkdown = ({ anchor }: Pick<Row, "anchor">): string =>
  anchor === undefined ? "" : `<a id="${anchor}"></a>`;

export function tableMarkdown({ headings, rows }: DataTable, from: string): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(headings.map(escapeMarkdown)),
    line(headings.map(() => "---")),
    ...rows.map((row) => `| ${anchorMarkdown(row)}${row.cells.map((cell) => cellMarkdown(cell, from)).join(" | ")} |`),
  ].join("\n");
}

export const listMarkdown = (items: Cell[], from: string): string =>
  items.map((item) => `- ${cellMarkdown(item, from)}`).join("\n");

/** The link from one page to a place on another. */
export function relativeLink(from: string, { stem, anchor }: Link): string {
  const hash = anchor === undefined ? "" : `#${encodeURI(anchor)}`;
  if (from === stem && hash !== "") return hash;
  const source = from.split("/").slice(0, -1);
  const target = stem.split("/");
  let shared = 0;
  while (shared < source.length && source[shared] === target[shared]) shared += 1;
  return `${"../".repeat(source.length - shared)}${linkTarget(target.slice(shared).join("/"))}.md${hash}`;
}

/**
 * A person's notes, to stand below a heading of the second level: their headings become smaller, and a block of code or a
 * comment that was left open ends with them.
 */
export function notesMarkdown(notes: string): string {
  let fence: string | undefined;
  const lines = notes.split("\n").map((line, index, all) => {
    const run = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    if (fence !== undefined) {
      if (run?.[1]?.startsWith(fence) && run[2]?.trim() === "") fence = undefined;
      return line;
    }
    if (run) fence = run[1];
    if (/^ {0,3}=+[ \t]*$/.test(line) && /\S/.test(all[index - 1] ?? "")) return "";
    if (/^ {0,3}=+[ \t]*$/.test(all[index + 1] ?? "") && /\S/.test(line)) return `### ${line.trim()}`;
    return line.replace(/^ {0,3}(#{1,6})(?=[ \t]|$)/, (_, marks: string) => "#".repeat(Math.min(6, marks.length + 2)));
  });
  const whole = lines.join("\n");
  const open = whole.lastIndexOf("<!--") > whole.lastIndexOf("-->") ? "\n-->" : "";
  return `${whole}${fence === undefined ? open : `\n${fence}`}`;
}

/** No more than one empty line in a row, outside of code. */
export function tidy(markdown: string): string {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split("\n")) {
    const run = /^`{3,}/.exec(line)?.[0];
    if (fence === undefined) fence = run;
    else if (run !== undefined && line === fence) fence = undefined;
    const isBlank = fence === undefined && /^[ \t]*$/.test(line);
    if (!isBlank || lines.at(-1) !== "") lines.push(isBlank ? "" : line);
  }
  return `${lines.join("\n").trim()}\n`;
}
