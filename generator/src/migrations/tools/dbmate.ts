import { marked } from "./marked.ts";

/** dbmate (pkg/dbmate/migration.go): markers at the beginning of a line; Go's `\s` are the blanks of ASCII. */
export const dbmate = marked({
  name: "dbmate",
  markers: {
    up: /^--[ \t]*migrate:up(?=[ \t\r\n]|$)/,
    down: /^--[ \t]*migrate:down(?:[ \t]+[^ \t\r\n]+)?[ \t\r]*$/,
    like: /^\s*--\s*migrate:/i,
    surely: /^--[ \t]*migrate:(up|down)( transaction: ?(true|false))?[ \t]*\r?$/,
  },
  noTransaction: /^--\s*migrate:up\b.*\btransaction:\s*false\b/im,
});
