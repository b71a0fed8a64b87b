/**
 * Code as the server prints it: text, strings and names in quotes as they are, and what stands in parentheses or brackets. The
 * server prints no comments, and no escapes in strings.
 */
export type Piece = string | Group;
export type Group = { open: "(" | "["; inner: Piece[] };

const piece = /'(?:[^']|'')*'|"(?:[^"]|"")*"|[()[\]]|[^'"()[\]]+/g;
const close = { "(": ")", "[": "]" } as const;

export function parsePrinted(text: string): Piece[] {
  const open: Group[] = [];
  const top: Piece[] = [];
  let list = top;
  for (const [found] of text.matchAll(piece)) {
    if (found === "(" || found === "[") {
      const group: Group = { open: found, inner: [] };
      list.push(group);
      open.push(group);
      list = group.inner;
    } else if (found === ")" || found === "]") {
      open.pop();
      list = open.at(-1)?.inner ?? top;
    } else list.push(found);
  }
  return top;
}

export const printPieces = (pieces: Piece[]): string =>
  pieces.map((one) => (typeof one === "string" ? one : one.open + printPieces(one.inner) + close[one.open])).join("");

export const isGroup = (one: Piece | undefined, open: Group["open"]): one is Group =>
  typeof one === "object" && one.open === open;

/** Whether it is text outside of quotes. */
export const isPlain = (one: Piece | undefined): one is string =>
  typeof one === "string" && one[0] !== "'" && one[0] !== '"';
