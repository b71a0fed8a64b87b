import { outside } from "../parentheses.ts";
import type { SaidGrant, SaidTable } from "../script.ts";
import { plainName } from "./traits.ts";

/** Words behind ON that say of what kind the names are; without one they are tables, views or sequences. */
const kinds =
  /^(ALL (TABLES|SEQUENCES|FUNCTIONS|PROCEDURES|ROUTINES) IN SCHEMA|TABLE|SEQUENCE|SCHEMA|FUNCTION|PROCEDURE|ROUTINE|TYPE|DOMAIN|FOREIGN SERVER|FOREIGN DATA WRAPPER|DATABASE|LANGUAGE|LARGE OBJECT|PARAMETER|TABLESPACE|PROPERTY GRAPH)\b/;

const things: [RegExp, SaidGrant["of"]][] = [
  [/^(ALL (TABLES|SEQUENCES) IN SCHEMA|TABLE|SEQUENCE|)$/, "relation"],
  [/^(ALL (FUNCTIONS|PROCEDURES|ROUTINES) IN SCHEMA|FUNCTION|PROCEDURE|ROUTINE)$/, "routine"],
  [/^(TYPE|DOMAIN)$/, "type"],
  [/^SCHEMA$/, "schema"],
];

/** What GRANT or REVOKE gives or takes on things, as a whole; undefined for columns of them, for roles, and for other statements. */
export function granted(words: string[]): SaidGrant | undefined {
  const verb = words[0] === "GRANT" ? "grant" : words[0] === "REVOKE" ? "revoke" : undefined;
  const plain = outside(words);
  const on = plain.find((at) => words[at] === "ON");
  const behind = plain.find((at) => at > (on ?? at) && words[at] === (verb === "grant" ? "TO" : "FROM"));
  if (verb === undefined || on === undefined || behind === undefined) return undefined;
  const start = /^REVOKE GRANT OPTION FOR\b/.test(words.slice(0, 4).join(" ")) ? 4 : 1;
  const privileges = words.slice(start, on).filter((word) => !/^(,|PRIVILEGES)$/.test(word));
  const [kind = ""] = kinds.exec(words.slice(on + 1, on + 6).join(" ")) ?? [];
  const of = things.find(([word]) => word.test(kind))?.[1];
  if (of === undefined || start > 1 || privileges.includes("(")) return undefined;
  const first = on + 1 + (kind === "" ? 0 : kind.split(" ").length);
  const end = plain.find((at) => at > behind && /^(WITH|GRANTED|CASCADE|RESTRICT)$/.test(words[at]!)) ?? words.length;
  return {
    ...{ verb, privileges, of, isWholeSchema: kind.startsWith("ALL ") },
    names: namesIn(words, first, behind, plain),
    roles: listed(words, behind + 1, end, plain).map(([role = "", name = role]) =>
      plainName(role === "GROUP" ? name : role),
    ),
  };
}

const namesIn = (words: string[], from: number, to: number, plain: number[]): SaidTable[] =>
  listed(words, from, to, plain).map(([first = "", dot, second]) =>
    dot === "." && second !== undefined
      ? { schema: plainName(first), name: plainName(second) }
      : { name: plainName(first) },
  );

/** What stands between the commas of a list. */
function listed(words: string[], from: number, to: number, plain: number[]): string[][] {
  const commas = plain.filter((at) => at >= from && at < to && words[at] === ",");
  return [from - 1, ...commas].map((at, index) => words.slice(at + 1, commas[index] ?? to));
}
