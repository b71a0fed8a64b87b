import { execFileSync } from "node:child_process";
import { type ObjectFormat, treeId } from "../../core/canonical/tree-id.ts";
import { repositoryOf } from "../../workspace/files/index.ts";
import { gitEnvironment } from "./environment.ts";

/** A repository keeps its format for good. */
const formats = new Map<string, ObjectFormat>();

/**
 * The version of a snapshot with these files (path → text) in this folder, or anywhere else in its repository: the id that Git
 * gives to their tree there.
 */
export const versionIn = (folder: string, files: Iterable<[path: string, text: string]>): string =>
  treeId(files, objectFormatOf(folder));

/** The version before there is any snapshot. */
export const emptyVersionIn = (folder: string): string => versionIn(folder, []);

function objectFormatOf(folder: string): ObjectFormat {
  const repository = repositoryOf(folder);
  if (repository === undefined) return "sha1";
  const known = formats.get(repository) ?? readFormat(repository);
  formats.set(repository, known);
  return known;
}

/** A git that does not know the question knows one format; one that fails says why when it is next needed. */
function readFormat(repository: string): ObjectFormat {
  try {
    const env = gitEnvironment(process.env);
    const args = ["rev-parse", "--show-object-format"];
    const text = execFileSync("git", args, {
      cwd: repository,
      env,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return text.trim() === "sha256" ? "sha256" : "sha1";
  } catch {
    return "sha1";
  }
}
