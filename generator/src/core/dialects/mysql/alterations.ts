import type { Column } from "../../model/column.ts";
import type { Table } from "../../model/table.ts";
import type { Alteration, TableFacts } from "./online-ddl.ts";
import { lengthOf, parseType } from "./sql-type.ts";
import { type ColumnClause, columnClauses, says, type TableChange } from "./table-changes.ts";
import { typeChange } from "./type-changes.ts";
import { phraseOf, slice, type Words } from "./words.ts";

/**
 * What a statement does to a table that is there, in the words of online-ddl.ts; of a clause that is not known here, undefined. What an
 * option or a type was before, the table tells; `unchecked`: of foreign keys that are added, no row is looked at (foreign_key_checks = 0).
 */
export function alterationsOf({ clauses }: TableChange, table: Table, unchecked = false): (Alteration | undefined)[] {
  const isReplaced = clauses.some(({ upper }) => /^DROP PRIMARY KEY/.test(upper.join(" ")));
  // A list of partitions has commas of its own, and stands at the end.
  const last = clauses.findIndex(({ upper }) => /^(\w+ PARTITION|PARTITION BY)\b/.test(upper.join(" ")));
  return clauses.slice(0, last === -1 ? undefined : last + 1).flatMap((clause): (Alteration | undefined)[] => {
    if (isIdle.test(phraseOf(clause.upper))) return [];
    const columns = columnClauses([clause]);
    if (columns.length > 0) return columns.flatMap((column) => ofColumn(column, table));
    const [, alteration] = phrases.find(([phrase]) => phrase.test(phraseOf(clause.upper))) ?? [];
    if (alteration === "foreign key added" && unchecked) return ["foreign key added unchecked"];
    if (alteration === "primary key added" && isReplaced) return ["primary key replaced"];
    if (alteration === "primary key dropped" && clauses.some(({ upper }) => addsPrimary.test(upper.join(" "))))
      return [];
    if (alteration === "index added" && isFunctional(clause)) return ["functional index added"];
    if (alteration === "full-text index added" && !factsOf(table).fullText) return ["first full-text index added"];
    if (alteration === "column dropped") return [ofDropped(clause, table)];
    if (alteration === "default changed" && !clause.upper.includes("DEFAULT")) return [undefined];
    if (alteration === "partition added" && !clause.upper.includes("VALUES")) return ["hash partitions added"];
    return [alteration];
  });
}

/** What of a table makes its changes slower. */
export const factsOf = ({ indexes, options }: Table): TableFacts => ({
  fullText: indexes.some(({ method }) => method === "fulltext"),
  compressed: /compressed/i.test(String(options?.rowFormat ?? "")),
});

/** What asks for the way alone, or does nothing. */
const isIdle = /^(ALGORITHM|LOCK|WITH VALIDATION|WITHOUT VALIDATION|DISABLE KEYS|ENABLE KEYS)\b/;
const addsPrimary = /^ADD (CONSTRAINT (\S+ )?)?PRIMARY KEY\b/;

