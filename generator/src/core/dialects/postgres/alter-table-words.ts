import { outside } from "../parentheses.ts";
import type { SaidConstraint, SaidType } from "../script.ts";
import { plainName } from "./traits.ts";
import { keptBy, typeIn } from "./using-words.ts";

const isAlterTable = (words: string[]) => words[0] === "ALTER" && words[1] === "TABLE";

/** The columns c of ALTER TABLE … ALTER [COLUMN] c, with these words behind them. */
export const altered = (words: string[], ...behind: string[]): string[] =>
  !isAlterTable(words)
    ? []
    : words.flatMap((word, at) =>
        behind.every((each, index) => words[at + 1 + index] === each) && /^(ALTER|COLUMN)$/.test(words[at - 1] ?? "")
          ? plainName(word)
          : [],
      );

const kinds = new Map<string, SaidConstraint["kind"]>([
  ["CHECK", "check"],
  ["UNIQUE", "unique"],
  ["PRIMARY", "primary key"],
  ["FOREIGN", "foreign key"],
  ["EXCLUDE", "exclusion"],
]);

/** The constraints that ALTER TABLE adds. */
export const constraintsAdded = (words: string[]): SaidConstraint[] =>
  !isAlterTable(words)
    ? []
    : words.flatMap((word, at) => {
        const isNamed = words[at + 1] === "CONSTRAINT";
        const kind = kinds.get(words[isNamed ? at + 3 : at + 1] ?? "");
        if (word !== "ADD" || kind === undefined) return [];
        return { kind, name: isNamed ? plainName(words[at + 2] ?? "") : undefined };
      });

/** What gives rows that are there a value of a new column. */
const filling = /^(DEFAULT|GENERATED|(SMALL|BIG)?SERIAL[248]?)$/;

/** The columns that ALTER TABLE adds without a value in the rows that are there. */
export function columnsAddedEmpty(words: string[]): string[] {
  if (!isAlterTable(words)) return [];
  const plain = outside(words);
  return plain.flatMap((at) => {
    if (words[at] !== "ADD" || kinds.has(words[at + 1] ?? "") || words[at + 1] === "CONSTRAINT") return [];
    let name = at + 1;
    while (["COLUMN", "IF", "NOT", "EXISTS"].includes(words[name] ?? "")) name++;
    const end = plain.find((index) => index > name && words[index] === ",") ?? words.length;
    const clause = plain.filter((index) => index > name && index < end);
    return clause.some((index) => filling.test(words[index]!)) ? [] : plainName(words[name] ?? "");
  });
}

/** The constraints of ALTER TABLE … ADD [CONSTRAINT c] UNIQUE or PRIMARY KEY USING INDEX i, which is called i without a name. */
export const takesIndex = (words: string[]): string[] =>
  words.flatMap((word, at) => {
    if (word !== "USING" || words[at + 1] !== "INDEX" || words[at + 2] === "TABLESPACE") return [];
    const kind = words[at - 1] === "UNIQUE" ? at - 1 : at - 2;
    const name = words[kind - 2] === "CONSTRAINT" ? words[kind - 1] : words[at + 2];
    return name === undefined ? [] : plainName(name);
  });

/** The columns c of ALTER TABLE … ALTER [COLUMN] c [SET DATA] TYPE t [COLLATE …] [USING …]. */
export function columnsRetyped(words: string[]): SaidType[] {
  if (!isAlterTable(words)) return [];
  const plain = outside(words);
  return plain.flatMap((at) => {
    const name = words[at + 1] === "COLUMN" ? at + 2 : at + 1;
    const type = words[name + 1] === "SET" ? name + 3 : name + 1;
    if (at === 0 || words[at] !== "ALTER" || words[type] !== "TYPE") return [];
    const column = plainName(words[name]!);
    const end = plain.find((index) => index > type && words[index] === ",") ?? words.length;
    const clause = plain.find((index) => index > type && index < end && /^(USING|COLLATE)$/.test(words[index]!)) ?? end;
    const using = plain.find((index) => index >= clause && index < end && words[index] === "USING");
    const to = typeIn(words.slice(type + 1, clause));
    return { column, type: to, keeps: using === undefined ? "all" : keptBy(words.slice(using + 1, end), column, to) };
  });
}
