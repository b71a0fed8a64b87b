import type { Said, SaidGrant } from "../script.ts";
import { statementsOf } from "./cut-batch.ts";
import { everyRow, filled } from "./every-row.ts";
import { plainName } from "./lexer.ts";
import { switched } from "./moved-rows.ts";
import { renamed } from "./renames.ts";
import {
  columnAltered,
  columnsAdded,
  constraintsAdded,
  defaultsSet,
  says,
  type TableChange,
  tableChange,
} from "./table-changes.ts";
import { nameAt, phraseOf, read, slice, type Words } from "./words.ts";

const about: [RegExp, Said["about"]][] = [
  [/^(ALTER|CREATE|DROP|GRANT|REVOKE|DENY|TRUNCATE)$/, "definitions"],
  [/^(UPDATE|INSERT|DELETE|MERGE)$/, "rows"],
  [/^(SET|BEGIN|COMMIT|ROLLBACK|SAVE|USE|PRINT)$/, "session"],
];

const commands =
  /^(DROP (TABLE|DATABASE|SCHEMA|INDEX|VIEW)|ALTER (TABLE|INDEX)|CREATE( UNIQUE)?( NON)?(CLUSTERED)?( COLUMNSTORE)? INDEX|TRUNCATE TABLE|UPDATE STATISTICS)\b/;

/** It keeps others waiting only for moments (documentation: Perform Index Operations Online). */
const online = /\bONLINE = ON\b/;

/** What the words of a batch tell: of all of its statements (documentation: Transact-SQL Reference). */
export function said(sql: string): Said {
  const all = statementsOf(read(sql)).map(ofOne);
  const [first = ofOne({ upper: [], raw: [] }), ...others] = all;
  return others.reduce(merged, first);
}

const both = <T>(one: T | undefined, other: T | undefined): T | undefined => (one === other ? one : undefined);

function merged(one: Said, other: Said): Said {
  return {
    ...one,
    about: both(one.about, other.about),
    onlyDefines: one.onlyDefines && other.onlyDefines,
    renamed: one.renamed ?? other.renamed,
    newNames: [...one.newNames, ...other.newNames],
    withoutBlocking: one.withoutBlocking && other.withoutBlocking,
    everyRow: [...one.everyRow, ...other.everyRow],
    letsWrite: one.letsWrite && other.letsWrite,
    demands: one.demands ?? other.demands,
    limitsWaiting: one.limitsWaiting || other.limitsWaiting,
    locks: one.locks && other.locks,
    trigger: one.trigger ?? other.trigger,
    triggersOff: one.triggersOff ?? other.triggersOff,
    granted: one.granted ?? other.granted,
    filled: one.filled ?? other.filled,
    notNull: [...one.notNull, ...other.notNull],
    retyped: [...one.retyped, ...other.retyped],
    defaultSet: [...one.defaultSet, ...other.defaultSet],
    addsEmpty: [...one.addsEmpty, ...other.addsEmpty],
    addsConstraints: [...one.addsConstraints, ...other.addsConstraints],
    identities: [...one.identities, ...other.identities],
    empowers: [...one.empowers, ...other.empowers],
    onlyNames: one.onlyNames && other.onlyNames,
    indexesDropped: [...one.indexesDropped, ...other.indexesDropped],
  };
}

function ofOne(words: Words): Said {
  const { upper } = words;
  const text = phraseOf(upper.slice(0, 400));
  const change = tableChange(words);
  const altered = change && columnAltered(change);
  const added = change ? columnsAdded(change) : [];
  const names = renamed(words);
  const isOnline = online.test(text);
  const isUnchecked = change?.unchecked === true;
  return {
    command: commands.exec(text)?.[0] ?? upper[0] ?? "",
    about: about.find(([first]) => first.test(upper[0] ?? ""))?.[1],
    onlyDefines:
      switched(words).length === 0 &&
      /^(ALTER|CREATE( UNIQUE)?( CLUSTERED| NONCLUSTERED)? INDEX|DROP|GRANT|REVOKE|DENY)\b/.test(text),
    ...names,
    withoutBlocking: isOnline,
    // That it empties the table is told by itself.
    everyRow: everyRow(words).filter(({ part }) => upper[0] !== "TRUNCATE" || part !== undefined),
    routine: routineIn(words),
    letsWrite: isOnline || /^(SELECT|INSERT|UPDATE|DELETE|MERGE|WITH)\b/.test(text),
    demands: isUnchecked ? undefined : demandsOf(change, altered?.notNull),
    takesWhatIsThere: false,
    limitsWaiting: /^SET LOCK_TIMEOUT [1-9]/.test(text),
    locks: false,
    ...triggersIn(words),
    granted: grantedIn(words),
    filled: filled(words),
    notNull: altered?.notNull ? [altered.column] : [],
    retyped: altered ? [{ column: altered.column, type: altered.type, keeps: "all" }] : [],
    defaultDropped: [],
    defaultSet: change ? defaultsSet(change) : [],
    addsEmpty: added.filter(({ definition }) => isEmpty(definition)).map(({ name }) => name),
    addsConstraints: change ? constraintsAdded(change) : [],
    ...{ setsLogged: false, emptiesViews: false, setsSequences: [], takesIndex: [] },
    identities: added.filter(({ definition }) => says(definition, /\bIDENTITY\b/)).map(({ name }) => name),
    empowers: empowered(words),
    onlyNames: names.renamed !== undefined || /^(GRANT|REVOKE|DENY)\b/.test(text),
    indexesDropped: indexesDropped(words),
  };
}

