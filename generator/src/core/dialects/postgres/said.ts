import type { Said, SaidTable } from "../script.ts";
import { leadingTokens } from "./statements.ts";
import { plainName } from "./traits.ts";

const concurrent =
  /^(CREATE( UNIQUE)? INDEX|DROP INDEX|REFRESH MATERIALIZED VIEW) CONCURRENTLY\b|^ALTER TABLE .* DETACH PARTITION .* CONCURRENTLY$|^REINDEX( \([^)]*\))? \w+ CONCURRENTLY\b|^REINDEX \([^)]*\bCONCURRENTLY\b(?! (FALSE|OFF|0)\b)/;

/** Commands that are known by these words rather than by the first. */
const commands =
  /^(DROP TABLE|DROP SCHEMA|DROP INDEX|VACUUM FULL|VACUUM|CLUSTER|REINDEX|TRUNCATE|LOCK|ALTER TABLE|ALTER INDEX|CREATE( UNIQUE)? INDEX|REFRESH MATERIALIZED VIEW|UPDATE|DELETE|INSERT|MERGE|SELECT|CALL|COPY)\b/;

const literal = /^(\d|N?'|E'|TRUE$|FALSE$)/i;
/** Functions without arguments that always return a value (manual, 9.9, 9.14). */
const neverNull = /^(NOW|GEN_RANDOM_UUID|RANDOM|CLOCK_TIMESTAMP) \( \)$|^CURRENT_(DATE|TIME|TIMESTAMP)$/;

/** How many words of a statement say what kind it is. */
const enough = 200;

/** What the words of one of PostgreSQL's statements tell (manual, SQL Commands). */
export function said(sql: string): Said {
  const start = leadingTokens(sql, enough);
  // Of these alone, what stands at the end matters.
  const words = /^(ALTER|UPDATE|DELETE|WITH)$/.test(start[0] ?? "") ? leadingTokens(sql, Number.POSITIVE_INFINITY) : [];
  // Only quoted tokens have spaces in them; what they hold is no phrase.
  const text = start.map((word) => (word.includes(" ") ? '"' : word)).join(" ");
  const isFull = /^VACUUM (FULL\b|\([^)]*\bFULL\b)/.test(text);
  return {
    command: isFull
      ? "VACUUM FULL"
      : /^ALTER TABLE .*\bATTACH PARTITION\b/.test(text)
        ? "ATTACH PARTITION"
        : start[0] === "DO"
          ? "The DO block"
          : (commands.exec(text)?.[0] ?? start[0] ?? ""),
    withoutBlocking: concurrent.test(text),
    everyRow: everyRow(words),
    takesWhatIsThere: /^CREATE( UNIQUE)? INDEX CONCURRENTLY IF NOT EXISTS\b/.test(text),
    limitsWaiting: /^SET (SESSION |LOCAL )?LOCK_TIMEOUT (=|TO) (?!'?0'?$|DEFAULT$)/.test(text),
    locks: /^LOCK\b/.test(text),
    triggersOff: triggersOff(text),
    notNull: altered(words, "SET", "NOT", "NULL"),
    defaultDropped: altered(words, "DROP", "DEFAULT"),
    filled: filled(words),
  };
}

function triggersOff(text: string): Said["triggersOff"] {
  const [, which] = /^ALTER TABLE .*\bDISABLE TRIGGER (ALL|USER)\b/.exec(text) ?? [];
  return which === "ALL" ? "all" : which === "USER" ? "user" : undefined;
}

/** Where the words of an UPDATE or DELETE begin, behind its WITH. */
function changeAt(words: string[]): number {
  if (words[0] !== "WITH") return words[0] === "UPDATE" || words[0] === "DELETE" ? 0 : -1;
  return outside(words).find((at) => words[at] === "UPDATE" || words[at] === "DELETE") ?? -1;
}

/** The places of words that are in no parentheses. */
function outside(words: string[]): number[] {
  let depth = 0;
  return words.flatMap((word, at) => {
    if (word === "(" || word === "[") depth++;
    else if (word === ")" || word === "]") depth--;
    else if (depth === 0) return at;
    return [];
  });
}

function everyRow(words: string[]): Said["everyRow"] {
  const at = changeAt(words);
  if (at === -1) return undefined;
  const plain = outside(words);
  const where = plain.find((index) => words[index] === "WHERE");
  if (where !== undefined && !isTrue(words.slice(where + 1))) return undefined;
  return { verb: words[at] === "UPDATE" ? "update" : "delete", table: tableBehind(words, at) };
}

const isTrue = ([first, second, third, ...rest]: string[]) =>
  (first === "TRUE" && second === undefined) ||
  (second === "=" && first === third && rest.length === 0 && /^[\d']/.test(first ?? ""));

/** The table that an UPDATE or DELETE names. */
function tableBehind(words: string[], at: number): SaidTable {
  let from = at + 1;
  while (["FROM", "ONLY", "("].includes(words[from] ?? "")) from++;
  const [first = "", dot, second] = words.slice(from);
  return dot === "." && second !== undefined
    ? { schema: plainName(first), name: plainName(second) }
    : { name: plainName(first) };
}

/** The columns c of ALTER TABLE … ALTER [COLUMN] c, with these words behind them. */
const altered = (words: string[], ...behind: string[]): string[] =>
  words[0] !== "ALTER" || words[1] !== "TABLE"
    ? []
    : words.flatMap((word, at) =>
        behind.every((each, index) => words[at + 1 + index] === each) && /^(ALTER|COLUMN)$/.test(words[at - 1] ?? "")
          ? plainName(word)
          : [],
      );

/** Columns of an UPDATE of all rows, or of those that have no value. */
function filled(words: string[]): Said["filled"] {
  const at = changeAt(words);
  if (words[at] !== "UPDATE") return undefined;
  const plain = outside(words);
  const where = plain.find((index) => words[index] === "WHERE");
  const set = plain.find((index) => index > at && words[index] === "SET");
  if (set === undefined) return undefined;
  const end = where ?? words.length;
  const commas = plain.filter((index) => index > set && index < end && words[index] === ",");
  const columns = [set, ...commas].flatMap((before, index) => {
    const [column = "", equals, ...value] = words.slice(before + 1, commas[index] ?? end);
    const isAll = where === undefined || /^(\S+ \. )?\S+ IS NULL$/.test(words.slice(where + 1).join(" "));
    const isOwn = where === undefined || words.slice(where + 1).includes(column);
    return isAll && isOwn && equals === "=" && isNeverNull(value) ? plainName(column) : [];
  });
  return { table: tableBehind(words, at), columns };
}

/** A literal, or a function that gives none, or the first value that is none with a literal at the end; cast or not. */
function isNeverNull(value: string[]): boolean {
  const cast = value.indexOf(":");
  const core = cast === -1 ? value : value.slice(0, cast);
  if (core.length === 1 && literal.test(core[0]!)) return true;
  if (core[0] !== "COALESCE") return neverNull.test(core.join(" "));
  const isWhole = outside(core).length === 1 && core.at(-1) === ")";
  return isWhole && core.at(-3) === "," && literal.test(core.at(-2)!);
}
