import { plain } from "./plain.ts";
import type { Markers, Tool } from "./tool.ts";

/** Tools that keep both ways in one file, and say by comments which is which. */
const marked = (name: string, markers: Markers): Tool => ({
  ...plain,
  name,
  markers,
  knows: (files) => plain.choose(files).some(({ text }) => new RegExp(markers.up, `${markers.up.flags}m`).test(text)),
});

/** goose (internal/sqlparser): its newer versions read markers with blanks before them, and in any case. */
export const goose = marked("goose", {
  up: /^[ \t]*--[ \t]*\+goose[ \t]+up[ \t\r]*$/i,
  down: /^[ \t]*--[ \t]*\+goose[ \t]+down[ \t\r]*$/i,
  surely: /^--[ \t]*\+goose (Up|Down)[ \t\r]*$/,
});

/** sql-migrate (sqlparse): at the beginning of a line, with one blank. */
export const sqlMigrate = marked("sql-migrate", {
  up: /^-- \+migrate[ \t]+Up(?=[ \t\r\n]|$)/,
  down: /^-- \+migrate[ \t]+Down(?=[ \t\r\n]|$)/,
});

/** dbmate (pkg/dbmate/migration.go): at the beginning of a line; Go's `\s` are the blanks of ASCII. */
export const dbmate = marked("dbmate", {
  up: /^--[ \t]*migrate:up(?=[ \t\r\n]|$)/,
  down: /^--[ \t]*migrate:down(?:[ \t]+[^ \t\r\n]+)?[ \t\r]*$/,
});
