import { takenBy } from "../conditions.ts";
import { type Filling, filledBy } from "../filled.ts";
import { outside } from "../parentheses.ts";
import type { Said, SaidChange } from "../script.ts";
import { asWritten } from "../words.ts";
import { plainName } from "./lexer.ts";
import { nameAt, slice, type Words } from "./words.ts";

/** InnoDB locks each row that it reads on the way, and keeps them to the end of the transaction (manual, 17.7.3). */
const lock = "row locks";

/** The UPDATEs and DELETEs, be it of a body, that have no condition and no limit, or a condition that is always true. */
export function everyRow(words: Words): SaidChange[] {
  return words.upper.flatMap((word, at): SaidChange[] => {
    if (!/^(UPDATE|DELETE|TRUNCATE)$/.test(word) || !begins(words.upper, at)) return [];
    const end = words.upper.indexOf(";", at);
    const statement = slice(words, at, end === -1 ? undefined : end);
    return word === "TRUNCATE" ? truncated(statement) : changeOf(statement);
  });
}

/** The table is dropped and made anew (manual, 15.1.37). */
const truncated = (words: Words): SaidChange[] => [
  {
    verb: "delete",
    table: nameAt(words, words.upper[1] === "TABLE" ? 2 : 1).table,
    lock: "an exclusive metadata lock",
  },
];

/** Whether a statement begins there: elsewhere these words are a clause (ON UPDATE, FOR UPDATE), or a name. */
const begins = (upper: string[], at: number): boolean =>
  at === 0 || /^(;|\)|BEGIN|THEN|ELSE|LOOP|DO|REPEAT|ROW|EXPLAIN|ANALYZE)$/.test(upper[at - 1]!);

const modifier = /^(LOW_PRIORITY|IGNORE|QUICK|FROM)$/;

function changeOf(statement: Words): SaidChange[] {
  const words = ofOneTable(statement);
  const { upper } = words;
  const plain = outside(upper);
  const { table, end } = tableOf(words);
  const of = (word: string) => plain.find((at) => upper[at] === word);
  const [where, set] = [of("WHERE"), of("SET")];
  // Several tables, or partitions: what is joined decides.
  const head = slice(words, end, set ?? where).upper;
  const isOfPartitions = upper[0] === "DELETE" && head[0] === "PARTITION" && where === undefined;
  if (isOfPartitions && of("LIMIT") === undefined && !head.some((word) => /^(JOIN|USING|FROM)$/.test(word)))
    return [{ verb: "delete", table, lock, part: "of some partitions" }];
  if (of("LIMIT") !== undefined || head.some((word) => /^(,|JOIN|USING|PARTITION|FOR|FROM)$/.test(word))) return [];
  const change = { verb: upper[0] === "DELETE" ? ("delete" as const) : ("update" as const), table, lock };
  if (where === undefined) return [change];
  const behind = plain.find((at) => at > where && /^(ORDER|RETURNING)$/.test(upper[at]!));
  const taken = takenBy(upper.slice(where + 1, behind), asWritten(words, plainName));
  if (taken === undefined || taken === "none") return isAlways(upper.slice(where + 1, behind)) ? [change] : [];
  return [taken === "all" ? change : { ...change, where: taken }];
}

/** `DELETE t FROM t …` and `DELETE FROM t USING t …`, where they read what they delete from, as DELETE FROM t … (manual, 15.2.2). */
function ofOneTable(words: Words): Words {
  const { upper, raw } = words;
  const plain = outside(upper);
  const end = plain.find((at) => upper[at] === "WHERE") ?? upper.length;
  const first = upper.findIndex((word, at) => at > 0 && !modifier.test(word));
  const read = plain.find((at) => at > first && at < end && /^(FROM|USING)$/.test(upper[at]!));
  if (upper[0] !== "DELETE" || read === undefined) return words;
  const target = raw.slice(first, read).filter((word) => word !== "." && word !== "*");
  const rest = slice(words, read + 1);
  const { table, end: behind } = nameAt(rest, 0);
  const alias = rest.raw[rest.upper[behind] === "AS" ? behind + 1 : behind] ?? "";
  const isSame = [table.name, plainName(alias)].includes(plainName(target.at(-1) ?? ""));
  if (target.includes(",") || !isSame) return words;
  return { upper: ["DELETE", "FROM", ...rest.upper], raw: ["DELETE", "FROM", ...rest.raw] };
}

/** A number alone is true unless it is 0. */
const isAlways = ([only = "", ...others]: string[]): boolean => others.length === 0 && /^[0-9]*[1-9][0-9]*$/.test(only);

const tableOf = (words: Words) =>
  nameAt(
    words,
    words.upper.findIndex((word, at) => at > 0 && !modifier.test(word)),
  );

const filling: Filling = {
  plainName,
  tableOf,
  limiting: /^LIMIT$/,
  literal: /^(\d|[nN]?['"]|TRUE$|FALSE$)/,
  neverNull: /^(NOW|UUID|CURDATE|CURTIME|SYSDATE|RAND) \( \)$|^CURRENT_(DATE|TIME|TIMESTAMP)( \( \))?$/,
  firstOf: /^(COALESCE|IFNULL)$/,
};

/** The columns that an UPDATE gives a value in every row, or in those that have none. */
export const filled = (words: Words): Said["filled"] => filledBy(words, filling);
