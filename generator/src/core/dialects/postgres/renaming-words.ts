import type { Said } from "../script.ts";
import { leadingTokens } from "./statements.ts";
import { plainName } from "./traits.ts";

/** What of an object a RENAME may be about; without one of these words, it is a column (manual, ALTER TABLE). */
const parts = /^(COLUMN|CONSTRAINT|ATTRIBUTE|VALUE)$/;

/** What ALTER … RENAME or SET SCHEMA names behind ALTER and the kind: its words up to there, and those behind. */
const form =
  /^ALTER (FOREIGN TABLE|MATERIALIZED VIEW|TABLE|VIEW|SEQUENCE|TYPE|DOMAIN|FUNCTION|PROCEDURE|ROUTINE|AGGREGATE|SCHEMA) (?:IF EXISTS )?(?:ONLY )?(?:(\S+) \. )?(\S+)(?: \*)?(?: \( .*\)| \( \))? (RENAME|SET SCHEMA) (.+)$/;

/** What a statement gives another name or schema, as far as its own words say it. */
export function renamed(words: string[]): Said["renamed"] {
  // Only quoted tokens have spaces in them.
  const text = words.map((word) => word.replaceAll(" ", "\0")).join(" ");
  const [, kind, owner, name, verb, rest = ""] = form.exec(text) ?? [];
  if (name === undefined) return undefined;
  const named = (word: string) => plainName(word.replaceAll("\0", " "));
  if (kind === "SCHEMA") return { schema: named(name) };
  const own = { schema: owner === undefined ? undefined : named(owner), object: named(name) };
  const behind = rest.split(" ");
  if (verb !== "RENAME" || behind[0] === "TO") return own;
  const part = parts.test(behind[0] ?? "") ? behind[1] : behind[0];
  return part === undefined ? undefined : { ...own, part: named(part) };
}

/** A body that runs a statement from a text that builds one: who quotes deeper has no name to show. */
const deepest = 4;

/** All names that a statement gives by RENAME, be it in the texts in it; undefined for one that a text has no word for. */
export function newNames(sql: string, depth = 0): Said["newNames"] {
  if (!/rename/i.test(sql)) return [];
  const words = leadingTokens(sql, Number.POSITIVE_INFINITY);
  const own = words.includes("RENAME")
    ? words.flatMap((word, at) => {
        const name = words[at + 1] ?? "";
        return word === "TO" ? [/^["\p{L}_]/u.test(name) ? plainName(name) : undefined] : [];
      })
    : [];
  const texts = depth === deepest ? [] : words.flatMap((word) => insideOf(word) ?? []);
  return [...own, ...texts.flatMap((text) => newNames(text, depth + 1))];
}

function insideOf(word: string): string | undefined {
  const [, open] = /^(\$\w*\$|[eEnN]?')/.exec(word) ?? [];
  return open === undefined ? undefined : word.slice(open.length, -(open.startsWith("$") ? open.length : 1));
}