const phrases: [RegExp, Alteration][] = [
  [addsPrimary, "primary key added"],
  [/^DROP PRIMARY KEY\b/, "primary key dropped"],
  [/^ADD (CONSTRAINT (\S+ )?)?FOREIGN KEY\b/, "foreign key added"],
  [/^ADD (CONSTRAINT (\S+ )?)?CHECK\b.* NOT ENFORCED$/, "check added unchecked"],
  [/^ADD (CONSTRAINT (\S+ )?)?CHECK\b/, "check added"],
  [/^ADD FULLTEXT\b/, "full-text index added"],
  [/^ADD (SPATIAL|VECTOR)\b/, "spatial index added"],
  [/^ADD (CONSTRAINT (\S+ )?)?(UNIQUE|INDEX|KEY)\b/, "index added"],
  [/^ADD PARTITION\b/, "partition added"],
  [/^DROP FOREIGN KEY\b/, "foreign key dropped"],
  [/^DROP (CHECK|CONSTRAINT)\b/, "check dropped"],
  [/^DROP (INDEX|KEY)\b/, "index dropped"],
  [/^DROP PARTITION\b/, "partition dropped"],
  [/^DROP\b/, "column dropped"],
  [/^RENAME COLUMN\b/, "column renamed"],
  [/^RENAME (INDEX|KEY)\b/, "index renamed"],
  [/^RENAME\b/, "table renamed"],
  [/^ALTER INDEX\b/, "index hidden"],
  [/^ALTER (COLUMN )?\S+ SET (VISIBLE|INVISIBLE)$/, "column hidden"],
  [/^ALTER\b/, "default changed"],
  [/^CONVERT TO\b/, "charset converted"],
  [/^(DEFAULT )?(CHARACTER SET|CHARSET|COLLATE)\b/, "charset of new columns changed"],
  [/^(FORCE|ENGINE (= )?INNODB|ENGINE (= )?'|ORDER BY)\b/, "table rebuilt"],
  [/^ENGINE\b/, "engine changed"],
  [/^(ROW_FORMAT|KEY_BLOCK_SIZE|PAGE_COMPRESSED)\b/, "row format changed"],
  [/^(STATS_\w+|AVG_ROW_LENGTH|MAX_ROWS|MIN_ROWS)\b/, "statistics options changed"],
  [/^AUTO_INCREMENT\b/, "next AUTO_INCREMENT set"],
  [/^COMMENT\b/, "comment of a table changed"],
  [/^TRUNCATE PARTITION\b/, "partition emptied"],
  [/^REORGANIZE PARTITION\b/, "partitions reorganized"],
  [/^COALESCE PARTITION\b/, "hash partitions merged"],
  [/^EXCHANGE PARTITION\b/, "partition exchanged"],
  [/^PARTITION BY\b/, "table partitioned"],
  [/^REMOVE PARTITIONING\b/, "partitions removed"],
];

/** An expression stands in parentheses of its own in the list of an index. */
function isFunctional({ upper }: Words): boolean {
  const open = upper.indexOf("(");
  return upper.some((word, at) => at > open && word === "(" && (upper[at - 1] === "(" || upper[at - 1] === ","));
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
const columnOf = (table: Table, name: string): Column | undefined =>
  table.columns.find((column) => same(column.name, name));

const isIndexed = ({ primaryKey, uniques, indexes }: Table, name: string): boolean =>
  [
    ...[...(primaryKey ? [primaryKey] : []), ...uniques].flatMap(({ columns }) => columns),
    ...indexes.flatMap(({ key }) => key.map(({ column = "" }) => column)),
  ].some((column) => same(column, name));

function ofDropped(clause: Words, table: Table): Alteration {
  let at = clause.upper[1] === "COLUMN" ? 2 : 1;
  if (clause.upper[at] === "IF") at += 2;
  const name = (clause.raw[at] ?? "").replaceAll("`", "");
  const storage = columnOf(table, name)?.generated?.storage;
  if (isIndexed(table, name)) return "column in an index dropped";
  return storage === undefined ? "column dropped" : `${storage} column dropped`;
}

function ofColumn({ verb, from, name, definition }: ColumnClause, table: Table): Alteration[] {
  const isMoved = says(definition, /\b(FIRST|AFTER \S+)$/);
  const isGenerated = says(definition, /\bAS\b/);
  const storage = !isGenerated ? undefined : says(definition, /\b(STORED|PERSISTENT)\b/) ? "stored" : "virtual";
  if (verb === "add") {
    if (says(definition, /\b(AUTO_INCREMENT|SERIAL)\b/)) return ["AUTO_INCREMENT column added"];
    const indexed: Alteration[] = says(definition, /\b(UNIQUE|PRIMARY KEY)\b/) ? ["index added"] : [];
    if (storage === "stored") return ["stored column added"];
    if (storage) return [isMoved ? "virtual column added in the midst" : "virtual column added", ...indexed];
    if (says(definition, /\bCHECK\b/)) return ["check added"];
    const hasVirtual = table.columns.some(({ generated }) => generated?.storage === "virtual");
    const place = isMoved
      ? hasVirtual
        ? "column added in the midst beside a virtual one"
        : "column added in the midst"
      : "column added at the end";
    return [computed(definition) ?? place, ...indexed];
  }
  const old = columnOf(table, from);
  if (old === undefined) return ["type changed"];
  const changes: Alteration[] = [];
  if (!same(from, name)) changes.push("column renamed");
  if (isMoved) changes.push("column moved");
  if (storage !== old.generated?.storage) return ["stored expression changed"];
  if (storage) return [...changes, `${storage} expression changed`];
  return [...changes, ...ofType(old, definition, table), ...ofRest(old, definition, table)];
}

/** DEFAULT ( … ); one that calls a function which gives another value each time is worked out row by row. */
function computed({ upper }: Words): Alteration | undefined {
  const at = upper.indexOf("DEFAULT");
  if (at === -1 || upper[at + 1] !== "(") return undefined;
  const isRandom = upper.some((word) => /^(UUID|UUID_SHORT|RAND|RANDOM_BYTES|SYSDATE|NEXTVAL|UUID_V\d)$/.test(word));
  return isRandom ? "column with a random default added" : "column with a computed default added";
}

const attributes =
  /^(NOT|NULL|DEFAULT|AUTO_INCREMENT|UNIQUE|PRIMARY|KEY|COMMENT|COLLATE|CHARACTER|CHARSET|COLUMN_FORMAT|STORAGE|REFERENCES|CHECK|CONSTRAINT|VISIBLE|INVISIBLE|ON|SRID|FIRST|AFTER|WITH|WITHOUT)$/;

/** What a change of the type is: its family alone may be done in place. */
function ofType(old: Column, definition: Words, table: Table): Alteration[] {
  const end = definition.upper.findIndex((word, at) => at > 0 && attributes.test(word));
  const to = slice(definition, 0, end === -1 ? undefined : end)
    .raw.join("")
    .replace(/(unsigned|signed|zerofill)/gi, " $1");
  const [before, after] = [parseType(old.type), parseType(to)];
  const charset = charsetOf(old, definition, table);
  if (charset === "charset") return ["charset of a column changed"];
  const collation: Alteration[] =
    charset === undefined
      ? []
      : [isIndexed(table, old.name) ? "collation of an indexed column changed" : "collation of a column changed"];
  if (JSON.stringify(before) === JSON.stringify(after)) return collation;
  if (before.name !== after.name) return ["type changed"];
  const change = typeChange(old.type, to);
  if (before.name === "enum" || before.name === "set") {
    return [change === "widened" ? "value added at the end" : "value added in the midst", ...collation];
  }
  if (change === "narrowed" || charset) return ["type changed"];
  if (before.name === "char") return ["CHAR extended"];
  if (before.name !== "varchar" && before.name !== "varbinary")
    return change === "widened" ? collation : ["type changed"];
  const bytes = before.name === "varbinary" ? 1 : bytesOf(String(old.collation ?? table.options?.collation ?? ""));
  if (lengthOf(before) * bytes > 255 || lengthOf(after) * bytes <= 255) return ["VARCHAR extended"];
  return [lengthOf(before) * bytes < 128 ? "short VARCHAR extended past 255 bytes" : "VARCHAR extended past 255 bytes"];
}

/** Bytes of a character, at most (manual, 12.10 Supported Character Sets and Collations). */
const bytesOf = (collation: string): number => {
  if (/^(utf8mb4|utf16|utf32|gb18030)/.test(collation) || collation === "") return 4;
  if (/^(utf8|ujis|eucjpms)/.test(collation)) return 3;
  return /^(ucs2|gbk|gb2312|big5|sjis|cp932|euckr)/.test(collation) ? 2 : 1;
};

function charsetOf(old: Column, { upper, raw }: Words, table: Table): "charset" | "collation" | undefined {
  const own = String(old.collation ?? table.options?.collation ?? "");
  const behind = (word: string) => {
    const at = upper.indexOf(word);
    return at === -1 ? undefined : raw[at + 1]?.replace(/^(SET|=)$/i, "").toLowerCase();
  };
  const named =
    behind("CHARSET") ?? (upper.includes("CHARACTER") ? raw[upper.indexOf("CHARACTER") + 2]?.toLowerCase() : undefined);
  const collation = behind("COLLATE");
  const charset = named ?? collation?.replace(/_.*$/, "");
  // Without a word of it, the column gets the table's.
  const wanted =
    charset ?? (old.collation === undefined ? undefined : String(table.options?.collation ?? "").replace(/_.*$/, ""));
  if (wanted !== undefined && own !== "" && wanted !== own.replace(/_.*$/, "")) return "charset";
  const isOther = collation === undefined ? old.collation !== undefined && named === undefined : collation !== own;
  return isOther ? "collation" : undefined;
}

/** What is changed besides; a clause that says all of it again changes the default, at most. */
function ofRest(old: Column, definition: Words, { primaryKey }: Table): Alteration[] {
  const isKey = primaryKey?.columns.some((column) => same(column, old.name));
  const isNotNull = isKey || says(definition, /\bNOT NULL\b|\bPRIMARY KEY\b/);
  const onUpdate = says(definition, /\bON UPDATE\b/);
  const all: [boolean, Alteration][] = [
    [isNotNull && old.nullable, "made NOT NULL"],
    [!isNotNull && !old.nullable, "made nullable"],
    [says(definition, /\bAUTO_INCREMENT\b/) && old.identity === undefined, "AUTO_INCREMENT given"],
    [says(definition, /\b(UNIQUE|PRIMARY KEY)\b/), "index added"],
    [says(definition, /\bCHECK\b/), "check added"],
    [onUpdate !== (old.options?.onUpdate !== undefined), "ON UPDATE changed"],
    [says(definition, /\bINVISIBLE\b/) !== (old.options?.invisible === true), "column hidden"],
    [says(definition, /\bCOMMENT\b/), "comment of a column changed"],
    [true, "default changed"],
  ];
  return all.flatMap(([isSo, alteration]) => (isSo ? [alteration] : []));
}
