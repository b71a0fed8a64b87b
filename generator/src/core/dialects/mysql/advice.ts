import type { Check, ForeignKey, Key } from "../../model/constraint.ts";
import type { TableIndex } from "../../model/table-index.ts";
import { type AddedTo, type Advice, asCode } from "../advice.ts";
import type { Said } from "../script.ts";
import { checkSql, foreignKeySql, indexSql, keySql } from "./definitions.ts";
import { nameSql, objectSql, shownSql } from "./names.ts";

/** What copies a table in the background, and swaps the names (their documentation: not where triggers, or foreign keys, are in the way). */
const byCopying =
  "use gh-ost or pt-online-schema-change, which copy the rows in the background and then swap the tables.";

/** Refused where others would have to wait (manual, 17.12.2). */
const online = "ALGORITHM=INPLACE, LOCK=NONE";

function buildIndex(table: AddedTo, index: TableIndex): string {
  const isLocking = index.method === "fulltext" || index.method === "spatial" || index.method === "vector";
  const drop = table.replaces ? `DROP INDEX ${nameSql(index.name)}, ` : "";
  const sql = `ALTER TABLE ${objectSql(table)} ${drop}ADD ${indexSql(index)}, ALGORITHM=INPLACE, LOCK=${isLocking ? "SHARED" : "NONE"}`;
  return isLocking
    ? `${asCode(sql)} at a quiet time: nobody can write to the table meanwhile.`
    : `${asCode(sql)}, which fails at once where others would have to wait.`;
}

function addKey(table: AddedTo, key: Key, kind: "primary key" | "unique"): string | undefined {
  if (key.withoutOverlaps) return undefined;
  const old = kind === "primary key" ? "PRIMARY KEY" : `INDEX ${nameSql(key.name)}`;
  const drop = table.replaces ? `DROP ${old}, ` : "";
  return `Remove duplicates, then ${asCode(`ALTER TABLE ${objectSql(table)} ${drop}ADD ${keySql(key, kind)}, ${online}`)}.`;
}

/** Without a look at the rows, it can be added in place (manual, 17.12.1, Foreign Key Operations); not in one statement that drops its name. */
function addForeignKey(table: AddedTo, key: ForeignKey): string {
  const alter = `ALTER TABLE ${objectSql(table)}`;
  const drop = table.replaces ? `${asCode(`${alter} DROP FOREIGN KEY ${nameSql(key.name)}`)}, ` : "";
  return `Remove rows that miss theirs, then in one session: ${drop}${asCode("SET SESSION foreign_key_checks = 0")}, ${asCode(`${alter} ADD ${foreignKeySql(key)}, ${online}`)}, ${asCode("SET SESSION foreign_key_checks = 1")}. Then look for such rows again: no row that was there is checked.`;
}

/** One that is enforced copies the table (manual, 15.1.24.6 CHECK Constraints). */
function addCheck(owner: AddedTo, check: Check): string {
  const alter = `ALTER TABLE ${objectSql(owner)}`;
  const drop = owner.replaces ? `${asCode(`${alter} DROP CONSTRAINT ${nameSql(check.name)}`)}, then ` : "";
  return `Correct the rows first. A check copies the table, and nobody can write to it meanwhile: ${drop}${asCode(`${alter} ADD ${checkSql(check)}`)} at a quiet time, or ${byCopying}`;
}

const setNotNull = (table: string, column: string, isFilled: boolean): string =>
  `${isFilled ? "" : "Fill the NULLs first. "}${asCode(`ALTER TABLE ${shownSql(table)} MODIFY ${nameSql(column)} … NOT NULL, ${online}`)}, with the whole definition of the column; it writes the table anew, while others read and write it.`;

/** The schema of an index stands before its name. */
const dropIndex =
  (unused: "INVISIBLE" | "IGNORED"): NonNullable<Advice["dropIndex"]> =>
  (table, index, isUnique) =>
    isUnique
      ? `Make sure that duplicates may exist and no ON DUPLICATE KEY UPDATE relies on it, then drop ${nameSql(index)}.`
      : `First let no query use it: ${asCode(`ALTER TABLE ${objectSql(table)} ALTER INDEX ${nameSql(index)} ${unused}`)}. That takes no time, nor does it to take it back; drop it after some days in which nothing got slow.`;

/** A database goes by another name on each server, and an account has its host behind its name. */
function grant(privileges: string, { kind, name }: { kind: string; name: string }, grantee: string): string {
  const on = kind === "schema" ? "….*" : `${kind === "routine" ? "… " : ""}${shownSql(name)}`;
  const account = /^(.*)@([^@]*)$/s.exec(grantee);
  return `GRANT ${privileges} ON ${on} TO ${account ? `'${account[1]}'@'${account[2]}'` : grantee}`;
}

/** What does the same as a command without blocking others. */
const instead: Record<string, string> = {
  "OPTIMIZE TABLE": "`ALTER TABLE … FORCE, ALGORITHM=INPLACE, LOCK=NONE` writes the table anew while others use it.",
  "CREATE INDEX": "Add `ALGORITHM=INPLACE LOCK=NONE`, which fails at once where others would have to wait.",
  "CREATE UNIQUE INDEX": "Add `ALGORITHM=INPLACE LOCK=NONE`, which fails at once where others would have to wait.",
};

const insteadOf = ({ command, demands }: Pick<Said, "command" | "demands">): string | undefined => {
  if (instead[command] !== undefined) return instead[command];
  if (demands === "key" || demands === "not null")
    return "Add `ALGORITHM=INPLACE, LOCK=NONE`, which fails at once where others would have to wait.";
  if (demands === "foreign key")
    return "Add it with `SET SESSION foreign_key_checks = 0` and `ALGORITHM=INPLACE, LOCK=NONE`, and look for rows that miss theirs.";
  return command === "ALTER TABLE"
    ? `Try \`ALGORITHM=INSTANT\`, then \`ALGORITHM=INPLACE, LOCK=NONE\`. Where both are refused, ${byCopying}`
    : undefined;
};

/** What MySQL can do without holding others up (manual, 17.12 InnoDB and Online DDL). */
export const advice: Advice = {
  ...{ addCheck, addForeignKey, addKey, buildIndex, setNotNull, insteadOf },
  dropIndex: dropIndex("INVISIBLE"),
  grant,
  changeCollation: () => `On a large table, ${byCopying}`,
  limitWaiting: () => "`SET SESSION lock_wait_timeout = 5` before it, and run the migration again if it times out.",
  viewInPlace: (old, now, isGuarded) =>
    asCode(`CREATE ${isGuarded ? "SQL SECURITY INVOKER " : ""}VIEW ${shownSql(old)} AS SELECT * FROM ${shownSql(now)}`),
  addEnumValue: () => "Keep the order, and add new values behind those that are there: then no row is written.",
};

/** MariaDB has another word for an index that queries do not use (10.6). */
export const mariadbAdvice: Advice = { ...advice, dropIndex: dropIndex("IGNORED") };
