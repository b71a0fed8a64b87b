/** Literals (also dollar-quoted, to the end where they are open), quoted names, words, then any other character; white space only parts them. */
const token =
  /'(?:[^']|'')*'|(\$[\p{L}_]*\$)(?:[\s\S]*?\1|[\s\S]*)|"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*|\p{N}+|[^\s]/gu;

/**
 * Whether two pieces of SQL differ in nothing but names that `became` others, white space, and the
 * `AS old` that a printed view gains when a column it selects is renamed.
 */
export function sameButNames(before: string, after: string, became: (old: string, now: string) => boolean): boolean {
  const old = tokens(before);
  const now = tokens(after);
  let [i, j] = [0, 0];
  while (i < old.length && j < now.length) {
    const [a, b] = [old[i++] ?? "", now[j++] ?? ""];
    if (a === b) continue;
    if (!became(unquote(a), unquote(b))) return false;
    if (isAs(now[j]) && now[j + 1] === a && !isAs(old[i])) j += 2;
    else if (isAs(old[i]) && old[i + 1] === b && !isAs(now[j])) i += 2;
  }
  return i === old.length && j === now.length;
}

const tokens = (sql: string): string[] => sql.match(token) ?? [];
const isAs = (word: string | undefined) => word !== undefined && word.toLowerCase() === "as";
const unquote = (name: string) => (name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name);
