import type { ScriptLanguage } from "../dialects/script.ts";
import type { Reference } from "../model/common.ts";

/** A table or view, with the names of its columns by what they are to the engine. */
export type NamedRelation = Reference & { columns: ReadonlyMap<string, string> };

/** What the names in a text may mean; all are given as they are to the engine. */
export type Names = {
  /** The relations of that name, in all schemas. */
  relations(name: string): readonly NamedRelation[];
  /** Those whose rows a trigger has as NEW and OLD. */
  triggering: readonly NamedRelation[];
  /** It is a query that names each column which `*` stands for, as that of a view is. */
  starNames?: true;
};

export const namedRelation = (
  { schema, name, columns }: Reference & { columns: readonly { name: string }[] },
  { folded = asItIs }: ScriptLanguage,
): NamedRelation => ({ schema, name, columns: new Map(columns.map(({ name }) => [folded(name), name])) });

export const asItIs = (name: string): string => name;

/**
 * The relations that a text which nobody parsed names, with those of their columns that it does. A text in quotes within it, as a
 * routine runs one, is read by itself. Words can only tell so much: a name may be that of something else.
 */
export function namedIn(text: string, names: Names, script: ScriptLanguage): Map<NamedRelation, Set<string>> {
  const found = new Map<NamedRelation, Set<string>>();
  const { folded = asItIs, rowsOfTriggers } = script;
  const rows = new Set(rowsOfTriggers?.qualifiers);
  const columnsOf = (relation: NamedRelation) => {
    const columns = found.get(relation) ?? new Set();
    found.set(relation, columns);
    return columns;
  };
  read(text, 0);
  return found;

  function read(sql: string, depth: number): void {
    const words: Word[] = [];
    for (const { kind, start, end } of script.tokens(sql)) {
      const piece = sql.slice(start, end);
      if (kind === "string" && depth < deepest) read(inside(piece), depth + 1);
      const isName = kind === "word" || kind === "quoted";
      if (kind !== "comment") words.push({ piece, name: isName ? folded(script.plainName(piece)) : undefined });
    }
    const called = relationsIn(words, names, folded);
    const all = new Set([...called.values()].flatMap((each) => [...each]));
    for (const relation of all) columnsOf(relation);
    const meant = (qualifier: string) => called.get(qualifier) ?? (rows.has(qualifier) ? names.triggering : all);
    // A text may be long, and say the same names over and over.
    const told = new Set<string>();
    for (const [at, { name }] of words.entries()) {
      const qualifier = qualifierAt(words, at) ?? "";
      if (names.starNames && isStar(words, at)) {
        for (const relation of meant(qualifier))
          for (const own of relation.columns.values()) columnsOf(relation).add(own);
      }
      // A function, or what something is to be called.
      if (name === undefined || words[at + 1]?.piece === "(" || isAs(words[at - 1])) continue;
      if (told.size === told.add(JSON.stringify([qualifier, name])).size) continue;
      for (const relation of meant(qualifier)) {
        const own = relation.columns.get(name);
        if (own !== undefined) columnsOf(relation).add(own);
      }
    }
  }
}

const deepest = 3;

/** A piece of SQL; `name` where it may be one, as it is to the engine. */
type Word = { piece: string; name: string | undefined };

const isAs = (word: Word | undefined): boolean => word?.piece.toLowerCase() === "as";

/** The `o` of `o.id`. */
const qualifierAt = (words: Word[], at: number): string | undefined =>
  words[at - 1]?.piece === "." ? words[at - 2]?.name : undefined;

/** The `*` that stands for columns: behind SELECT, a comma or a qualifier, where none is multiplied. */
const isStar = (words: Word[], at: number): boolean =>
  words[at]?.piece === "*" && /^(select|distinct|all|[.,])$/i.test(words[at - 1]?.piece ?? "");

/** The relations that words name, by their own names and by those that these are given: `shop.orders AS o`. */
function relationsIn(
  words: Word[],
  { relations }: Names,
  folded: (name: string) => string,
): Map<string, Set<NamedRelation>> {
  const called = new Map<string, Set<NamedRelation>>();
  const call = (name: string, meant: readonly NamedRelation[]) =>
    called.set(name, new Set([...(called.get(name) ?? []), ...meant]));
  for (const [at, { name }] of words.entries()) {
    if (name === undefined) continue;
    const known = relations(name);
    if (known.length === 0) continue;
    const isQualified = words[at - 1]?.piece === ".";
    const qualifier = qualifierAt(words, at);
    const meant = known.filter(({ schema }) => !isQualified || folded(schema) === qualifier);
    const next = isAs(words[at + 1]) ? words[at + 2] : words[at + 1];
    if (meant.length === 0) continue;
    call(name, meant);
    if (next?.name !== undefined) call(next.name, meant);
  }
  return called;
}

/** What stands in quotes. */
const inside = (piece: string): string =>
  piece.startsWith("$")
    ? piece.replace(/^\$[^$]*\$|\$[^$]*\$$/g, "")
    : piece.replace(/^[^']*'|'$/g, "").replaceAll("''", "'");
