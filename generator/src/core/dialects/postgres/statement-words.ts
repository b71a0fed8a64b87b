import type { Said } from "../script.ts";
import { columnsListed } from "../unless-there.ts";
import { altered, columnsAddedEmpty, columnsRetyped, constraintsAdded, takesIndex } from "./alter-table-words.ts";
import { deletedFrom } from "./deleted-rows.ts";
import { everyRow } from "./every-row.ts";
import { granted, grantedByDefault } from "./grant-words.ts";
import { newNames, renamed } from "./renaming-words.ts";
import { empowered, weakened } from "./role-words.ts";
import { sequencesSet } from "./sequence-words.ts";
import { leadingTokens } from "./statements.ts";
import { altersWithin } from "./statements-within.ts";
import { plainName } from "./traits.ts";
import { filled, tableBehind } from "./updates-and-deletes.ts";

const concurrent =
  /^(CREATE( UNIQUE)? INDEX|DROP INDEX|REFRESH MATERIALIZED VIEW) CONCURRENTLY\b|^ALTER TABLE .* DETACH PARTITION .* CONCURRENTLY$|^REINDEX( \([^)]*\))? \w+ CONCURRENTLY\b|^REINDEX \([^)]*\bCONCURRENTLY\b(?! (FALSE|OFF|0)\b)/;

/** What takes no lock that keeps writers out, whatever it reads or changes (manual, 13.3.1: table-level locks). */
const letting =
  /^(SELECT|INSERT|UPDATE|DELETE|MERGE|WITH|COPY|VALUES)\b|^ALTER TABLE (IF EXISTS )?(ONLY )?\S+( \. \S+)?( ,? ?VALIDATE CONSTRAINT \S+)+$/;

