import { type Commit, log, pathInRepository, resolveCommit } from "../git/index.ts";

/** The commit that brought each file of a folder (absolute): name of the file → commit. Throws SchemalogError (2). */
export async function addedBy(repo: string, dir: string): Promise<Map<string, Commit>> {
  const commits = await log(repo, await pathInRepository(repo, dir), await resolveCommit(repo, "HEAD"));
  return new Map(commits.flatMap(({ files, ...commit }) => files.map(({ path }): [string, Commit] => [path, commit])));
}
