import { existsSync, lstatSync, realpathSync, type Stats } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { SchemalogError } from "../../errors.ts";
import { isGit, pathProblem, shownPath } from "./names.ts";

/** The repository that a folder belongs to: the nearest folder upwards that has `.git`; undefined when there is none. */
export function repositoryOf(dir: string): string | undefined {
  for (let at = resolve(dir); ; at = dirname(at)) {
    if (existsSync(resolve(at, ".git"))) return at;
    if (at === dirname(at)) return undefined;
  }
}

/**
 * Why what is at `target` (absolute; it need not be there yet) is not inside `boundary`, or is Git's own; undefined when it
 * is inside. The one decision about paths that come from data. Links that stay inside are no reason: for writers, which follow
 * none, see checkWritable().
 */
export function outside(boundary: string, target: string): string | undefined {
  if (!isBelow(boundary, target)) return "leads outside the repository";
  const real = realPath(target);
  if (real === undefined) return "leads nowhere through a symbolic link";
  const realBoundary = realPath(boundary) ?? boundary;
  if (!isBelow(realBoundary, real)) return "leads outside the repository through a symbolic link";
  const parts = [relative(boundary, target), relative(realBoundary, real)].flatMap((way) => way.split(sep));
  return parts.some(isGit) ? "leads into .git" : undefined;
}

/**
 * The absolute path of `path`, which stands in a file in `root`. Throws SchemalogError (2) when it leaves `boundary`:
 * absolute, by `..`, or through a symbolic link; or when it is none on every system. `what` names it in the error.
 */
export function inside(boundary: string, root: string, path: string, what: string): string {
  const target = resolve(root, path);
  const why =
    pathProblem(path) ?? outside(boundary, resolve(root, path.replaceAll("\\", "/"))) ?? outside(boundary, target);
  if (why === undefined) return target;
  throw new SchemalogError(`${what}: the path ${why}`, {
    exitCode: 2,
    hint: "Write a path relative to schemalog.yml that stays in the repository, as in db/migrations.",
  });
}

/**
 * The absolute path of what a person named in `cwd`, which may be anywhere; but what seems to be in the repository must be:
 * a branch must not lead it elsewhere. Throws SchemalogError (2).
 */
export function named(cwd: string, path: string): string {
  const target = resolve(cwd, path);
  const boundary = repositoryOf(cwd);
  const why = boundary !== undefined && isBelow(boundary, target) ? outside(boundary, target) : undefined;
  if (why === undefined) return target;
  throw new SchemalogError(`${shownPath(path)} ${why}`, {
    exitCode: 2,
    hint: "If that is intended, give the absolute path of the target itself.",
  });
}

/**
 * Throws SchemalogError (2) when writing at `target` (absolute) would write outside of `boundary`, or through any link below
 * it, be it one that leads nowhere yet.
 */
export function checkWritable(boundary: string, target: string): void {
  const link = isBelow(boundary, target) ? firstLink(boundary, target) : undefined;
  if (link !== undefined) {
    throw new SchemalogError(
      `${shownPath(link)} is a symbolic link, and schemalog does not write through symbolic links`,
      {
        exitCode: 2,
        hint: "Remove the link and run again.",
      },
    );
  }
  const why = outside(boundary, target);
  if (why === undefined) return;
  throw new SchemalogError(`${shownPath(target)} ${why}; nothing is written there`, {
    exitCode: 2,
    hint: "Choose a folder inside the repository.",
  });
}

/** The first link on the way from `boundary`, which may be one itself, to `target`. */
function firstLink(boundary: string, target: string): string | undefined {
  const steps = relative(boundary, target)
    .split(sep)
    .filter((step) => step !== "");
  return steps.map((_, index) => join(boundary, ...steps.slice(0, index + 1))).find(isLink);
}

/** Whether there is a link at a path, wherever it leads. */
export const isLink = (path: string): boolean => entryAt(path)?.isSymbolicLink() === true;

/** Whether there is anything at a path, be it a link that leads nowhere. */
export const isThere = (path: string): boolean => entryAt(path) !== undefined;

/** What is at a path itself; undefined for nothing, also below a file or behind links that lead in circles. */
function entryAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (error instanceof Error && "code" in error && /^(ELOOP|ENOTDIR)$/.test(String(error.code))) return undefined;
    throw error;
  }
}

/** Whether a path is a folder, or below it, by its text. */
export function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Where a path leads, as the file system spells it; what is not there yet is kept as it is. Undefined for a link that leads nowhere. */
export function realPath(path: string): string | undefined {
  const found = entryAt(path);
  if (!found) return path === dirname(path) ? path : joined(realPath(dirname(path)), basename(path));
  try {
    return realpathSync.native(path);
  } catch (error) {
    if (found.isSymbolicLink()) return undefined;
    throw error;
  }
}

const joined = (folder: string | undefined, name: string) => (folder === undefined ? undefined : join(folder, name));
