import type { Dialect } from "../../src/core/dialects/dialect.ts";
import type { Statement, Token } from "../../src/core/dialects/script.ts";

const piece = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|\w+|\S/g;
const kindOf = (text: string): Token["kind"] => {
  if (/^(--|\/\*)/.test(text)) return "comment";
  if (/^['"]/.test(text)) return text.startsWith('"') ? "quoted" : "string";
  return /^\d/.test(text) ? "number" : /^\w/.test(text) ? "word" : "symbol";
};
const tokens = (text: string, from = 0): Token[] =>
  [...text.slice(from).matchAll(piece)].map(({ 0: found, index }) => {
    const start = from + index;
    return { kind: kindOf(found), start, end: start + found.length };
  });

/** Enough of SQLite's SQL to judge, document and apply what the tests write. */
export const toyDialect: Dialect = {
  name: "sqlite",
  quoted: (name) => `"${name.replaceAll('"', '""')}"`,
  types: {
    change: (from, to) => (from === "INTEGER" && to === "TEXT" ? "widened" : "narrowed"),
    holdsAnyText: (type) => type === "TEXT",
    element: (printed) => printed,
    named: () => undefined,
  },
  rewrittenBy: () => undefined,
  keyMethod: "b-tree",
  highlighted: () => "",
  words: {},
  script: {
    split(text) {
      const statements: Statement[] = [];
      let start: number | undefined;
      for (const { kind, start: at, end } of tokens(text)) {
        if (kind === "comment") continue;
        if (text[at] !== ";") start ??= at;
        if (start === undefined || (text[at] !== ";" && end < text.trimEnd().length)) continue;
        const sql = text.slice(start, text[at] === ";" ? at : end);
        statements.push({ sql, offset: start, line: text.slice(0, start).split("\n").length });
        start = undefined;
      }
      return { statements, dataSkipped: false, skipped: [] };
    },
    tokens,
    plainName: (name) => name.replace(/^"(.*)"$/s, "$1").toLowerCase(),
    traitOf: (sql) => (/^BEGIN\b/i.test(sql) ? "begins" : /^(COMMIT|END)\b/i.test(sql) ? "ends" : undefined),
    ...{ begin: "BEGIN IMMEDIATE", commit: "COMMIT", rollback: "ROLLBACK" },
  },
  errors: {
    isAnswer: ({ code }) => code === "ERR_SQLITE_ERROR",
    isAboutRows: ({ message }) => /constraint failed/.test(message),
    alreadyExists: ({ message }) => /already exists/.test(message),
  },
  advice: { buildIndex: (on, index) => `CREATE INDEX ${index.name} ON ${on.schema}.${on.name}, then ANALYZE.` },
};