/** A default fills rows that are there only where the column is NOT NULL, or WITH VALUES says so. */
const isEmpty = (definition: Words): boolean => {
  if (says(definition, /\b(AS|IDENTITY)\b/)) return false;
  return !says(definition, /\bDEFAULT\b/) || !says(definition, /\bNOT NULL\b|\bWITH VALUES\b/);
};

function demandsOf(change: TableChange | undefined, isNotNull: boolean | undefined): Said["demands"] {
  if (change === undefined) return undefined;
  const kinds = new Set(constraintsAdded(change).map(({ kind }) => kind));
  if (kinds.has("foreign key")) return "foreign key";
  if (kinds.has("unique") || kinds.has("primary key")) return "key";
  if (kinds.has("check")) return "check";
  return isNotNull ? "not null" : undefined;
}

/** DISABLE TRIGGER t ON x, ALTER TABLE x DISABLE TRIGGER t, each also with ALL. */
function triggersIn(words: Words): Pick<Said, "trigger" | "triggersOff"> {
  const { upper, raw } = words;
  const at = upper.findIndex((word, index) => /^(ENABLE|DISABLE)$/.test(word) && upper[index + 1] === "TRIGGER");
  if (at === -1 || at > 8) return {};
  const isOn = upper[at] === "ENABLE";
  const on = upper.indexOf("ON", at);
  const isWhole = upper[at + 2] === "ALL";
  const table = upper[0] === "ALTER" ? nameAt(words, 2).table : on === -1 ? undefined : nameAt(words, on + 1).table;
  if (isWhole) return !isOn && table ? { triggersOff: { which: "all", table } } : { trigger: { name: "all", isOn } };
  const dot = raw[at + 3] === "." ? at + 4 : at + 2;
  return { trigger: { name: plainName(raw[dot] ?? ""), isOn } };
}

function grantedIn(words: Words): SaidGrant | undefined {
  const { upper } = words;
  const verb = upper[0] === "GRANT" ? "grant" : upper[0] === "REVOKE" ? "revoke" : undefined;
  const on = upper.indexOf("ON");
  const behind = upper.findIndex((word, at) => at > on && /^(TO|FROM)$/.test(word));
  if (verb === undefined || on === -1 || behind === -1) return undefined;
  const kind = upper[on + 2] === "::" ? upper[on + 1] : "OBJECT";
  const { table } = nameAt(words, upper[on + 2] === "::" ? on + 3 : on + 1);
  const list = (from: number, to: number) =>
    slice(words, from, to)
      .raw.join(" ")
      .split(",")
      .map((one) => one.trim());
  return {
    verb,
    privileges: list(1, on).map((one) => one.toUpperCase()),
    of: kind === "SCHEMA" ? "schema" : kind === "TYPE" ? "type" : "relation",
    isWholeSchema: kind === "SCHEMA",
    names: [table],
    roles: list(behind + 1, upper.includes("WITH") ? upper.indexOf("WITH") : upper.length).map(plainName),
  };
}

/** What the fixed roles of a database let their members do (documentation: Database-Level Roles). */
const powers: Record<string, string> = {
  db_owner: "do anything in the database",
  db_securityadmin: "change who may do what in the database",
  db_accessadmin: "let others into the database",
  db_ddladmin: "change every definition in the database",
  db_datareader: "read every table of the database",
  db_datawriter: "write to every table of the database",
  db_backupoperator: "copy the database",
};

/** ALTER ROLE db_owner ADD MEMBER app, EXEC sp_addrolemember 'db_owner', 'app', GRANT CONTROL TO app. */
function empowered({ upper, raw }: Words): Said["empowers"] {
  if (upper[0] === "ALTER" && upper[1] === "ROLE" && upper[3] === "ADD" && upper[4] === "MEMBER") {
    const can = powers[plainName(raw[2] ?? "").toLowerCase()];
    return can === undefined ? [] : [{ roles: [plainName(raw[5] ?? "")], can: [can] }];
  }
  const at = upper.indexOf("SP_ADDROLEMEMBER");
  if (at !== -1) {
    const [role = "", member = ""] = raw.slice(at + 1).filter((word) => /^[nN]?'/.test(word));
    const inside = (text: string) => text.replace(/^[nN]?'(.*)'$/s, "$1");
    const can = powers[inside(role).toLowerCase()];
    return can === undefined ? [] : [{ roles: [inside(member)], can: [can] }];
  }
  const isControl = upper[0] === "GRANT" && upper[1] === "CONTROL" && upper[2] === "TO";
  return isControl ? [{ roles: [plainName(raw[3] ?? "")], can: ["do anything in the database"] }] : [];
}

/** DROP INDEX i ON t, u ON v. */
function indexesDropped(words: Words): Said["indexesDropped"] {
  if (phraseOf(words.upper.slice(0, 2)) !== "DROP INDEX") return [];
  const starts = [
    words.upper[2] === "IF" ? 4 : 2,
    ...words.upper.flatMap((word, at) => (word === "," ? [at + 1] : [])),
  ];
  return starts.flatMap((at) => {
    const { table: index, end } = nameAt(words, at);
    // The older form has the table before the index: sales.orders.i
    if (words.upper[end] !== "ON") {
      const path = slice(words, at, end).raw.filter((word) => word !== ".");
      return [{ ...(path.length > 2 && { schema: plainName(path.at(-3)!) }), name: index.name }];
    }
    return [{ schema: nameAt(words, end + 1).table.schema, name: index.name }];
  });
}

const routine = /^(CREATE|ALTER)( OR ALTER)? (PROC|PROCEDURE|FUNCTION)\b/;

function routineIn(words: Words): string | undefined {
  const text = phraseOf(words.upper.slice(0, 5));
  const [head] = routine.exec(text) ?? [];
  return head === undefined ? undefined : nameAt(words, head.split(" ").length).table.name;
}
