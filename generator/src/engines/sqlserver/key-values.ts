/** Names of settings as they are compared: `Initial Catalog` is `initialcatalog`. */
export const plainKey = (key: string): string => key.toLowerCase().replace(/[\s_-]/g, "");

/**
 * The settings of `Server=db,1433;Password={a;b}` (ADO.NET) and of what stands behind the address in `sqlserver://db:1433;user=sa` (JDBC,
 * Prisma), by `plainKey()`. A value may stand in quotes, or in braces, in which a closing one is doubled. Undefined where it is none.
 */
export function keyValues(text: string): Map<string, string> | undefined {
  const pair = /\s*([^=;]+?)\s*=\s*(?:"((?:[^"]|"")*)"|'((?:[^']|'')*)'|\{((?:[^}]|\}\})*)\}|([^;]*?))\s*(?:;|$)/y;
  const found = new Map<string, string>();
  for (let at = 0; at < text.length; at = pair.lastIndex) {
    const blank = /[\s;]*/y;
    blank.lastIndex = at;
    blank.test(text);
    pair.lastIndex = blank.lastIndex;
    if (pair.lastIndex >= text.length) break;
    const match = pair.exec(text);
    if (match === null) return undefined;
    const [, key = "", double, single, braces, plain = ""] = match;
    const value =
      double?.replaceAll('""', '"') ?? single?.replaceAll("''", "'") ?? braces?.replaceAll("}}", "}") ?? plain;
    found.set(plainKey(key), value);
  }
  return found;
}
