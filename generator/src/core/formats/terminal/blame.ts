import type { Change } from "../../model/change.ts";
import type { BlamedColumn, Commit } from "../../model/history.ts";
import { shortId } from "../../names/git-id.ts";
import { describe } from "../words/words.ts";
import { colors } from "./colors.ts";
import { printable } from "./escape.ts";
import { commitWords, type History, heading } from "./history.ts";

export type Blame = Pick<History, "connection" | "object"> & { columns: BlamedColumn[] };

/** The columns of a table, one line each: who added it, who changed it last and how. */
export function renderBlame({ object, columns }: Blame, options: { color: boolean }): string {
  const paint = colors(options.color);
  const rows = columns.map(({ column, added, changed }) => [
    printable(column.name),
    printable(column.type),
    added ? cell(added) : "before this history",
    changed ? `${cell(changed.commit)}  ${changed.changes.map(how).join("; ")}` : "",
  ]);
  const titles = ["column", "type", "added", "last changed"];
  const widths = titles.map((title, at) =>
    Math.min(60, Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0))),
  );
  const line = (cells: string[]) =>
    cells
      .map((text, at) => text.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd();
  return [paint.bold(heading(object)), "", paint.dim(line(titles)), ...rows.map(line), ""].join("\n");
}

const cell = (commit: Commit) => `${shortId(commit.id, 8)}  ${commitWords(commit)}`;

/** `type: integer → bigint`, `renamed from total`. */
function how(change: Change): string {
  const { from, details } = describe(change);
  if (from !== undefined) return `renamed from ${printable(from)}`;
  return details
    .map(({ property, before = "none", after = "none" }) => `${property}: ${printable(before)} → ${printable(after)}`)
    .join(", ");
}
