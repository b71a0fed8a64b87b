import { existsSync } from "node:fs";
import { join } from "node:path";
import { remoteUrl } from "../store/git/index.ts";

export type GitHost = "github" | "gitlab";

/** The host of a repository: by its remote, else by the files that a host's CI reads; undefined where nothing says it. */
export async function gitHostOf(repository: string): Promise<GitHost | undefined> {
  const [, name = ""] = /^(?:\w+:\/\/)?(?:[^/@]*@)?([^/:]+)/.exec((await remoteUrl(repository)) ?? "") ?? [];
  if (/(^|\.)github\./i.test(name)) return "github";
  if (/gitlab/i.test(name)) return "gitlab";
  if (existsSync(join(repository, ".gitlab-ci.yml"))) return "gitlab";
  return existsSync(join(repository, ".github")) ? "github" : undefined;
}
