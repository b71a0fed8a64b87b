import type { Trait } from "../script.ts";
import { plainName } from "./lexer.ts";
import { phraseOf, type Words } from "./words.ts";

const privilegesOn = (on: string) => new RegExp(`^(GRANT|REVOKE)\\b.*? ON ${on}`);

/**
 * By the manual: 15.3.3 Statements That Cause an Implicit Commit (they end the transaction that they stand in, and are in none themselves),
 * 15.3.1 to 15.3.8 for those that say it, 15.7 for the server. The first that fits counts.
 */
const phrases: [RegExp, Trait][] = [
  [/^(BEGIN NOT|IF|CASE|LOOP|WHILE|REPEAT|FOR|CALL|EXECUTE)\b/, "alone"],
  // One that is prepared outlives its session, and keeps its locks.
  [/^XA\b/, "outside"],
  [/^(BEGIN|START TRANSACTION)\b/, "begins"],
  [/^(ROLLBACK( WORK)? TO|SAVEPOINT|RELEASE)\b/, "within"],
  [/^(COMMIT|ROLLBACK)( WORK)? AND CHAIN\b/, "chains"],
  [/^(COMMIT|ROLLBACK)\b/, "ends"],
  // Without a name, it is the one that is open: what is made in it later has another character set.
  [/^ALTER (DATABASE|SCHEMA) (DEFAULT )?(CHARACTER SET|CHARSET|COLLATE)\b/, "ends"],
  [/^(USE|(CREATE( OR REPLACE)?|ALTER|DROP) (DATABASE|SCHEMA))\b/, "outside"],
  [/^(CREATE( OR REPLACE)?|ALTER|DROP) (UNDO )?(TABLESPACE|LOGFILE|SERVER|SPATIAL|RESOURCE|INSTANCE)\b/, "outside"],
  [/^CREATE\b.* FUNCTION\b.* SONAME\b/, "outside"],
  [/^(DROP|ALTER|RENAME) (USER|ROLE)\b|^SET (PASSWORD|DEFAULT ROLE|RESOURCE)\b/, "outside"],
  [/^(FLUSH|RESET|INSTALL|UNINSTALL|CHANGE|START|STOP|KILL|PURGE|SHUTDOWN|RESTART|CLONE|BINLOG|CACHE)\b/, "outside"],
  [privilegesOn("(\\* \\.|(\\S+) \\. \\*|\\*)"), "outside"],
  [/^(CREATE( OR REPLACE)? (USER|ROLE)|GRANT|REVOKE)\b/, "role"],
  [/^(LOAD (DATA|XML)|IMPORT TABLE)\b|^(SELECT|WITH|TABLE|VALUES|\()\b.* INTO (OUTFILE|DUMPFILE)\b/, "files"],
  [/^SET\b/, "setting"],
  [/^(ANALYZE (FORMAT = \S+ )?)?(INSERT|REPLACE|UPDATE|DELETE|WITH)\b/, "rows"],
  // Of these, no transaction hears.
  [/^(CREATE|DROP) TEMPORARY\b/, undefined],
  [/^(CREATE|ALTER|DROP|RENAME|TRUNCATE|LOCK|UNLOCK|ANALYZE|CHECK|OPTIMIZE|REPAIR|LOAD INDEX)\b/, "ends"],
];

/** Encodings that are UTF-8, or convert nothing. */
const unicode = /^['"]?(utf8(mb[34])?|binary|default)['"]?$/i;
const ofServer = /^(GLOBAL|PERSIST|PERSIST_ONLY|@@(GLOBAL|PERSIST|PERSIST_ONLY)\..*)$/;

/** What makes, changes or fills something in the server's own databases. */
const writesToServer =
  /^((CREATE|ALTER|DROP|RENAME|TRUNCATE)( OR REPLACE)?( TEMPORARY)?( TABLES?| VIEW| PROCEDURE| FUNCTION| EVENT| TRIGGER| SEQUENCE)?( IF( NOT)? EXISTS)?|(INSERT|REPLACE)( \w+)?( INTO)?|UPDATE( \w+)?|DELETE( \w+)? FROM) `?(mysql|sys|performance_schema)`? \./i;

const movesToServer = /^(RENAME TABLES?|ALTER TABLE)\b.* TO `?(mysql|sys|performance_schema)`? \./i;

/** What stands out about a statement; `words` are its tokens but for comments, words in upper case. */
export function traitOf(words: string[]): Trait {
  if (writesToServer.test(words.slice(0, 9).join(" ")) || movesToServer.test(words.slice(0, 40).join(" ")))
    return "outside";
  const trait = phrases.find(([phrase]) => phrase.test(phraseOf(words)))?.[1];
  return trait === "setting" ? settingTrait(words) : trait;
}

/** SET names several things at once (manual, 15.7.6). */
function settingTrait(words: string[]): Trait {
  const assignments = assigned(words);
  if (assignments.some(([first = ""]) => ofServer.test(first))) return "outside";
  return assignments.some(setsEncoding) ? "encoding" : "setting";
}

function setsEncoding(words: string[]): boolean {
  const text = words.join(" ");
  const [, value] =
    /^NAMES (\S+)/.exec(text) ??
    /^(?:CHARSET|CHARACTER SET) (\S+)/.exec(text) ??
    /^(?:SESSION |@@|@@SESSION\.)?CHARACTER_SET_CLIENT (?:=|:=) (\S+)/.exec(text) ??
    [];
  return value !== undefined && !value.startsWith("@") && !unicode.test(value);
}

/** What stands between the commas of a SET. */
function assigned(words: string[]): string[][] {
  const parts: string[][] = [[]];
  let depth = 0;
  for (const word of words.slice(1)) {
    if (word === "(") depth++;
    if (word === ")") depth--;
    if (word === "," && depth === 0) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts;
}

/** Whether a statement leaves no setting behind: it sets none, and runs no code of others that might. */
export const setsNothing = (words: string[]): boolean =>
  /^(ALTER|CREATE( UNIQUE| FULLTEXT| SPATIAL)? INDEX|CREATE TABLE|DROP|RENAME|TRUNCATE|GRANT|REVOKE)\b/.test(
    words.slice(0, 3).join(" "),
  ) && !words.includes("SELECT");

/** Whether it runs code that may commit, or define something, on its way. */
export const endsTransactions = (words: string[]): boolean =>
  /^(BEGIN NOT|IF|CASE|LOOP|WHILE|REPEAT|FOR|CALL|EXECUTE)\b/.test(words.slice(0, 2).join(" "));

/** What SAVEPOINT names, and what ROLLBACK takes back (manual, 15.3.1, 15.3.4). */
export function takesBack(words: string[]): { savepoint: string } | { since: string | undefined } | undefined {
  if (words[0] === "SAVEPOINT") return { savepoint: pointOf(words[1]) };
  if (words[0] !== "ROLLBACK") return undefined;
  const to = words.indexOf("TO");
  return { since: to === -1 ? undefined : pointOf(words.at(-1)) };
}

/** Case makes no difference. */
const pointOf = (word = "") => plainName(word).toLowerCase();

/** The account that a CREATE USER or ROLE makes. */
export function roleOf({ upper, raw }: Words): string | undefined {
  const text = upper.slice(0, 6).join(" ");
  const [start] = /^CREATE (OR REPLACE )?(USER|ROLE) (IF NOT EXISTS )?/.exec(text) ?? [];
  return start === undefined ? undefined : accountAt(raw, start.trim().split(" ").length)?.name;
}

/** An account as grants name it: `'app'@'%'` as `app@%`, a role as `app`; and where the words go on behind it. */
export function accountAt(words: string[], at: number): { name: string; end: number } | undefined {
  const first = words[at];
  if (first === undefined) return undefined;
  const [next = "", host = ""] = words.slice(at + 1);
  if (next === "@") return { name: `${plainName(first)}@${plainName(host)}`, end: at + 3 };
  if (next.startsWith("@")) return { name: `${plainName(first)}${next.toLowerCase()}`, end: at + 2 };
  return { name: plainName(first), end: at + 1 };
}

const literals = /^(NULL|TRUE|FALSE|DEFAULT|DATE|TIME|TIMESTAMP|_\w+)$/;

/** Whether a statement inserts values that are written out, and calls nothing itself: INSERT INTO t (…) VALUES (…). */
export function onlyLiterals(words: string[]): boolean {
  if (words[0] !== "INSERT" && words[0] !== "REPLACE") return false;
  const values = words.findIndex((word) => word === "VALUES" || word === "VALUE");
  if (values === -1 || words.slice(0, values).some((word) => /^(SELECT|WITH|TABLE|SET)$/.test(word))) return false;
  return words
    .slice(values + 1)
    .every((word) => /^[-+.,()]$/.test(word) || /^([nNxXbB]?['"]|\.?\d)/.test(word) || literals.test(word));
}
