import type { HistoryProblem } from "../core/model/finding.ts";
import { historyProblems } from "./history.ts";
import { type CodeTool, codeOf } from "./in-code.ts";
import { naturally } from "./order.ts";
import { type Migrations, noMigrations, type Script } from "./recognise.ts";
import { folderOf, type SourceFile } from "./tools/tool.ts";

/**
 * What a branch does to migrations in code that its base has, by their names and lines alone: nobody can read them here. Files by their
 * paths from the root; `judged` says what is judged in their place: a sentence.
 */
export function codeProblems(base: SourceFile[], head: SourceFile[], judged: string): HistoryProblem[] {
  const [old, now] = [foldersOf(base), foldersOf(head)];
  return [...now].flatMap(([key, { tool, files }]) => {
    const before = old.get(key)?.files ?? [];
    const ways = {
      ...{ versionOf: tool.versionOf },
      history: {
        replaced: { severity: "risky" as const, does: "where the old ones have run, what is new runs as well" },
        ...tool.history,
      },
    };
    return [
      ...historyProblems(asMigrations(before), asMigrations(files), ways)
        .filter(({ what }) => tool.graph === undefined || what !== "out of order")
        .map((problem) =>
          problem.what === "edited" || problem.what === "removed" ? { ...problem, unread: judged } : problem,
        ),
      ...(tool.graph ? severalEnds(before, files, tool.graph) : []),
    ];
  });
}

/** The same of what a branch's new ones come to beside those that its target got since the branch began, as historyMeanwhile(). */
export function codeMeanwhile(base: SourceFile[], head: SourceFile[], target: SourceFile[]): HistoryProblem[] {
  const paths = (files: SourceFile[]) => new Set(files.map(({ path }) => path));
  const [old, theirs] = [paths(base), paths(target)];
  const own = head.filter(({ path }) => !old.has(path) && !theirs.has(path));
  if (own.length === 0 || [...theirs].every((path) => old.has(path))) return [];
  const names = paths(own);
  return codeProblems(target, [...target, ...own], "").flatMap((problem) =>
    problem.what === "clash" && names.has(problem.file) ? { ...problem, meanwhile: true as const } : [],
  );
}

type Folder = { tool: CodeTool; files: SourceFile[] };

/** Migrations in code by their folders, each in the order of its names. */
function foldersOf(all: SourceFile[]): Map<string, Folder> {
  const folders = new Map<string, Folder>();
  for (const file of all.toSorted((a, b) => naturally(a.path, b.path))) {
    const tool = codeOf(file.path, () => file.text);
    if (tool === undefined || tool.text !== undefined) continue; // changelogs hold many, which grow
    const key = `${tool.name} ${folderOf(file.path)}`;
    const folder = folders.get(key) ?? { tool, files: [] };
    folder.files.push(file);
    folders.set(key, folder);
  }
  return folders;
}

/** Each line counts as a statement. */
const asMigrations = (files: SourceFile[]): Migrations => ({ ...noMigrations, scripts: files.map(asScript), files });

function asScript({ path, text }: SourceFile): Script {
  const lines = text.split(/\r?\n/).map((sql, index) => ({ sql, line: index + 1, offset: 0 }));
  return {
    file: path,
    path,
    statements: lines.filter(({ sql }) => sql.trim() !== ""),
    dataSkipped: false,
    skipped: [],
  };
}

/** Of migrations that name those which they follow, the ends that no other follows: a new one beside those of the base. */
function severalEnds(
  base: SourceFile[],
  head: SourceFile[],
  { nameOf, does, instead }: NonNullable<CodeTool["graph"]>,
): HistoryProblem[] {
  const endsOf = (files: SourceFile[]) =>
    files.filter((file) => {
      const name = nameOf(file);
      return name !== undefined && !files.some((other) => other !== file && names(other.text, name));
    });
  const [old, now] = [endsOf(base), endsOf(head)];
  if (now.length <= Math.max(1, old.length)) return [];
  const known = new Set(base.map(({ path }) => path));
  const [first] = now.filter(({ path }) => known.has(path));
  return now.flatMap((file): HistoryProblem[] => {
    const other = first ?? now[0]!;
    if (known.has(file.path) || file === other) return [];
    const cause = { file: file.path, line: 1, endLine: 1, statement: "" };
    const both = { alike: "are both the last of their migrations: neither follows the other", instead };
    return [{ what: "clash", severity: "breaking", does, file: file.path, other: other.path, cause, ...both }];
  });
}

/** Whether a text names something between quotes. */
const names = (text: string, name: string): boolean =>
  [`"${name}"`, `'${name}'`].some((quoted) => text.includes(quoted));