/** What ALTER TABLE asks of all rows, by its words. */
const demands: [RegExp, Said["demands"]][] = [
  [/^ALTER TABLE .*\b(FOREIGN KEY \(|REFERENCES )/, "foreign key"],
  [/^ALTER TABLE .*\b(SET NOT NULL|PRIMARY KEY USING INDEX)\b/, "not null"],
  [/^ALTER TABLE .*\b(UNIQUE|PRIMARY KEY)\b(?! USING INDEX)/, "key"],
  [/^ALTER TABLE .*\bADD (CONSTRAINT \S+ )?CHECK \(/, "check"],
];

/** Commands that are known by these words rather than by the first. */
const commands =
  /^(DROP TABLE|DROP SCHEMA|DROP INDEX|VACUUM FULL|VACUUM|CLUSTER|REINDEX|TRUNCATE|LOCK|ALTER TABLE|ALTER INDEX|CREATE( UNIQUE)? INDEX|REFRESH MATERIALIZED VIEW|UPDATE|DELETE|INSERT|MERGE|SELECT|CALL|COPY)\b/;

/** What says how things are called, or something of them; a table's RENAME stands alone in its statement. */
const naming =
  /^(COMMENT|SECURITY LABEL|GRANT|REVOKE)\b|^ALTER (MATERIALIZED VIEW|FOREIGN TABLE|\w+) (IF EXISTS )?(ONLY )?\S+( \. \S+)?( \*)? RENAME /;

/** An UPDATE or DELETE that a statement has in it. */
const isWithin = /[(\s/](UPDATE|DELETE)\b/i;

/** First words of statements by what these are there for; VACUUM and ANALYZE change nothing that others see. */
const about: [RegExp, Said["about"]][] = [
  [/^(ALTER|CREATE|DROP|COMMENT|SECURITY|GRANT|REVOKE|LOCK|TRUNCATE)$/, "definitions"],
  [/^(UPDATE|INSERT|DELETE|MERGE|COPY)$/, "rows"],
  [/^(SET|RESET|BEGIN|START|COMMIT|END|ROLLBACK|ABORT|SAVEPOINT|RELEASE|VACUUM|ANALYZE)$/, "session"],
];

const onlyDefines = /^(ALTER (TABLE|INDEX)|CREATE( UNIQUE)? INDEX|DROP|COMMENT|GRANT|REVOKE|LOCK)\b/;

/** Of these, and of bodies, what stands at the end matters. */
const whole =
  /^(ALTER|GRANT|REVOKE|UPDATE|DELETE|WITH|DO|BEGIN|DECLARE|(CREATE|DROP) (ROLE|USER|GROUP)|CREATE( OR REPLACE)? (FUNCTION|PROCEDURE))\b/;
const allTokens = (sql: string) => leadingTokens(sql, Number.POSITIVE_INFINITY);

/** How many words of a statement say what kind it is. */
const enough = 200;

/** What the words of one of PostgreSQL's statements tell (manual, SQL Commands). */
export function said(sql: string): Said {
  const start = leadingTokens(sql, enough);
  const words = whole.test(start.slice(0, 4).join(" ")) || isWithin.test(sql) ? allTokens(sql) : [];
  const text = phrase(start);
  // What a block alters, it may put back: only these statements themselves tell of it.
  const alters = [words, ...altersWithin(words, allTokens)];
  const isFull = /^VACUUM (FULL\b|\([^)]*\bFULL\b)/.test(text);
  return {
    command: isFull
      ? "VACUUM FULL"
      : /^ALTER TABLE .*\bATTACH PARTITION\b/.test(text)
        ? "ATTACH PARTITION"
        : start[0] === "DO"
          ? "The DO block"
          : (commands.exec(text)?.[0] ?? start[0] ?? ""),
    about: about.find(([words]) => words.test(start[0] ?? ""))?.[1],
    onlyDefines: onlyDefines.test(text),
    renamed: renamed(start),
    newNames: newNames(sql),
    withoutBlocking: concurrent.test(text),
    everyRow: everyRow(words, allTokens),
    routine: routineIn(text),
    deletes: routineIn(text) === undefined ? deletedFrom(words, allTokens) : undefined,
    letsWrite: letting.test(text),
    demands: demands.find(([words]) => words.test(text))?.[1],
    takesWhatIsThere: /^CREATE( UNIQUE)? INDEX CONCURRENTLY IF NOT EXISTS\b/.test(text),
    unlessThere: /^CREATE (UNLOGGED )?TABLE IF NOT EXISTS\b/.test(text) ? unlessThere(allTokens(sql)) : undefined,
    limitsWaiting: /^SET (SESSION |LOCAL )?LOCK_TIMEOUT (=|TO) (?!'?0'?$|DEFAULT$)/.test(text),
    locks: /^LOCK\b/.test(text),
    triggersOff: first(alters, triggersOff),
    allTriggers: allTriggers(start),
    trigger: triggerSwitched(text),
    partition: partitionMoved(start),
    granted: granted(words) ?? grantedByDefault(words),
    notNull: altered(words, "SET", "NOT", "NULL"),
    retyped: alters.flatMap(columnsRetyped),
    defaultDropped: altered(words, "DROP", "DEFAULT"),
    defaultSet: altered(words, "SET", "DEFAULT"),
    addsEmpty: columnsAddedEmpty(words),
    addsConstraints: constraintsAdded(words),
    setsLogged: /^ALTER TABLE .*\bSET (UN)?LOGGED\b/.test(text),
    emptiesViews: /^(REFRESH|CREATE) MATERIALIZED VIEW\b/.test(text) && / WITH NO DATA$/.test(allTokens(sql).join(" ")),
    setsSequences: sequencesSet(sql, allTokens),
    identities: [...altered(words, "ADD", "GENERATED"), ...altered(words, "SET", "GENERATED")],
    rowSecurity: first(alters, rowSecurity),
    newOwner: first(alters, newOwner),
    empowers: empowered(words, allTokens),
    weakens: weakened(words, allTokens),
    onlyNames: naming.test(text),
    maintains: /^(CLUSTER|REINDEX|VACUUM)\b/.test(text),
    takesIndex: takesIndex(words),
    indexesDropped: /^DROP INDEX\b/.test(text) ? namesOf(start) : [],
    filled: filled(words),
  };
}

function routineIn(text: string): string | undefined {
  const [, name] = /^CREATE (?:OR REPLACE )?(?:FUNCTION|PROCEDURE) (?:\S+ \. )?(\S+) \(/.exec(text) ?? [];
  return name === undefined ? undefined : plainName(name);
}

function unlessThere(words: string[]): Said["unlessThere"] {
  const exists = words.indexOf("EXISTS");
  const table = tableBehind(words, exists);
  const columns = columnsListed(words, exists + (table.schema === undefined ? 2 : 4));
  return { table, columns: columns.map((at) => plainName(words[at]!)) };
}

/** Only quoted tokens have spaces in them; what they hold is no phrase. */
const phrase = (words: string[]): string => words.map((word) => (word.includes(" ") ? '"' : word)).join(" ");

/** What the first of some statements that tells of it says. */
const first = <Told>(statements: string[][], tell: (words: string[]) => Told | undefined): Told | undefined =>
  statements.map(tell).find((told) => told !== undefined);

function rowSecurity(words: string[]): Said["rowSecurity"] {
  const [, verb] = /^ALTER TABLE .*\b(EN|DIS)ABLE ROW LEVEL SECURITY\b/.exec(phrase(words)) ?? [];
  return verb === undefined ? undefined : verb === "EN" ? "on" : "off";
}

function triggersOff(words: string[]): Said["triggersOff"] {
  const [, which] = /^ALTER TABLE .*\bDISABLE TRIGGER (ALL|USER)\b/.exec(phrase(words)) ?? [];
  return which === undefined ? undefined : { which: which === "ALL" ? "all" : "user", table: tableBehind(words, 1) };
}

/** SET session_replication_role, or the same by set_config. */
function allTriggers(words: string[]): Said["allTriggers"] {
  const at = words.findIndex((word) => /^(E?')?session_replication_role'?$/i.test(word));
  const isSet = /^(SET|RESET)$/.test(words[0] ?? "") || words[at - 2] === "SET_CONFIG";
  if (at === -1 || !isSet) return undefined;
  return { are: /^'?replica'?$/i.test(words[at + 2] ?? "") ? "off" : "on", writeLock: "ROW EXCLUSIVE" };
}

function triggerSwitched(text: string): Said["trigger"] {
  const [, verb, name] = /^ALTER TABLE .*\b(DISABLE|ENABLE(?: REPLICA| ALWAYS)?) TRIGGER (\S+)/.exec(text) ?? [];
  return name === undefined ? undefined : { name: plainName(name), isOn: verb !== "DISABLE" };
}

function partitionMoved(words: string[]): Said["partition"] {
  const at = words.indexOf("PARTITION");
  const verb = words[0] === "ALTER" && words[1] === "TABLE" ? words[at - 1] : undefined;
  return verb === "ATTACH" || verb === "DETACH"
    ? { verb: verb === "ATTACH" ? "attach" : "detach", table: tableBehind(words, at) }
    : undefined;
}

/** The names behind DROP INDEX [CONCURRENTLY] [IF EXISTS]. */
function namesOf(words: string[]): Said["indexesDropped"] {
  const commas = words.flatMap((word, at) => (word === "," ? at : []));
  return [1, ...commas].map((at) => tableBehind(words, at));
}

/** The role behind OWNER TO. */
function newOwner(words: string[]): string | undefined {
  const role = words[0] === "ALTER" && words.at(-3) === "OWNER" && words.at(-2) === "TO" ? words.at(-1) : undefined;
  return role === undefined ? undefined : plainName(role);
}
