// A small reader of T-SQL for tests: pieces of a script, and lists in parentheses. It shares nothing with what reads T-SQL in the product.
const pieces = /--[^\n]*|\/\*[\s\S]*?\*\/|[nN]?'(?:[^']|'')*'|\[(?:[^\]]|\]\])*\]|"[^"]*"|[\w@#$]+|[<>!]=|<>|\S/g;

/** Batches, without byte order marks and comments at their beginning. */
export const batchesOf = (script: string): string[] =>
  script
    .replace(/^\ufeff/, "")
    .replaceAll("\r\n", "\n")
    .split(/^[ \t]*GO[ \t]*;?[ \t]*$/im)
    .map((batch) => batch.trim())
    .filter(Boolean);

export const piecesOf = (sql: string): string[] =>
  (sql.match(pieces) ?? []).filter((piece) => !/^(--|\/\*)/.test(piece));

export const nameIn = (piece: string): string => piece.replace(/^[["]|[\]"]$/g, "").replaceAll("]]", "]");
export const textIn = (piece: string): string => piece.replace(/^[nN]?'|'$/g, "").replaceAll("''", "'");

/** Pieces up to the parenthesis that closes the one before them, cut at the commas of the list. */
export function listAt(all: string[], from: number): { parts: string[][]; end: number } {
  const parts: string[][] = [[]];
  let depth = 0;
  for (let at = from; at < all.length; at++) {
    const piece = all[at]!;
    if (piece === "(") depth++;
    if (piece === ")" && --depth < 0) return { parts: parts.filter((part) => part.length > 0), end: at + 1 };
    if (piece === "," && depth === 0) parts.push([]);
    else parts.at(-1)!.push(piece);
  }
  return { parts, end: all.length };
}

/** `schema.name` at a place, and where it ends. */
export function pathAt(all: string[], at: number): { schema: string; name: string; end: number } {
  const first = nameIn(all[at] ?? "");
  return all[at + 1] === "."
    ? { schema: first, name: nameIn(all[at + 2] ?? ""), end: at + 3 }
    : { schema: "dbo", name: first, end: at + 1 };
}

/** Code with the names of columns in brackets, as the server prints it. */
export const bracketed = (code: string[], columns: ReadonlyMap<string, unknown>): string[] =>
  code.map((piece) => (/^\w+$/.test(piece) && columns.has(piece.toLowerCase()) ? `[${piece}]` : piece));
