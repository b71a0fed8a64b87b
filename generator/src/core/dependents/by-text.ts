import type { ScriptLanguage } from "../dialects/script.ts";
import type { Reference } from "../model/common.ts";

/** A table or view, with the names of its columns. */
export type NamedRelation = Reference & { columns: ReadonlySet<string> };

/** What the names in a text may mean. */
export type Names = {
  /** The relations of that name, in all schemas. */
  relations(name: string): readonly NamedRelation[];
  /** Those whose rows a trigger's routine has as NEW and OLD. */
  triggering: readonly NamedRelation[];
};

/**
 * The relations that a text which nobody parsed names, with those of their columns that it does. A text in quotes within it, as a
 * routine runs one, is read by itself. Words can only tell so much: a name may be that of something else.
 */
export function namedIn(text: string, names: Names, script: ScriptLanguage): Map<NamedRelation, Set<string>> {
  const found = new Map<NamedRelation, Set<string>>();
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
      if (kind !== "comment") words.push({ piece, name: isName ? script.plainName(piece) : undefined });
    }
    const called = relationsIn(words, names);
    const all = new Set([...called.values()].flatMap((each) => [...each]));
    for (const relation of all) columnsOf(relation);
    // A text may be long, and say the same names over and over.
    const told = new Set<string>();
    for (const [at, { name }] of words.entries()) {
      if (name === undefined || words[at + 1]?.piece === "(") continue;
      const qualifier = qualifierAt(words, at) ?? "";
      if (told.size === told.add(JSON.stringify([qualifier, name])).size) continue;
      for (const relation of called.get(qualifier) ?? (rows.has(qualifier) ? names.triggering : all)) {
        if (relation.columns.has(name)) columnsOf(relation).add(name);
      }
    }
  }
}

const deepest = 3;
const rows = new Set(["new", "old"]);

/** A piece of SQL; `name` where it may be one, as the catalog has it. */
type Word = { piece: string; name: string | undefined };

/** The `o` of `o.id`. */
const qualifierAt = (words: Word[], at: number): string | undefined =>
  words[at - 1]?.piece === "." ? words[at - 2]?.name : undefined;

/** The relations that words name, by their own names and by those that these are given: `shop.orders AS o`. */
function relationsIn(words: Word[], { relations }: Names): Map<string, Set<NamedRelation>> {
  const called = new Map<string, Set<NamedRelation>>();
  const call = (name: string, meant: readonly NamedRelation[]) =>
    called.set(name, new Set([...(called.get(name) ?? []), ...meant]));
  for (const [at, { name }] of words.entries()) {
    if (name === undefined) continue;
    const known = relations(name);
    if (known.length === 0) continue;
    const isQualified = words[at - 1]?.piece === ".";
    const qualifier = qualifierAt(words, at);
    const meant = known.filter(({ schema }) => !isQualified || schema === qualifier);
    const next = words[at + 1]?.name === "as" ? words[at + 2] : words[at + 1];
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
