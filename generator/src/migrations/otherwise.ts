import type { Skipped, Statement, Token } from "../core/dialects/script.ts";
import { unsure } from "./sections.ts";
import type { Tool } from "./tools/tool.ts";

export type Habits = Pick<Tool, "cutsAt" | "dropsLines" | "endsAtLines">;

type Text = { text: string; statements: Statement[]; tokens: Tokens };
type Tokens = (text: string) => Iterable<Token>;

/** The lines of a script of which the tool may make something else than SQL does: it works on the text, not on tokens. */
export function readOtherwise({ text, statements, tokens }: Text, habits: Habits): Skipped[] {
  const { cutsAt, dropsLines, endsAtLines } = habits;
  const lines = text.split("\n");
  const doubtful = new Set([
    ...(cutsAt === undefined ? [] : [...cutBefore(lines, cutsAt), ...cutThrough(statements, cutsAt)]),
    ...(dropsLines === undefined ? [] : droppedWithin(text, tokens, dropsLines).map((line) => line + 1)),
  ]);
  return [
    ...[...doubtful].map((line) => ({ line, ...unsure })),
    ...(endsAtLines ? endedEarly(lines, statements, endsAtLines).map((line) => ({ line, ...ofLineEnd })) : []),
  ];
}

const ofLineEnd = {
  message: "not judged as it will run: the migration tool ends the statement at the semicolon that ends this line",
  remedy: "Put the whole statement between the tool's markers StatementBegin and StatementEnd.",
  ofRequests: true,
} as const;

/** The first line of each statement at which the tool ends it, though it goes on. */
function endedEarly(
  lines: string[],
  statements: Statement[],
  { begin, end }: Required<Habits>["endsAtLines"],
): number[] {
  let isWhole = false;
  const ends = lines.map((line) => {
    if (begin.test(line)) isWhole = true;
    if (end.test(line)) isWhole = false;
    // As goose and sql-migrate see it: from a word that begins with -- on, it is a comment.
    const comment = line.search(/(?:^|\s)--/);
    return !isWhole && (comment === -1 ? line : line.slice(0, comment)).trimEnd().endsWith(";");
  });
  return statements.flatMap(({ sql, line }) => {
    const last = line + sql.split("\n").length - 1;
    const at = ends.slice(line - 1, last - 1).indexOf(true);
    return at === -1 ? [] : [line + at];
  });
}

/** Lines where something stands behind a cut: it is run, and for SQL it belongs to a comment. */
const cutBefore = (lines: string[], cut: string): number[] =>
  lines.flatMap((line, index) => {
    const [, ...rest] = line.split(cut);
    return rest.some((piece) => /^[^\r]*?[^ \t\f\v\r]/.test(piece)) ? [index + 1] : [];
  });

/** Lines where a cut goes through what is one statement for SQL. */
const cutThrough = (statements: Statement[], cut: string): number[] =>
  statements.flatMap(({ sql, line }) => {
    const [before, ...rest] = sql.split(cut);
    return rest.length === 0 ? [] : [line + before!.split("\n").length - 1];
  });

/** A body that quotes deeper is not looked into. */
const deepest = 4;

/**
 * The lines (from 0) that the tool leaves out and that begin within a string or a comment, which may end elsewhere then. In a
 * body between dollars, a comment of its own is none of them.
 */
function droppedWithin(text: string, tokens: Tokens, drops: RegExp, depth = 0): number[] {
  const lines = text.split("\n");
  if (!lines.some((line) => drops.test(line))) return [];
  let line = 0;
  let lineEnd = lines[0]!.length;
  const next = () => {
    line++;
    lineEnd += 1 + lines[line]!.length;
  };
  return [...tokens(text)].flatMap(({ start, end }) => {
    while (lineEnd < start) next();
    const first = line;
    const within: number[] = [];
    while (lineEnd < end) {
      next();
      if (drops.test(lines[line]!)) within.push(line);
    }
    const [tag] = /^\$\w*\$/.exec(within.length === 0 ? "" : text.slice(start, end)) ?? [];
    if (tag === undefined || depth === deepest) return within;
    const inBody = droppedWithin(text.slice(start + tag.length, end - tag.length), tokens, drops, depth + 1);
    return [...inBody.map((one) => first + one), ...within.filter((one) => one === line && lineEnd >= end)];
  });
}
