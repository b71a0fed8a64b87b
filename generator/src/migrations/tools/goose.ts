import { marked } from "./marked.ts";
import { aroundFile, leadingNumber } from "./tool.ts";

/** goose (internal/sqlparser): its newer versions read markers with blanks before them, and in any case. */
export const goose = marked({
  name: "goose",
  // provider_collect.go: `*.sql` of one folder; migration.go, NumericComponent(): digits up to an underscore.
  isOne: /^0*[1-9]\d*_.*\.sql$/,
  named: "<number>_<name>.sql",
  up: "-- +goose Up",
  // internal/sqlparser/parser.go: "must start with '-- +goose Up' annotation", "missing '-- +goose StatementEnd' annotation".
  refuses: "goose ends with an error when it comes to it",
  refusesEarly: true,
  markers: {
    up: /^[ \t]*--[ \t]*\+goose[ \t]+up[ \t\r]*$/i,
    down: /^[ \t]*--[ \t]*\+goose[ \t]+down[ \t\r]*$/i,
    like: /^[ \t]*--[ \t]*\+goose\b/i,
    surely: /^--[ \t]*\+goose (Up|Down|StatementBegin|StatementEnd|NO TRANSACTION)[ \t\r]*$/,
  },
  // Its older versions, and the newer ones between statements.
  dropsLines: /^--/,
  endsAtLines: { begin: /^\s*--\s*\+goose\s+StatementBegin\b/i, end: /^\s*--\s*\+goose\s+StatementEnd\b/i },
  noTransaction: /^--\s*\+goose\s+NO\s+TRANSACTION\b/im,
  // pressly.github.io/goose/documentation/annotations: "+goose NO TRANSACTION".
  // pressly.github.io/goose/documentation/cli-commands: "missing migrations"; goose (migrate.go): "duplicate version".
  history: {
    early: {
      severity: "breaking",
      does: "goose refuses to go on in databases that ran that, unless told to allow missing ones",
    },
    clash: { severity: "breaking", does: "goose ends with an error before it runs anything" },
  },
  versionOf: leadingNumber,
  transaction: aroundFile("goose", "Write -- +goose NO TRANSACTION at the top of the file."),
});
