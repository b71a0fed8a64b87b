import type { Check, ForeignKey, Key } from "../../model/constraint.ts";
import type { TableIndex } from "../../model/table-index.ts";
import { type AddedTo, type Advice, asCode } from "../advice.ts";
import type { Said } from "../script.ts";
import { checkSql, foreignKeySql, indexSql, keySql } from "./definitions.ts";
import { nameSql, objectSql, shownSql } from "./names.ts";

/** Online operations of indexes are for these (documentation: Editions and supported features). */
const editions =
  "in Enterprise and Developer edition and in Azure SQL; other editions refuse ONLINE = ON, and hold writers up for as long as the build takes";

/** Waits behind others, and then gives way, so that nobody queues behind it (documentation: ALTER INDEX, WAIT_AT_LOW_PRIORITY). */
const online = "ONLINE = ON";
const patient = "ONLINE = ON (WAIT_AT_LOW_PRIORITY (MAX_DURATION = 1 MINUTES, ABORT_AFTER_WAIT = SELF))";

/** Kinds of indexes that can't be built online. */
const isOffline = ({ method }: TableIndex) => /^(xml|spatial|full-text)$/.test(method);

function buildIndex(table: AddedTo, index: TableIndex): string {
  const name = objectSql(table);
  if (isOffline(index))
    return `An index of this kind can't be built online: nobody can write to ${name} meanwhile, so do it at a quiet time.`;
  const with_ = table.replaces ? `DROP_EXISTING = ON, ${online}` : online;
  return `${asCode(`${indexSql(name, index)} WITH (${with_})`)} lets others write meanwhile, ${editions}.`;
}

function addKey(table: AddedTo, key: Key, kind: "primary key" | "unique"): string | undefined {
  const alter = `ALTER TABLE ${objectSql(table)}`;
  const drop = table.replaces ? `${asCode(`${alter} DROP CONSTRAINT ${nameSql(key.name)}`)}, then ` : "";
  return `${drop}${asCode(`${alter} ADD ${keySql(key, kind)} WITH (${online})`)} lets others write meanwhile, ${editions}.`;
}

/** Added without a look at the rows, and then checked under locks of single rows (documentation: ALTER TABLE, WITH CHECK). */
function inTwoSteps(table: AddedTo, name: string, definition: string, first: string): string {
  const alter = `ALTER TABLE ${objectSql(table)}`;
  const drop = table.replaces ? `${asCode(`${alter} DROP CONSTRAINT ${nameSql(name)}`)}, ` : "";
  return `${first}, then ${drop}${asCode(`${alter} WITH NOCHECK ADD ${definition}`)} and, at a quiet time and in a transaction of its own, ${asCode(`${alter} WITH CHECK CHECK CONSTRAINT ${nameSql(name)}`)}: until then it is not trusted, and the optimizer does not rely on it.`;
}

const addForeignKey = (table: AddedTo, key: ForeignKey): string =>
  inTwoSteps(table, key.name, foreignKeySql(key), "Remove rows that miss theirs");

const addCheck = (owner: AddedTo, check: Check): string =>
  inTwoSteps(owner, check.name, checkSql(check), "Correct the rows that break it");

const setNotNull = (table: string, column: string, isFilled: boolean): string =>
  `${isFilled ? "" : "Fill the NULLs first, in batches. "}${asCode(`ALTER TABLE ${shownSql(table)} ALTER COLUMN ${nameSql(column)} … NOT NULL WITH (${online})`)}, with its type; offline, all rows are read under a schema-modification lock.`;

const rebuildIndex = (indexes: string[]): string =>
  `rebuild ${indexes.length === 1 ? "the index" : "the indexes"} with ${indexes.map((index) => asCode(`ALTER INDEX ${shownSql(index).split(".").at(-1)} ON … REBUILD WITH (${online})`)).join(", ")}`;

const dropIndex = (table: AddedTo, index: string, isUnique: boolean): string =>
  isUnique
    ? `Make sure that duplicates may exist, then drop ${nameSql(index)}.`
    : `First look in sys.dm_db_index_usage_stats whether queries use it. ${asCode(`ALTER INDEX ${nameSql(index)} ON ${objectSql(table)} DISABLE`)} keeps its definition, and to take it back is to build it anew.`;

const insteadOf = ({ command, demands }: Pick<Said, "command" | "demands">): string | undefined => {
  if (/INDEX$/.test(command) && command.startsWith("CREATE")) return `Add \`WITH (${online})\`, ${editions}.`;
  if (command === "ALTER INDEX") return `Add \`WITH (${patient})\`, or use REORGANIZE, which always lets others write.`;
  if (demands === "foreign key" || demands === "check")
    return "Add it `WITH NOCHECK`, and check it with `WITH CHECK CHECK CONSTRAINT` in a transaction of its own.";
  if (demands === "key") return `Add \`WITH (${online})\`, ${editions}.`;
  return demands === "not null" ? `Add \`WITH (${online})\` behind NOT NULL, ${editions}.` : undefined;
};

/** What SQL Server can do without holding others up (documentation: ALTER TABLE; Perform Index Operations Online). */
export const advice: Advice = {
  ...{ addCheck, addForeignKey, addKey, buildIndex, dropIndex, insteadOf, rebuildIndex, setNotNull },
  limitWaiting: () => "`SET LOCK_TIMEOUT 5000` before it, and run the migration again if it times out (error 1222).",
  viewInPlace: (old, now) => asCode(`CREATE SYNONYM ${shownSql(old)} FOR ${shownSql(now)}`),
};
