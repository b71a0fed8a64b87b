import type { Piece } from "./pieces.ts";

/** What follows the first word of a type that has several. */
const more: Record<string, string[][]> = {
  DOUBLE: [["PRECISION"]],
  CHARACTER: [["VARYING"]],
  BIT: [["VARYING"]],
  NATIONAL: [["CHARACTER", "VARYING"], ["CHARACTER"]],
  TIMESTAMP: [
    ["WITH", "TIME", "ZONE"],
    ["WITHOUT", "TIME", "ZONE"],
  ],
  TIME: [
    ["WITH", "TIME", "ZONE"],
    ["WITHOUT", "TIME", "ZONE"],
  ],
};

/** The type that begins at a piece, as an engine prints it, and where it ends. */
export function typeAt(pieces: Piece[], at: number): { type: string; end: number } | undefined {
  const first = pieces[at];
  if (first?.is !== "word" && first?.is !== "name") return undefined;
  let type = first.is === "word" ? first.written : first.text;
  let end = at + 1;
  const symbol = (text: string, place = end) => {
    const piece = pieces[place];
    return piece?.is === "operator" && piece.text === text;
  };
  const words = () => {
    for (const each of more[first.is === "word" ? first.word : ""] ?? []) {
      const fits = each.every((word, ahead) => {
        const piece = pieces[end + ahead];
        return piece?.is === "word" && piece.word === word;
      });
      if (!fits) continue;
      type += ` ${each.join(" ").toLowerCase()}`;
      end += each.length;
      return;
    }
  };
  while (symbol(".")) {
    const next = pieces[end + 1];
    if (next?.is !== "word" && next?.is !== "name") return undefined;
    type += `.${next.is === "word" ? next.written : next.text}`;
    end += 2;
  }
  words();
  if (symbol("(")) {
    const close = pieces.findIndex((piece, place) => place > end && piece.is === "operator" && piece.text === ")");
    if (close === -1) return undefined;
    const inside = pieces.slice(end + 1, close);
    if (!inside.every((piece) => piece.is === "number" || (piece.is === "operator" && /^[-,]$/.test(piece.text))))
      return undefined;
    type += `(${inside.map((piece) => (piece.is === "word" ? piece.written : piece.text)).join("")})`;
    end = close + 1;
    words();
  }
  while (symbol("[") && symbol("]", end + 1)) {
    type += "[]";
    end += 2;
  }
  return { type, end };
}
