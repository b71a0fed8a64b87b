import type { Reference } from "../../../core/model/common.ts";

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

/** The tables and views that a definition reads: behind FROM, JOIN and commas they stand with their database, and two names alone. */
export function dependenciesOf(definition: string): Reference[] {
  const found = new Map<string, Reference>();
  let isFrom = false;
  const words =
    /'(?:[^'\\]|\\.|'')*'|((?:`(?:[^`]|``)*`)(?:\.`(?:[^`]|``)*`)*)|\b(select|from|join|where|on|group|having|order|limit|union|using)\b/gis;
  for (const [, path, word] of definition.matchAll(words)) {
    if (word !== undefined) isFrom = /^(from|join)$/i.test(word);
    const [schema, name, ...more] = path === undefined ? [] : namesIn(path);
    if (!isFrom || schema === undefined || name === undefined || more.length > 0) continue;
    found.set(JSON.stringify([schema, name]), { schema, name });
  }
  return [...found.values()];
}
