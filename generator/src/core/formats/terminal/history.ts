import type { Commit, Entry } from "../../model/history.ts";
import { counted } from "../../names/counted.ts";
import { shortId } from "../../names/git-id.ts";
import { qualifiedName } from "../../names/names.ts";
import { byObject, describe } from "../words/words.ts";
import { colors } from "./colors.ts";
import { printable } from "./escape.ts";
import { changeLines } from "./index.ts";

type Named = { kind: string; schema: string; name: string; signature?: string | undefined };
export type History = { connection: string; object: Named; entries: Entry[]; older: number };

/** The timeline of an object for a person at a terminal: commit by commit, the newest first. */
export function renderHistory({ object, entries, older }: History, options: { color: boolean }): string {
  const paint = colors(options.color);
  const lines = [paint.bold(heading(object)), ""];
  for (const { commit, changes } of entries) {
    lines.push(
      `${paint.yellow(shortId(commit.id, 8))}  ${commitWords(commit)}  ${paint.dim(printable(commit.subject))}`,
    );
    const all = changes.map((change) => printable(describe(change).short).length);
    const width = Math.min(40, Math.max(...all));
    for (const group of byObject(changes)) {
      lines.push(...group.changes.flatMap((change) => changeLines(describe(change), width, paint)));
    }
    lines.push("");
  }
  if (older > 0) lines.push(paint.dim(`${counted(older, "older commit")} not shown`), "");
  return lines.join("\n");
}

export const heading = ({ kind, schema, name, signature }: Named): string =>
  printable(`${kind} ${qualifiedName(schema, name)}${signature === undefined ? "" : `(${signature})`}`);

/** `2024-05-01  Ada Lovelace  #12`. */
export const commitWords = ({ date, author, pullRequest }: Commit): string =>
  [date.slice(0, 10), printable(author.name), pullRequest].filter((part) => part !== undefined).join("  ");
