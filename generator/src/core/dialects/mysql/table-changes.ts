import { outside } from "../parentheses.ts";
import type { SaidConstraint, SaidTable, SaidType } from "../script.ts";
import { plainName } from "./lexer.ts";
import { between, nameAt, phraseOf, slice, type Words } from "./words.ts";

/** What a statement does to a table, clause by clause, as ALTER TABLE has them; what comes behind the table of other statements. */
export type TableChange = {
  table: SaidTable;
  clauses: Words[] /** The word that the first one begins with. */;
  start: number;
};

/** ALTER TABLE, CREATE INDEX and DROP INDEX (manual, 15.1.9, 15.1.15, 15.1.27: the latter two are mapped to the first). */
export function tableChange(words: Words): TableChange | undefined {
  const text = phraseOf(words.upper.slice(0, 8));
  const [alter] = /^ALTER( ONLINE)?( IGNORE)? TABLE( IF EXISTS)? /.exec(text) ?? [];
  if (alter !== undefined) {
    const { table, end } = nameAt(words, countOf(alter));
    const wait = words.upper[end] === "WAIT" ? end + 2 : words.upper[end] === "NOWAIT" ? end + 1 : end;
    const commas = outside(words.upper).filter((at) => at >= wait && words.upper[at] === ",");
    const clauses = between(words, wait, commas).filter(({ raw }) => raw.length > 0);
    return { table, clauses, start: wait };
  }
  const [create, kind = ""] =
    /^CREATE(?: OR REPLACE)?(?: ONLINE)?( UNIQUE| FULLTEXT| SPATIAL| VECTOR)? INDEX /.exec(text) ?? [];
  if (create === undefined && !/^DROP INDEX /.test(text)) return undefined;
  const on = outside(words.upper).find((at) => words.upper[at] === "ON");
  const index = words.upper.indexOf("INDEX");
  if (on === undefined) return undefined;
  const { table, end } = nameAt(words, on + 1);
  const head = create === undefined ? ["DROP"] : ["ADD", ...(kind === "" ? [] : [kind.trim()])];
  const [name, rest] = [slice(words, index, on), slice(words, end)];
  return {
    ...{ table, start: end },
    clauses: [
      {
        upper: [...head, ...name.upper, ...rest.upper],
        raw: [...head, ...name.raw, ...rest.raw],
      },
    ],
  };
}

const countOf = (phrase: string): number => phrase.trim().split(" ").length;

/** A column that a clause names, with what it says of it: the name that it had, and the one that it gets. */
export type ColumnClause = { verb: "add" | "modify" | "change"; from: string; name: string; definition: Words };

const notColumn =
  /^(CONSTRAINT|INDEX|KEY|FULLTEXT|SPATIAL|VECTOR|PRIMARY|UNIQUE|FOREIGN|CHECK|PARTITION|PERIOD|SYSTEM)$/;

/** The columns of ADD, MODIFY and CHANGE; ADD may have several in parentheses. */
export function columnClauses(clauses: Words[]): ColumnClause[] {
  return clauses.flatMap((clause): ColumnClause[] => {
    const verb = clause.upper[0];
    if (verb !== "ADD" && verb !== "MODIFY" && verb !== "CHANGE") return [];
    let at = clause.upper[1] === "COLUMN" ? 2 : 1;
    if (clause.upper[at] === "IF") at += clause.upper[at + 1] === "NOT" ? 3 : 2;
    const first = clause.upper[at] ?? "";
    if (verb === "ADD" && clause.upper[1] !== "COLUMN" && notColumn.test(first)) return [];
    if (first === "(") {
      const inside = slice(clause, at + 1, clause.upper.lastIndexOf(")"));
      const commas = outside(inside.upper).filter((index) => inside.upper[index] === ",");
      return between(inside, 0, commas)
        .filter(({ upper }) => !notColumn.test(upper[0] ?? ""))
        .map((one) => columnOf("add", one, 0));
    }
    return [columnOf(verb === "ADD" ? "add" : verb === "MODIFY" ? "modify" : "change", clause, at)];
  });
}

function columnOf(verb: ColumnClause["verb"], clause: Words, at: number): ColumnClause {
  const to = verb === "change" ? at + 1 : at;
  const [from, name] = [clause.raw[at] ?? "", clause.raw[to] ?? ""].map(plainName) as [string, string];
  return { verb, from, name, definition: slice(clause, to + 1) };
}

/** Whether words stand in a definition outside of parentheses. */
export const says = ({ upper }: Words, phrase: RegExp): boolean =>
  phrase.test(phraseOf(outside(upper).map((at) => upper[at]!)));

/** What ends the type of a column definition. */
const attribute =
  /^(NOT|NULL|DEFAULT|AUTO_INCREMENT|UNIQUE|PRIMARY|KEY|COMMENT|COLLATE|CHARACTER|CHARSET|COLUMN_FORMAT|STORAGE|ENGINE_ATTRIBUTE|REFERENCES|CHECK|CONSTRAINT|GENERATED|AS|VIRTUAL|STORED|PERSISTENT|VISIBLE|INVISIBLE|ON|SRID|FIRST|AFTER|SERIAL|WITH|WITHOUT|COMPRESSED)$/;

/** The columns that get a type, in the statement's words. */
export const columnsRetyped = (columns: ColumnClause[]): SaidType[] =>
  columns
    .filter(({ verb }) => verb !== "add")
    .map(({ name, definition: { upper, raw } }) => {
      const end = upper.findIndex((word, at) => at > 0 && attribute.test(word));
      return { column: name, type: typeText(raw.slice(0, end === -1 ? undefined : end)), keeps: "all" };
    });

/** `varchar(20)`, `int unsigned`, `enum('a','b')`. */
const typeText = (raw: string[]): string =>
  raw
    .join(" ")
    .replaceAll(/ ?([(),]) ?/g, "$1")
    .replaceAll(/\)(?=\w)/g, ") ")
    .toLowerCase();

const kinds: [RegExp, SaidConstraint["kind"]][] = [
  [/^PRIMARY KEY\b/, "primary key"],
  [/^UNIQUE\b/, "unique"],
  [/^FOREIGN KEY\b/, "foreign key"],
  [/^CHECK\b/, "check"],
];

/** The constraints that are added to a table that is there. */
export function constraintsAdded(clauses: Words[]): SaidConstraint[] {
  return clauses.flatMap(({ upper, raw }) => {
    if (upper[0] !== "ADD") return [];
    const isNamed = upper[1] === "CONSTRAINT" && !kinds.some(([kind]) => kind.test(upper.slice(2, 4).join(" ")));
    const at = upper[1] === "CONSTRAINT" ? (isNamed ? 3 : 2) : 1;
    const kind = kinds.find(([words]) => words.test(upper.slice(at, at + 2).join(" ")))?.[1];
    if (kind === undefined) return [];
    const own = kind === "unique" || kind === "foreign key" ? ownName(upper, raw, at + 1) : undefined;
    return [{ kind, name: isNamed ? plainName(raw[2] ?? "") : own }];
  });
}

/** UNIQUE [INDEX|KEY] [name] (…), FOREIGN KEY [name] (…). */
function ownName(upper: string[], raw: string[], at: number): string | undefined {
  const name = /^(INDEX|KEY)$/.test(upper[at] ?? "") ? at + 1 : at;
  return /^(\(|USING|IF)$/.test(upper[name] ?? "(") ? undefined : plainName(raw[name] ?? "");
}
