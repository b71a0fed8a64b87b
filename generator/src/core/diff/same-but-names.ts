import type { Reference } from "../model/common.ts";

/** Literals (also dollar-quoted, to the end where they are open), quoted names, words, then any other character; white space only parts them. */
const token =
  /'(?:[^']|'')*'|(\$[\p{L}_]*\$)(?:[\s\S]*?\1|[\s\S]*)|"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*|\p{N}+|[^\s]/gu;

/** Whether two literals mean the same, before the type that they are cast to. */
export type SameLiteral = (before: string, after: string, type: Reference | undefined) => boolean;

/**
 * Whether two pieces of SQL differ in nothing but names that `became` others, literals that are the `same`, white space, and the
 * `AS old` that a printed view gains when a column it selects is renamed, or the `AS now` when its own is.
 */
export function sameButNames(
  before: string,
  after: string,
  became: (old: string, now: string) => boolean,
  same: SameLiteral = () => false,
): boolean {
  const old = tokens(before);
  const now = tokens(after);
  let [i, j] = [0, 0];
  while (i < old.length && j < now.length) {
    const [a, b] = [old[i++] ?? "", now[j++] ?? ""];
    if (a === b) continue;
    if (isLiteral(a) && isLiteral(b)) {
      if (!same(content(a), content(b), referenceAt(now, j))) return false;
      continue;
    }
    if (isAs(b) && became(unquote(old[i - 2] ?? ""), unquote(now[j] ?? ""))) {
      [i, j] = [i - 1, j + 1];
      continue;
    }
    if (isAs(a) && became(unquote(old[i] ?? ""), unquote(now[j - 2] ?? ""))) {
      [i, j] = [i + 1, j - 1];
      continue;
    }
    if (!became(unquote(a), unquote(b))) return false;
    if (isAs(now[j]) && now[j + 1] === a && !isAs(old[i])) j += 2;
    else if (isAs(old[i]) && old[i + 1] === b && !isAs(now[j])) i += 2;
  }
  return i === old.length && j === now.length;
}

/** The words and quoted names in a piece of SQL, without their quotes. */
export const namesIn = (sql: string): Set<string> => new Set(tokens(sql).map(unquote));

/** `shop."Orders"`, and nothing else. */
export function parseReference(text: string): Reference | undefined {
  const all = tokens(text);
  return all.length === 3 ? referenceAt(all, 0) : undefined;
}

/** The `shop.state` there, behind the colons of a cast. */
function referenceAt(all: string[], from: number): Reference | undefined {
  let at = from;
  while (all[at] === ":") at++;
  const [schema, dot, name] = all.slice(at, at + 3);
  return dot === "." && schema && name ? { schema: unquote(schema), name: unquote(name) } : undefined;
}

const tokens = (sql: string): string[] => sql.match(token) ?? [];
const isAs = (word: string | undefined) => word !== undefined && word.toLowerCase() === "as";
const unquote = (name: string) => (name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name);
const isLiteral = (word: string) => word.startsWith("'");
const content = (literal: string) => literal.slice(1, -1).replaceAll("''", "'");
