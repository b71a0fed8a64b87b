import type { Said } from "../script.ts";
import { columnsListed } from "../unless-there.ts";
import { everyRow, filled } from "./every-row.ts";
import { empowered, granted } from "./grants.ts";
import { newNames, renamed, renames } from "./renames.ts";
import {
  columnClauses,
  columnsRetyped,
  constraintsAdded,
  says,
  type TableChange,
  tableChange,
} from "./table-changes.ts";
import { nameAt, phraseOf, type Words } from "./words.ts";

/** First words of statements by what these are there for. */
const about: [RegExp, Said["about"]][] = [
  [/^(ALTER|CREATE|DROP|RENAME|GRANT|REVOKE|LOCK|TRUNCATE)$/, "definitions"],
  [/^(UPDATE|INSERT|REPLACE|DELETE|LOAD)$/, "rows"],
  [/^(SET|BEGIN|START|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|USE|UNLOCK|ANALYZE)$/, "session"],
];

/** Commands that are known by these words rather than by the first. */
const commands =
  /^(DROP TABLE|DROP (DATABASE|SCHEMA)|DROP INDEX|OPTIMIZE TABLE|TRUNCATE|LOCK TABLES?|ALTER TABLE|CREATE( UNIQUE| FULLTEXT| SPATIAL)? INDEX|RENAME TABLE)\b/;

/** An event has statements of its own. */
const onlyDefines = /^(ALTER(?! EVENT\b)|CREATE( UNIQUE| FULLTEXT| SPATIAL)? INDEX|DROP|RENAME|GRANT|REVOKE|LOCK)\b/;

/** It asks the server to refuse it where others would have to wait (manual, 17.12.2 Online DDL Performance and Concurrency). */
const withoutBlocking = /\bLOCK (= )?NONE\b|\bALGORITHM (= )?(INSTANT|NOCOPY)\b/;

/** The statement of a routine has its name; its body is told by `everyRow`. */
const routine = /^CREATE\b.* (FUNCTION|PROCEDURE)$/;

/** What the words of a statement tell (manual, 15 SQL Statements). */
export function said(words: Words): Said {
  const { upper } = words;
  const text = phraseOf(upper.slice(0, 400));
  // MariaDB's ANALYZE of a statement runs it.
  const [, ran] = /^ANALYZE (?:FORMAT = \S+ )?(INSERT|REPLACE|UPDATE|DELETE)\b/.exec(text) ?? [];
  const verb = ran ?? upper[0] ?? "";
  const change = tableChange(words);
  const clauses = change?.clauses ?? [];
  const columns = columnClauses(clauses);
  const all = renames(words, change);
  const isLetting = withoutBlocking.test(change ? text : "");
  return {
    command: commands.exec(text)?.[0] ?? upper[0] ?? "",
    about: about.find(([first]) => first.test(verb))?.[1],
    onlyDefines: onlyDefines.test(text),
    renamed: renamed(all),
    newNames: newNames(all),
    withoutBlocking: isLetting,
    // What it does to the table is told by itself.
    everyRow: upper[0] === "TRUNCATE" ? [] : everyRow(words),
    routine: routineIn(words),
    letsWrite: isLetting || /^(SELECT|INSERT|REPLACE|UPDATE|DELETE|WITH|VALUES|TABLE)\b/.test(text),
    demands: demands(clauses, columns),
    takesWhatIsThere: false,
    unlessThere: /^CREATE TABLE IF NOT EXISTS\b/.test(text) ? unlessThere(words) : undefined,
    limitsWaiting: /^SET (SESSION |@@SESSION\.|@@)?LOCK_WAIT_TIMEOUT (=|:=) [1-9]/.test(text),
    locks: /^(LOCK (TABLES?|INSTANCE)|FLUSH TABLES\b.* WITH READ LOCK)\b/.test(text),
    partition: change && clauses.some(reorganizes) ? { verb: "reorganize", table: change.table } : undefined,
    granted: granted(words),
    filled: filled(words),
    notNull: columns.filter(({ verb, definition }) => verb !== "add" && isNotNull(definition)).map(({ name }) => name),
    retyped: columnsRetyped(columns),
    defaultDropped: defaults(clauses, "DROP"),
    defaultSet: defaults(clauses, "SET"),
    addsEmpty: columns.filter(({ verb, definition }) => verb === "add" && isEmpty(definition)).map(({ name }) => name),
    addsConstraints: constraintsAdded(clauses),
    ...{ setsLogged: false, emptiesViews: false, setsSequences: [], takesIndex: [] },
    identities: columns.filter(({ definition }) => says(definition, /\bAUTO_INCREMENT\b/)).map(({ name }) => name),
    empowers: empowered(words),
    onlyNames: /^(GRANT|REVOKE|RENAME TABLES?)\b/.test(text) || onlyRenames(change),
    indexesDropped: clauses.flatMap((clause) => {
      const isIndex = clause.upper[0] === "DROP" && /^(INDEX|KEY)$/.test(clause.upper[1] ?? "");
      return isIndex ? [{ ...change?.table, ...nameAt(clause, clause.upper[2] === "IF" ? 4 : 2).table }] : [];
    }),
  };
}

const reorganizes = ({ upper: [verb, what] }: Words) =>
  what === "PARTITION" && (verb === "REORGANIZE" || verb === "COALESCE");

const isNotNull = (definition: Words) => says(definition, /\bNOT NULL\b|\bPRIMARY KEY\b|\bSERIAL\b/);
/** One that is NOT NULL has the default of its type. */
const isEmpty = (definition: Words) =>
  !says(definition, /\b(DEFAULT|GENERATED|AS|AUTO_INCREMENT|SERIAL)\b/) && !isNotNull(definition);

/** What is asked of all rows. */
function demands(clauses: Words[], columns: ReturnType<typeof columnClauses>): Said["demands"] {
  const kinds = new Set(constraintsAdded(clauses).map(({ kind }) => kind));
  if (kinds.has("foreign key")) return "foreign key";
  if (kinds.has("unique") || kinds.has("primary key")) return "key";
  if (kinds.has("check")) return "check";
  return columns.some(({ verb, definition }) => verb !== "add" && isNotNull(definition)) ? "not null" : undefined;
}

/** ALTER [COLUMN] c SET DEFAULT …, or DROP DEFAULT. */
function defaults(clauses: Words[], verb: "SET" | "DROP"): string[] {
  return clauses.flatMap((clause) => {
    const at = clause.upper[1] === "COLUMN" ? 2 : 1;
    const isOne = clause.upper[0] === "ALTER" && clause.upper[at + 1] === verb && clause.upper[at + 2] === "DEFAULT";
    return isOne ? [nameAt(clause, at).table.name] : [];
  });
}

function unlessThere(words: Words): Said["unlessThere"] {
  const { table, end } = nameAt(words, words.upper.indexOf("EXISTS") + 1);
  return { table, columns: columnsListed(words.upper, end).map((at) => nameAt(words, at).table.name) };
}

const onlyRenames = (change: TableChange | undefined): boolean =>
  change !== undefined &&
  change.clauses.length > 0 &&
  change.clauses.every(({ upper }) => upper[0] === "RENAME" || /^(ALGORITHM|LOCK)$/.test(upper[0] ?? ""));

function routineIn(words: Words): string | undefined {
  const at = words.upper.findIndex((word) => word === "FUNCTION" || word === "PROCEDURE");
  if (at === -1 || at > 12 || !routine.test(phraseOf(words.upper.slice(0, at + 1)))) return undefined;
  return nameAt(words, words.upper[at + 1] === "IF" ? at + 4 : at + 1).table.name;
}
