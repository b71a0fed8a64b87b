import { lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { SchemalogError } from "../errors.ts";
import { isRunning } from "../store/runs/process-identity.ts";
import { checkWritable, isLink, textsBelow } from "../workspace/files/index.ts";

/** How a folder of generated files differs from what it should hold; paths are below it. */
export type FilePlan = {
  missing: string[];
  stale: string[];
  superfluous: string[];
  /** Generated ones that would be replaced or deleted, but that a person edited: they stay. */
  edited?: string[];
  /** Files of a person where a generated one should be: they stay, too. */
  taken?: string[];
};

/** Files below a folder of ours with this ending: path with `/` → text. Links are not followed: they may be written over or deleted. */
export const readTexts = (dir: string, ending: string): Map<string, string> => textsBelow(dir, ending).texts;

/** Whether a file is there and says something else; line ends of Windows, as git may give a work tree, do not count. */
export const isOther = (wanted: string, present: string | undefined) =>
  present !== undefined && present !== wanted && present.replaceAll("\r\n", "\n") !== wanted.replaceAll("\r\n", "\n");

/** What would change in files as they are `present`; `originOf` tells from a text whose it is. What a person wrote stays. */
export function planFiles(
  present: Map<string, string>,
  wanted: Map<string, string>,
  originOf: (text: string) => "generated" | "edited" | "person",
): Required<FilePlan> {
  const others = [...wanted].filter(([path, text]) => isOther(text, present.get(path))).map(([path]) => path);
  const unwanted = [...present.keys()].filter((path) => !wanted.has(path));
  const from = (origin: string, paths: string[]) =>
    paths.filter((path) => originOf(present.get(path) ?? "") === origin);
  return {
    missing: [...wanted.keys()].filter((path) => !present.has(path)),
    stale: from("generated", others),
    superfluous: from("generated", unwanted),
    edited: from("edited", [...others, ...unwanted]),
    taken: from("person", others),
  };
}

/**
 * Carries out a plan. Each file is replaced as a whole; nothing is written or deleted through a link on the way from `boundary`,
 * nor is a link replaced. Throws SchemalogError (2) before anything is written, or when the folder cannot be written.
 */
export function writeFiles(
  dir: string,
  wanted: Map<string, string>,
  plan: FilePlan,
  boundary: string = dirname(dir),
): void {
  try {
    removeTemporary(dir);
    const paths = [...plan.missing, ...plan.stale];
    checkPaths(dir, [...paths, ...plan.superfluous], boundary);
    for (const folder of new Set(paths.map((path) => dirname(path)))) mkdirSync(join(dir, folder), { recursive: true });
    for (const path of paths) writeFile(join(dir, path), wanted.get(path) ?? "");
    for (const path of plan.superfluous) {
      rmSync(join(dir, path));
      removeEmpty(dir, dirname(join(dir, path)));
    }
  } catch (error) {
    if (error instanceof SchemalogError) throw error;
    throw new SchemalogError(`cannot write ${dir}: ${error instanceof Error ? error.message : error}`, {
      exitCode: 2,
      hint: "Check the permissions there and the free disk space, then run again.",
      cause: error,
    });
  }
}

/** Each folder is looked at once: there are thousands of files. */
function checkPaths(dir: string, paths: string[], boundary: string): void {
  for (const folder of new Set(paths.map((path) => dirname(path)))) checkWritable(boundary, join(dir, folder));
  const link = paths.find((path) => isLink(join(dir, path)));
  if (link !== undefined) checkWritable(boundary, join(dir, link));
}

/** Takes away what a run that was killed while it wrote a file left of it. Links are not followed. */
function removeTemporary(dir: string): void {
  if (!lstatSync(dir, { throwIfNoEntry: false })?.isDirectory()) return;
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    if (entry.isDirectory()) removeTemporary(join(dir, entry.name));
    const pid = entry.isFile() ? /\.md\.(\d+)\.tmp$/.exec(entry.name)?.[1] : undefined;
    if (pid !== undefined && (Number(pid) === process.pid || !isRunning(Number(pid)))) rmSync(join(dir, entry.name));
  }
}

function writeFile(file: string, text: string): void {
  const fresh = `${file}.${process.pid}.tmp`;
  try {
    rmSync(fresh, { force: true });
    // A new file, never through a link that is called so.
    writeFileSync(fresh, text, { flag: "wx" });
    renameSync(fresh, file);
  } finally {
    rmSync(fresh, { force: true });
  }
}

function removeEmpty(root: string, dir: string): void {
  if (dir === root || readdirSync(dir).length > 0) return;
  rmdirSync(dir);
  removeEmpty(root, dirname(dir));
}
