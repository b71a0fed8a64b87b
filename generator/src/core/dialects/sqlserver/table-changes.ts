import { outside } from "../parentheses.ts";
import type { SaidConstraint, SaidTable, SaidType } from "../script.ts";
import { plainName } from "./lexer.ts";
import { between, nameAt, phraseOf, slice, type Words } from "./words.ts";

/** What a statement does to a table: the verb stands before all of its parts, which commas divide (documentation: ALTER TABLE). */
export type TableChange = {
  table: SaidTable;
  verb: "add" | "alter column" | "drop" | "other";
  /** ALTER TABLE … WITH NOCHECK ADD: rows that are there are not looked at. */
  unchecked: boolean;
  parts: Words[];
};

export function tableChange(words: Words): TableChange | undefined {
  if (phraseOf(words.upper.slice(0, 2)) !== "ALTER TABLE") return undefined;
  const { table, end } = nameAt(words, 2);
  const [check, kind] = words.upper.slice(end, end + 2);
  const isTold = check === "WITH" && (kind === "CHECK" || kind === "NOCHECK");
  const start = isTold ? end + 2 : end;
  const head = phraseOf(words.upper.slice(start, start + 2));
  const verb = /^ADD\b/.test(head)
    ? "add"
    : head === "ALTER COLUMN"
      ? "alter column"
      : /^DROP\b/.test(head)
        ? "drop"
        : "other";
  const from = start + (verb === "alter column" ? 2 : verb === "other" ? 0 : 1);
  const commas = outside(words.upper).filter((at) => at >= from && words.upper[at] === ",");
  return { table, verb, unchecked: isTold && kind === "NOCHECK", parts: between(words, from, commas) };
}

/** Whether words stand in a definition outside of parentheses. */
export const says = ({ upper }: Words, phrase: RegExp): boolean =>
  phrase.test(phraseOf(outside(upper).map((at) => upper[at]!)));

const kinds: [RegExp, SaidConstraint["kind"]][] = [
  [/^PRIMARY KEY\b/, "primary key"],
  [/^UNIQUE\b/, "unique"],
  [/^FOREIGN KEY\b/, "foreign key"],
  [/^CHECK\b/, "check"],
];

const isConstraint = (part: Words) =>
  /^(CONSTRAINT|PRIMARY|UNIQUE|FOREIGN|CHECK|DEFAULT|PERIOD|INDEX)$/.test(part.upper[0] ?? "");

export function constraintsAdded({ verb, parts }: TableChange): SaidConstraint[] {
  if (verb !== "add") return [];
  return parts.flatMap(({ upper, raw }) => {
    const at = upper[0] === "CONSTRAINT" ? 2 : 0;
    const kind = kinds.find(([words]) => words.test(upper.slice(at, at + 2).join(" ")))?.[1];
    return kind === undefined ? [] : [{ kind, name: at === 2 ? plainName(raw[1] ?? "") : undefined }];
  });
}

/** The columns that are added, with what is said of each. */
export const columnsAdded = ({ verb, parts }: TableChange): { name: string; definition: Words }[] =>
  verb !== "add"
    ? []
    : parts
        .filter((part) => !isConstraint(part))
        .map((part) => ({ name: plainName(part.raw[0] ?? ""), definition: slice(part, 1) }));

/** Constraints with DEFAULT … FOR a column. */
export const defaultsSet = ({ verb, parts }: TableChange): string[] =>
  verb !== "add"
    ? []
    : parts.flatMap(({ upper, raw }) => {
        const at = upper.lastIndexOf("FOR");
        return upper.includes("DEFAULT") && at !== -1 && raw[at + 1] !== undefined ? [plainName(raw[at + 1]!)] : [];
      });

const attribute = /^(NOT|NULL|COLLATE|SPARSE|MASKED|WITH|ADD|DROP|PERSISTED|ROWGUIDCOL|HIDDEN|NOT)$/;

/** ALTER COLUMN c type [NULL | NOT NULL]: without either, the column allows NULL from then on. */
export function columnAltered({
  verb,
  parts,
}: TableChange): (SaidType & { notNull: boolean; online: boolean }) | undefined {
  const [part] = parts;
  if (verb !== "alter column" || part === undefined || /^(ADD|DROP)$/.test(part.upper[1] ?? "")) return undefined;
  const end = part.upper.findIndex((word, at) => at > 1 && attribute.test(word));
  // The comma of decimal(10,2) stands in parentheses, and divides nothing.
  const raw = part.raw.slice(1, end === -1 ? undefined : end);
  return {
    column: plainName(part.raw[0] ?? ""),
    type: raw.join("").toLowerCase(),
    keeps: "all",
    notNull: says(part, /\bNOT NULL\b/),
    online: phraseOf(part.upper).includes("ONLINE = ON"),
  };
}
