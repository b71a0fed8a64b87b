import { tokens } from "./lexer.ts";

const literals = /^(null|true|false|default|date|time|timestamp|interval)$/i;

/** Whether a statement inserts values that are written out, and calls nothing itself: INSERT INTO t (…) VALUES (…). */
export function onlyLiterals(sql: string): boolean {
  let values = false;
  let count = 0;
  for (const { kind, start, end } of tokens(sql)) {
    if (kind === "comment") continue;
    const piece = sql.slice(start, end);
    if (count < 2 && piece.toUpperCase() !== ["INSERT", "INTO"][count]) return false;
    count++;
    if (kind === "symbol" && !/[-+.,():]/.test(piece)) return false;
    if (values && (kind === "quoted" || (kind === "word" && !literals.test(piece)))) return false;
    if (kind === "word" && /^(select|with|table|overriding|default)$/i.test(piece) && !values) return false;
    if (kind === "word" && /^values$/i.test(piece)) values = true;
  }
  return values;
}
