import type { ScriptLanguage, Token } from "../script.ts";

const piece = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\p{L}_$][\p{L}\p{N}_$]*|\d[\d.]*|\S/gu;

function kindOf(text: string): Token["kind"] {
  if (/^\/[/*]/.test(text)) return "comment";
  if (/^["']/.test(text)) return "quoted";
  if (/^\d/.test(text)) return "number";
  return /^[\p{L}_$]/u.test(text) ? "word" : "symbol";
}

/** The pieces of a pipeline, a filter or a validator. Names of fields are texts there, with a dollar where their values are meant. */
function* tokens(text: string, from = 0): Generator<Token> {
  for (const { 0: found, index } of text.slice(from).matchAll(piece)) {
    const start = from + index;
    yield { kind: kindOf(found), start, end: start + found.length };
  }
}

/** Nothing is run as a script: what migrates a database of documents is a program. */
export const script: ScriptLanguage = {
  split: () => ({ statements: [], dataSkipped: false, skipped: [] }),
  tokens,
  plainName: (name) => name.replace(/^(["'])(.*)\1$/s, "$2").replace(/^\$/, ""),
  traitOf: () => undefined,
  ...{ begin: "", commit: "", rollback: "" },
};
