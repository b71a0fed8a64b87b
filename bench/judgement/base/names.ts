/** A name in SQL, with a schema in front or without. */
export const namePattern = String.raw`((?:"[^"]+"|[\w$]+)(?:\.(?:"[^"]+"|[\w$]+))?)`;

const plainly = (quoted: string) => quoted.replace(/^"public"\./, "");

/** A name of SQL in one spelling. */
export const named = (name: string): string =>
  plainly(name.replace(/"([^"]+)"|[^".]+/g, (word, quoted) => `"${quoted ?? word.trim().toLowerCase()}"`));

/** A name of a message of the engine in the same spelling: these leave the quotes out. */
export const told = (name: string): string =>
  plainly(
    name
      .split(".")
      .map((part) => `"${part}"`)
      .join("."),
  );

/** A name without its schema. */
export const bare = (name: string): string => /"[^"]*"$/.exec(name)?.[0] ?? name;

export const first = (sql: string, pattern: string): string | undefined => new RegExp(pattern, "i").exec(sql)?.[1];

/** The table that a statement is about. */
export function tableOf(sql: string): string | undefined {
  const found =
    first(sql, String.raw`\bALTER\s+(?:FOREIGN\s+|MATERIALIZED\s+)?(?:TABLE|VIEW)\s+(?:ONLY\s+)?${namePattern}`) ??
    first(sql, String.raw`\b(?:ON|UPDATE|INTO|FROM|CLUSTER)\s+(?:ONLY\s+)?${namePattern}`);
  return found && named(found);
}
