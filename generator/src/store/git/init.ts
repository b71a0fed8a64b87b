import { git } from "./run.ts";

/** Makes `dir` (there already) a Git repository on the branch main, without the hooks and signatures of the person. Throws SchemalogError (2). */
export async function initRepository(dir: string): Promise<void> {
  await git(dir, ["init", "--quiet", "--initial-branch=main", "--template="]);
  await git(dir, ["config", "commit.gpgSign", "false"]);
  await git(dir, ["config", "core.autocrlf", "false"]);
}
