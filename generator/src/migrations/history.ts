import { shortened } from "../core/masking/index.ts";
import type { Cause, Habit, HistoryProblem } from "../core/model/finding.ts";
import type { Warning } from "../errors.ts";
import { together } from "./fold-warnings.ts";
import { type Migrations, oneFile, type Script } from "./recognise.ts";
import { textOf } from "./text.ts";
import { toolNamed } from "./tools/index.ts";
import { type History, nameIn, type Tool, usualHistory } from "./tools/tool.ts";
import type { Trouble } from "./tools/trouble.ts";

/**
 * What a branch does to migrations that its base has: databases that ran them will not run them again, and most tools skip
 * or refuse what comes before them. Each is one, with what the tool of the folder does about it.
 */
export function historyProblems(
  base: Migrations,
  head: Migrations,
  tool: Ways | undefined = toolNamed(head.tool),
): HistoryProblem[] {
  const ofTool = newTroubles(base, head);
  if (base.scripts.length === 0 || head.scripts.length === 0 || head.tool === oneFile || tool?.dump !== undefined)
    return ofTool;
  const habits = historyOf(tool);
  const isOnce = ({ path }: Script) => !tool?.repeats?.(path);
  // Of several of one name, the first is the old one.
  const now = new Map(head.scripts.toReversed().map((script) => [script.path, script]));
  const known = new Map(base.scripts.map((script) => [script.path, script]));
  const isNew = ({ path }: Script) => !known.has(path);
  const kept = base.scripts.filter(({ path }) => now.has(path));
  const edited = kept.flatMap((old): HistoryProblem[] => {
    const script = now.get(old.path);
    if (!isOnce(old) || script === undefined) return [];
    const where = { file: script.file, ...habits.edited };
    if (textOf(old) !== textOf(script)) return [{ what: "edited", ...where, cause: firstChange(old, script) }];
    const line = tool?.hasChecksums ? otherLine(written(base, old), written(head, script)) : undefined;
    return line ? [{ what: "edited in its comments", ...where, cause: { file: script.file, ...line } }] : [];
  });
  const merged = squash(base, head, isOnce, habits);
  if (merged) return [merged, ...ofTool];
  // One of the same version is told as that, wherever its name puts it.
  const versionOf = ({ path }: Script) => tool?.versionOf?.(path) ?? path;
  const lastBehind = (script: Script) =>
    head.scripts
      .slice(head.scripts.indexOf(script))
      .findLast((one) => !isNew(one) && isOnce(one) && versionOf(one) !== versionOf(script));
  const early = head.scripts.filter(isNew).flatMap((script) => {
    const last = lastBehind(script);
    return last ? { script, last } : [];
  });
  return [
    ...edited,
    ...gone(base, head, kept, isOnce, habits),
    ...early.map(({ script, last }): HistoryProblem => {
      const where = { file: script.file, other: last.file, cause: startOf(script) };
      return { what: "out of order", ...where, ...habits.early };
    }),
    ...clashes(head.scripts, isNew, tool?.versionOf, habits.clash),
    ...ofTool,
  ];
}

/** Who refuses databases that ran what is not there any more does so whatever takes its place. */
function historyOf(tool: Ways | undefined): History {
  const { removed = usualHistory.removed } = tool?.history ?? {};
  const replaced = removed.severity === "breaking" ? removed : usualHistory.replaced;
  return { ...usualHistory, replaced, ...tool?.history };
}

/**
 * That one file, which comes before all that is left of the base's, stands for several that are deleted: they were merged into it. Where
 * it is an old one, databases that ran it do not run it again.
 */
function squash(base: Migrations, head: Migrations, isOnce: (script: Script) => boolean, habits: History) {
  const old = new Map(base.scripts.map((script) => [script.path, textOf(script)]));
  const now = new Set(head.scripts.map(({ path }) => path));
  const removed = base.scripts.filter((script) => isOnce(script) && !now.has(script.path));
  const isAsBefore = (script: Script) => old.get(script.path) === textOf(script);
  const [into, ...rest] = head.scripts;
  if (removed.length < 2 || into === undefined || !isOnce(into) || isAsBefore(into)) return undefined;
  const isOld = old.has(into.path);
  const others = rest.filter(isOnce);
  const kept = others.findIndex(isAsBefore);
  // What is new goes on behind what is left; where nothing is, several new files may be anything.
  const isFirst = kept === -1 ? isOld || others.length === 0 : kept === 0;
  if (!isFirst || others.some((script) => old.has(script.path) && !isAsBefore(script))) return undefined;
  const merged = { file: into.file, files: removed.length, cause: startOf(into) };
  return isOld
    ? { what: "squashed" as const, ...merged, ...habits.edited }
    : { what: "replaced" as const, folder: head.folder, into: merged, files: removed.length, ...habits.replaced };
}

