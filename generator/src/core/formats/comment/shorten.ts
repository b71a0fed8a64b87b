import { closingOf } from "../markdown/escape.ts";

/** A block within so many characters: whole lines of it. A table stays one, a fence is closed. */
export function shorten(block: string, most: number): string {
  if (block.length <= most) return block;
  const lines: string[] = [];
  let length = 0;
  for (const line of block.split("\n")) {
    length += line.length + 1;
    if (length > most) break;
    lines.push(line);
  }
  const closing = closingOf(lines.join("\n"));
  return [...lines, ...(closing === "" ? [] : [closing]), "", "…"].join("\n");
}
