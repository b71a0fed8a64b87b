import { github } from "./github.ts";
import { gitlab } from "./gitlab.ts";
import type { GitHost } from "./host.ts";

/** All hosts, the surest to recognise first. */
export const hosts = {
  gitlab,
  github,
} satisfies Record<string, GitHost>;

export type HostName = keyof typeof hosts;

/** Their names in the order in which people read them. */
export const hostNames = (Object.keys(hosts) as HostName[]).sort();

/** The host that a server is of, by its name; undefined where its name does not say it. */
export const hostAt = (server: string): HostName | undefined =>
  (Object.keys(hosts) as HostName[]).find((name) => hosts[name].servers.test(server));

/**
 * The address at which people read the repository that a remote is: `git@github.com:acme/shop.git` → `https://github.com/acme/shop`.
 * Undefined for a remote of a host that is not known by its name: links to it would be guesses.
 */
export function repositoryAddress(remote: string): string | undefined {
  const [, server = "", path = ""] =
    /^(?:(?:https?|ssh|git):\/\/(?:[^/@]*@)?|[\w.-]+@)([\w.-]+)(?::\d+(?=\/))?[:/]([\w.~/-]+?)(?:\.git)?\/?$/.exec(
      remote,
    ) ?? [];
  const isPath = /^[^/]+(?:\/[^/]+)+$/.test(path) && !/(?:^|\/)\.\.?(?:\/|$)/.test(path);
  return isPath && hostAt(server) !== undefined ? `https://${server}/${path}` : undefined;
}