/** What the tool refuses, never runs, or looks for in vain, and did not on the base. */
function newTroubles(base: Migrations, head: Migrations): HistoryProblem[] {
  const keyOf = ({ what, path, why }: Trouble) => JSON.stringify([what, path, why]);
  const known = new Set(base.troubles.map(keyOf));
  const ran = new Set(base.scripts.map(({ path }) => path)); // those are told as removed
  const texts = new Map(head.files.map(({ path, text }) => [path, text]));
  return head.troubles
    .filter((trouble) => !known.has(keyOf(trouble)) && !(trouble.what === "not run" && ran.has(trouble.path)))
    .map(({ path, line, ...trouble }): HistoryProblem => {
      const file = nameIn(head.folder, path);
      const statement = shortened(texts.get(path)?.split("\n")[line - 1] ?? "");
      return { ...trouble, file, cause: { file, line, endLine: line, statement } };
    });
}

/** What of a tool says what it does about files that are not as they were. */
type Ways = Pick<Tool, "history" | "versionOf" | "repeats" | "dump" | "hasChecksums">;

/** More than these are told of together: somebody squashes migrations, and knows it. */
const mostRemoved = 5;

function gone(
  base: Migrations,
  head: Migrations,
  kept: Script[],
  isOnce: (script: Script) => boolean,
  habits: History,
): HistoryProblem[] {
  if (kept.length === 0)
    return [{ what: "replaced", folder: head.folder, files: base.scripts.length, ...habits.replaced }];
  const removed = base.scripts.filter((script) => isOnce(script) && !kept.includes(script));
  const each = removed.length > mostRemoved ? removed.slice(0, 1) : removed;
  const more = removed.length - each.length;
  return each.map(({ file }) => ({ what: "removed", file, more: each.length === 1 ? more : 0, ...habits.removed }));
}

/** What is judged otherwise than it may run, for the reviewer to look at. */
export const judgedOtherwise = (problems: HistoryProblem[]): Warning[] =>
  together(
    problems.flatMap((problem): Warning[] => {
      const message = "judged as it runs on an empty database only";
      if (problem.what === "replaced")
        return [{ object: problem.into?.file ?? problem.folder, message, unjudged: true }];
      if (problem.what !== "out of order") return [];
      const early = `judged before ${problem.other}, although it may run after it`;
      return [{ object: problem.file, message: early, unjudged: true }];
    }),
  );

/** Files that the branch brings, and that have the version of another. */
function clashes(
  scripts: Script[],
  isNew: (script: Script) => boolean,
  versionOf: ((path: string) => string | undefined) | undefined,
  habit: Habit,
): HistoryProblem[] {
  const groups = Map.groupBy(scripts, ({ path }) => versionOf?.(path));
  return [...groups].flatMap(([version, group]) => {
    if (version === undefined) return [];
    const first = group.find((script) => !isNew(script)) ?? group[0];
    return group.flatMap((script): HistoryProblem[] =>
      script === first || first === undefined || !isNew(script)
        ? []
        : [{ what: "clash", file: script.file, other: first.file, cause: startOf(script), ...habit }],
    );
  });
}

/** The first statement that is not as it was. */
function firstChange(old: Script, script: Script): Cause {
  const at = script.statements.findIndex(({ sql }, index) => sql !== old.statements[index]?.sql);
  return startOf(script, at === -1 ? script.statements.length - 1 : at);
}

function startOf({ file, statements }: Script, at = 0): Cause {
  const { line = 1, sql = "" } = statements[at] ?? {};
  return { file, line, endLine: line + sql.split("\n").length - 1, statement: shortened(sql) };
}

/** The lines of a script's file as they are written. */
const written = ({ files }: Migrations, { path }: Script): string[] =>
  (files.find((file) => file.path === path)?.text ?? "").trimEnd().split(/\r?\n/);

/** The first line that is not as it was; how lines end is no matter. */
function otherLine(old: string[], now: string[]): Omit<Cause, "file"> | undefined {
  const differs = now.findIndex((text, index) => text !== old[index]);
  if (differs === -1 && now.length === old.length) return undefined;
  const at = differs === -1 ? now.length - 1 : differs;
  return { line: at + 1, endLine: at + 1, statement: shortened(now[at] ?? "") };
}
