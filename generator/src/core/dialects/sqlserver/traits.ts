import type { Trait } from "../script.ts";
import { statementsOf } from "./cut-batch.ts";
import { plainName } from "./lexer.ts";
import { nameAt, phraseOf, read, type Words } from "./words.ts";

/**
 * By the documentation: Transaction Statements; for what can't be in a transaction, of each statement, and of
 * ALTER DATABASE, CREATE DATABASE, BACKUP, RESTORE, RECONFIGURE and full-text. The first that fits counts.
 */
const phrases: [RegExp, Trait][] = [
  [/^BEGIN (DISTRIBUTED )?TRAN(SACTION)?\b/, "begins"],
  [/^(SAVE TRAN(SACTION)?)\b/, "within"],
  [/^(COMMIT|ROLLBACK)\b/, "ends"],
  [/^(USE|(CREATE|ALTER|DROP) DATABASE)\b/, "outside"],
  [
    /^(CREATE|ALTER|DROP) (LOGIN|ENDPOINT|SERVER|CREDENTIAL|AVAILABILITY|EVENT SESSION|RESOURCE|WORKLOAD|LINKED)\b/,
    "outside",
  ],
  [/^(BACKUP|RESTORE|RECONFIGURE|SHUTDOWN|KILL|DBCC|CHECKPOINT)\b/, "outside"],
  [/^(BULK INSERT)\b|\bOPENROWSET \( BULK\b/, "files"],
  [/^(CREATE|ALTER|DROP) (USER|ROLE|APPLICATION ROLE)\b|^(GRANT|REVOKE|DENY)\b|^ALTER AUTHORIZATION\b/, "role"],
  [/^(CREATE|ALTER|DROP) FULLTEXT\b/, "alone"],
  [/^SET\b/, "setting"],
  [/^(INSERT|UPDATE|DELETE|MERGE|WITH)\b/, "rows"],
];

/** Procedures of the server that change it, or reach beyond it, in whichever way they are named. */
const ofServer =
  /^(xp_\w+|sp_(configure|dboption|procoption|serveroption|add(linkedserver|linkedsrvlogin|login|srvrolemember|_job\w*)|grantlogin|oa\w+|execute_external_script))$/i;

/** Also without EXEC, which the first statement of a batch need not say, and with `@result =`. */
function isOfServer(words: Words): boolean {
  const { upper } = words;
  const at = /^EXEC(UTE)?$/.test(upper[0] ?? "") ? (upper[2] === "=" ? 3 : 1) : 0;
  return ofServer.test(nameAt(words, at).table.name);
}

/** What stands out about a batch: of all of its statements, what matters most. */
export function traitOf(sql: string): Trait {
  const found = statementsOf(read(sql)).map((words) =>
    isOfServer(words) ? "outside" : phrases.find(([phrase]) => phrase.test(phraseOf(words.upper)))?.[1],
  );
  if (found.length <= 1) return found[0];
  for (const trait of ["outside", "files", "alone"] as const) if (found.includes(trait)) return trait;
  const [first, last] = [found[0], found.at(-1)];
  if (found.includes("begins") || found.includes("ends")) {
    // BEGIN TRAN … COMMIT in one batch leaves nothing open.
    if (found.includes("begins") && found.includes("ends")) return undefined;
    return found.includes("begins") ? "begins" : "ends";
  }
  return first === last && found.every((each) => each === first) ? first : undefined;
}

export function takesBack(sql: string): { savepoint: string } | { since: string | undefined } | undefined {
  const { upper, raw } = read(sql, 4);
  const name = /^(TRAN|TRANSACTION)$/.test(upper[1] ?? "") ? raw[2] : undefined;
  if (upper[0] === "SAVE") return { savepoint: plainName(name ?? "") };
  return upper[0] === "ROLLBACK"
    ? { since: name === undefined || name === ";" ? undefined : plainName(name) }
    : undefined;
}

/** The user or role that a statement makes. */
export function roleOf(sql: string): string | undefined {
  const { upper, raw } = read(sql, 5);
  return upper[0] === "CREATE" && /^(USER|ROLE)$/.test(upper[1] ?? "") ? plainName(raw[2] ?? "") : undefined;
}

const literals = /^(NULL|DEFAULT)$/;

/** INSERT INTO t (…) VALUES (…), with values that are written out. */
export function onlyLiterals(sql: string): boolean {
  return statementsOf(read(sql)).every(({ upper }) => {
    const values = upper.indexOf("VALUES");
    if (upper[0] !== "INSERT" || values === -1 || upper.slice(0, values).includes("SELECT")) return false;
    return upper
      .slice(values + 1)
      .every((word) => /^[-+.,();]$/.test(word) || /^([nN]?'|[.$]?\d)/.test(word) || literals.test(word));
  });
}
