import { existsSync } from "node:fs";
import { join } from "node:path";
import { type HostName, hostAt, hosts } from "../core/hosts/registry.ts";
import { remoteUrl } from "../store/git/index.ts";

/** The host of a repository: by its remote, else by the files that a host's CI reads; undefined where nothing says it. */
export async function gitHostOf(repository: string): Promise<HostName | undefined> {
  const [, name = ""] = /^(?:\w+:\/\/)?(?:[^/@]*@)?([^/:]+)/.exec((await remoteUrl(repository)) ?? "") ?? [];
  return (
    hostAt(name) ?? (Object.keys(hosts) as HostName[]).find((host) => existsSync(join(repository, hosts[host].reads)))
  );
}
