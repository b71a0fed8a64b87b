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
