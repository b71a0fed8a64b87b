/**
 * Code as the server prints it: text, strings and names in quotes as they are, and what stands in parentheses or brackets. The
 * server prints no comments, and no escapes in strings.
 */
export type Piece = string | Group;
export type Group = { open: "(" | "["; inner: Piece[] };

const piece = /'(?:[^']|'')*'|"(?:[^"]|"")*"|[()[\]]|[^'"()[\]]+/g;
const close = { "(": ")", "[": "]" } as const;
/** No server prints that deep what a person wrote; what lies deeper stays text, however another server answers. */
const deepest = 1000;

export function parsePrinted(text: string): Piece[] {
  const open: Group[] = [];
  const top: Piece[] = [];
  let list = top;
  let beyond = 0;
  for (const [found] of text.matchAll(piece)) {
    const opens = found === "(" || found === "[";
    const closes = found === ")" || found === "]";
    if (opens ? open.length === deepest : closes && beyond > 0) {
      beyond += opens ? 1 : -1;
      list.push(found);
    } else if (opens) {
      const group: Group = { open: found, inner: [] };
      list.push(group);
      open.push(group);
      list = group.inner;
    } else if (closes) {
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
