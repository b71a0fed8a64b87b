import type { ScriptLanguage } from "../../dialects/script.ts";

/** A piece of an expression; a word is in upper case beside how it is written. */
export type Piece =
  | { is: "word"; word: string; written: string }
  | { is: "name" | "string" | "number" | "operator"; text: string };

const introducer = /^(?:_[a-z0-9]+\s*|n|b|x|e)?(?=['"])/i;
const escapes: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", "0": "\0", Z: "\x1a" };
const symbols = /[-+*/<>=~!@#%^&|`?:]/;

/** The pieces of an expression as a language reads it; operators of several characters are one. */
export function piecesOf(text: string, { tokens, plainName }: Pick<ScriptLanguage, "tokens" | "plainName">): Piece[] {
  const pieces: Piece[] = [];
  let end = -1;
  for (const token of tokens(text)) {
    const written = text.slice(token.start, token.end);
    const last = pieces.at(-1);
    if (token.kind === "comment") continue;
    if (token.kind === "word") pieces.push({ is: "word", word: written.toUpperCase(), written: plainName(written) });
    else if (token.kind === "quoted") pieces.push({ is: "name", text: plainName(written) });
    else if (token.kind === "string") pieces.push({ is: "string", text: unquoted(written) });
    else if (token.kind === "number") pieces.push({ is: "number", text: written });
    else if (last?.is === "operator" && end === token.start && isOne(last.text, written)) last.text += written;
    else pieces.push({ is: "operator", text: written });
    end = token.end;
  }
  return pieces;
}

const isOne = (before: string, next: string) =>
  symbols.test(before) && symbols.test(next) && !(/[<>=~|&:]$/.test(before) && /^[-+]/.test(next));

/** The text that a literal stands for. */
function unquoted(literal: string): string {
  if (literal.startsWith("$")) return literal.replace(/^(\$[^$]*\$)([\s\S]*)\1$/, "$2");
  const [prefix = ""] = introducer.exec(literal) ?? [];
  const quote = literal[prefix.length] ?? "'";
  const inside = literal.slice(prefix.length + 1, -1).replaceAll(quote + quote, quote);
  return /^e$/i.test(prefix) ? inside.replace(/\\(.)/gs, (_, one: string) => escapes[one] ?? one) : inside;
}
