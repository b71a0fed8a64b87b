import type { Dependency, Reference } from "../../../core/model/common.ts";

// What a server prints of a view has every name in backticks, and texts in single quotes with backslashes.
const pieces = /'(?:[^'\\]|\\.|'')*'|((?:`(?:[^`]|``)*`)(?:\.`(?:[^`]|``)*`)*)/gs;
const parts = /`((?:[^`]|``)*)`/g;
const namesIn = (path: string) => [...path.matchAll(parts)].map(([, name = ""]) => name.replaceAll("``", "`"));

/** The definition of a view without the name of its database, which is another one elsewhere. */
export const withoutDatabase = (definition: string, database: string): string =>
  definition.replace(pieces, (found, path?: string) => {
    if (path === undefined) return found;
    const prefix = `\`${database.replaceAll("`", "``")}\`.`;
    return path.startsWith(prefix) ? path.slice(prefix.length) : path;
  });

const words =
  /'(?:[^'\\]|\\.|'')*'|((?:`(?:[^`]|``)*`)(?:\.`(?:[^`]|``)*`)*)(?:\s+`((?:[^`]|``)*)`)?|\b(select|from|join|where|on|group|having|order|limit|union|using|window)\b|[()]/gis;

/** What a relation has as columns, by how the server tells them apart; undefined where it is not known. */
type ColumnsOf = (schema: string, name: string) => readonly string[] | undefined;

/**
 * The tables and views that a definition reads, and the columns of them that it names. Behind FROM, JOIN and commas they stand with their
 * database, two names alone, and then what they are called; a column stands with that, or with its table and database.
 */
export function dependenciesOf(definition: string, columnsOf: ColumnsOf): Dependency[] {
  const relations = new Map<string, Reference>();
  const called = new Map<string, Set<string>>();
  const named: [of: string, column: string][] = [];
  const around: boolean[] = [];
  let isFrom = false;
  for (const [piece, path, alias, word] of definition.matchAll(words)) {
    if (piece === "(") around.push(isFrom);
    else if (piece === ")") isFrom = around.pop() ?? false;
    else if (word !== undefined) isFrom = /^(from|join)$/i.test(word);
    if (path === undefined) continue;
    const names = namesIn(path);
    if (isFrom && names.length === 2) {
      const [schema = "", name = ""] = names;
      const key = JSON.stringify(names);
      relations.set(key, { schema, name });
      const short = alias === undefined ? name : alias.replaceAll("``", "`");
      called.set(short, (called.get(short) ?? new Set()).add(key));
    } else if (!isFrom && names.length > 1) {
      const of = names.slice(0, -1);
      named.push([of.length === 1 ? of[0]! : JSON.stringify(of), names.at(-1)!]);
    }
  }
  const columns = new Map([...relations.keys()].map((key) => [key, new Set<string>()]));
  for (const [of, column] of named) {
    const all = relations.has(of) ? [of] : [...(called.get(of) ?? [])];
    for (const key of all) {
      const { schema, name } = relations.get(key)!;
      const own = columnsOf(schema, name)?.find((each) => each.toLowerCase() === column.toLowerCase());
      // One that is gone is still named; of two that are called the same, only one may have it.
      if (own !== undefined || all.length === 1) columns.get(key)!.add(own ?? column);
    }
  }
  return [...relations].map(([key, one]) => {
    const read = [...columns.get(key)!];
    return read.length > 0 ? { ...one, columns: read } : one;
  });
}
