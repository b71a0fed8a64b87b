import type { Failure } from "../../model/report.ts";
import { codeBlock, escapeMarkdown } from "../markdown/escape.ts";
import type { Detail } from "./size-steps.ts";

/** Why a connection could not be judged, and what to do; `place` is Markdown that leads to the migration at fault. */
export function failureBlock({ message, hint, cause }: Failure, place: string | undefined, { text }: Detail): string {
  const start = cause ? `${cause.file}:${cause.line}: ` : "";
  const why = place !== undefined && message.startsWith(start) ? message.slice(start.length) : message;
  const lead = cause ? "**A statement can't be applied:**" : "**The schema can't be determined:**";
  return [
    `${lead} ${why === message ? "" : `${place}: `}${escapeMarkdown(why.slice(0, text))}`,
    ...hintBlocks(hint ?? "", text),
  ]
    .filter((line) => line !== "")
    .join("\n\n");
}

/** Lines that are indented are something to copy, such as settings; the others are words. */
function hintBlocks(hint: string, most: number): string[] {
  const lines = hint.slice(0, most).split("\n");
  const isCode = (line: string | undefined) => line !== undefined && /^\s+\S/.test(line);
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const from = at++;
    while (isCode(lines[from]) && isCode(lines[at])) at++;
    const text = lines.slice(from, at).join("\n");
    blocks.push(isCode(lines[from]) ? codeBlock(text) : escapeMarkdown(text));
  }
  return blocks;
}
