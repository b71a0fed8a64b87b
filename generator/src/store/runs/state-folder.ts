import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { SchemalogError } from "../../errors.ts";
import { repositoryOf } from "../../workspace/files/index.ts";

/** A lock that a run has: its folder, in which it writes down what it has under way, and the root of what it is for. */
export type Lock = { folder: string; root: string };

/** What runs have under way in a work tree (or, outside of Git, a folder): `root`, and where that may be written down. */
export type State = { root: string; folders: string[] };

/**
 * Where runs write down what they have under way: in the `.git` of the work tree that `place` is in, else (outside of Git, or
 * where that is read-only) in a temporary folder of the user. No commit, archive or branch of a stranger can put a file there.
 */
export function stateOf(place: string): State {
  const repository = repositoryOf(place);
  const root = realPath(repository ?? place);
  const git = repository === undefined ? undefined : gitFolderOf(repository);
  const key = createHash("sha256").update(root).digest("hex").slice(0, 32);
  const own = join(userFolder(), key);
  return { root, folders: git === undefined ? [own] : [join(git, "schemalog"), own] };
}

/** The first that can be written, made where it is not there. Throws the system's error of the last. */
export function writableFolder({ folders }: State): string {
  let refusal: unknown;
  for (const folder of folders) {
    try {
      if (dirname(folder) === userFolder()) checkUserFolder();
      mkdirSync(folder, { recursive: true });
      accessSync(folder, constants.W_OK);
      return folder;
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}

/** The path without links, also of what is not there yet. */
export function realPath(path: string): string {
  const absolute = resolve(path);
  if (existsSync(absolute) || dirname(absolute) === absolute) return realpathSync(absolute);
  return join(realPath(dirname(absolute)), basename(absolute));
}

/** `.git` is a file in a submodule and a second work tree (manual: gitrepository-layout). */
function gitFolderOf(repository: string): string | undefined {
  const git = join(repository, ".git");
  try {
    const [, path] = /^gitdir: (.*?)\r?\n?$/s.exec(readFileSync(git, "utf8")) ?? [];
    return path === undefined ? undefined : resolve(repository, path);
  } catch {
    return git; // a folder
  }
}

const userFolder = () => join(tmpdir(), `schemalog-${process.getuid?.() ?? "user"}`);

/** The temporary folder is everybody's on most systems: what another user has put there is not used. Throws SchemalogError (2). */
function checkUserFolder(): void {
  const folder = userFolder();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid } = lstatSync(folder);
  const isOurs = lstatSync(folder).isDirectory() && (process.getuid === undefined || uid === process.getuid());
  if (isOurs) return;
  throw new SchemalogError(`${folder} does not belong to you, so schemalog does not use it`, {
    exitCode: 2,
    hint: "Delete it, or set TMPDIR to a folder that you own.",
  });
}
