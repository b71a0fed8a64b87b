import { constants, type Dirent, readdirSync, readFileSync, type Stats, statSync } from "node:fs";
import { basename, join } from "node:path";
import { isBelow, outside, realPath } from "./inside.ts";
import { isGit, nameProblem, shownPath } from "./names.ts";

/** A file below a folder: its path there with `/`, and where it is. */
export type FoundFile = { path: string; file: string };
/** What is there and is not opened, as it may be shown, and why: `is a symbolic link, which is not followed`. */
export type Refused = { path: string; why: string };

export type ListOptions = {
  /** Whether a file of this name is looked for. */
  wanted(name: string): boolean;
  /** Folders of these names are left out. */
  skipped?: RegExp;
  /**
   * Links are followed that stay in this folder and lead to another folder or to a file that is looked for, too (not to a
   * `.env`); without it none is.
   */
  boundary?: string | undefined;
};

/** The files below a folder (which may be absent) in the order of their paths. Not Node's own way, which follows every link to a folder. */
export function filesBelow(dir: string, options: ListOptions): { files: FoundFile[]; refused: Refused[] } {
  const { wanted, skipped, boundary } = options;
  const files: FoundFile[] = [];
  const refused: Refused[] = [];
  const followed = new Set<string>();
  const start = realPath(dir);
  if (start !== undefined && kindOf(start)?.isDirectory()) walk(start, "");
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, refused };

  function walk(folder: string, below: string): void {
    for (const entry of readdirSync(folder, { withFileTypes: true })) visit(entry, folder, `${below}${entry.name}`);
  }

  function visit(entry: Dirent, folder: string, path: string): void {
    const { name } = entry;
    const here = join(folder, name);
    const kind = entry.isSymbolicLink() ? kindOf(here) : entry;
    if (kind?.isDirectory() ? name === ".git" || skipped?.test(name) : !wanted(name)) return;
    const why =
      (isGit(name) ? "has a name that can be mistaken for .git" : undefined) ??
      nameProblem(name) ??
      (entry.isSymbolicLink() ? whyNotFollowed(here, folder) : undefined);
    const file = entry.isSymbolicLink() ? (realPath(here) ?? here) : here;
    if (why !== undefined) refused.push({ path: shownPath(path), why });
    else if (kind?.isFile()) files.push({ path, file });
    else if (kind?.isDirectory()) {
      if (entry.isSymbolicLink()) followed.add(file);
      walk(file, `${path}/`);
    }
  }

  /** Each folder is followed into once: links to links to links would never end. */
  function whyNotFollowed(link: string, folder: string): string | undefined {
    if (boundary === undefined) return "is a symbolic link, which is not followed";
    const why = outside(boundary, link)?.replace(" through a symbolic link", "");
    if (why !== undefined) return `is a symbolic link that ${why}, so it is not followed`;
    const real = realPath(link) ?? link;
    if (kindOf(real)?.isDirectory()) {
      const isRead = followed.has(real) || isBelow(real, folder);
      return isRead ? "is a symbolic link to a folder that has already been read" : undefined;
    }
    return wanted(basename(real)) ? undefined : "is a symbolic link to another kind of file, so it is not followed";
  }
}

/** The texts of the files below a folder with this ending, or of those that are wanted, by their paths. */
export function textsBelow(
  dir: string,
  wanted: string | ListOptions["wanted"],
  options: Omit<ListOptions, "wanted"> = {},
) {
  const isWanted = typeof wanted === "string" ? (name: string) => name.endsWith(wanted) : wanted;
  const { files, refused } = filesBelow(dir, { ...options, wanted: isWanted });
  return { texts: new Map(files.map(({ path, file }) => [path, readText(file)])), refused };
}

/** The text of a file, which is not a link. Throws what the file system says. */
export const readText = (file: string): string => readFileSync(file, { encoding: "utf8", flag: readOnly });

/** Windows has no such flag. */
const readOnly = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);

/** What is at a path, or where the link there leads; undefined for one that leads nowhere. */
function kindOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
