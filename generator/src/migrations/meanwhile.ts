import type { Dialect } from "../core/dialects/dialect.ts";
import type { HistoryProblem } from "../core/model/finding.ts";
import { historyProblems } from "./history.ts";
import { migrationsIn } from "./read.ts";
import type { Migrations } from "./recognise.ts";
import { nameIn } from "./tools/tool.ts";

/**
 * What a branch's new migrations come to beside those that its target got since the branch began: a version that both took, or one
 * that comes before what the target has, where the tool then refuses it or never runs it. Git merges the two without a conflict.
 */
export function historyMeanwhile(
  base: Migrations,
  head: Migrations,
  target: Migrations,
  dialect: Dialect,
): HistoryProblem[] {
  const paths = ({ files }: Migrations) => new Set(files.map(({ path }) => path));
  const [old, theirs] = [paths(base), paths(target)];
  const own = head.files.filter(({ path }) => !old.has(path) && !theirs.has(path));
  if (own.length === 0 || [...theirs].every((path) => old.has(path))) return [];
  const files = [...target.files, ...own].map(({ path, text }): [string, string] => [path, text]);
  const merged = migrationsIn(files, head.folder, dialect, { tool: head.tool });
  if (!merged) return [];
  const names = new Set(own.map(({ path }) => nameIn(head.folder, path)));
  return historyProblems(target, merged).flatMap((problem) =>
    (problem.what === "clash" || isRefused(problem)) && "other" in problem && names.has(problem.file)
      ? { ...problem, meanwhile: true as const }
      : [],
  );
}

/** Tools that run it after the others are content: it is so for any two branches side by side. */
const isRefused = ({ what, severity }: HistoryProblem): boolean => what === "out of order" && severity === "breaking";
