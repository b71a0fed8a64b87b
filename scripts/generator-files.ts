import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "rolldown";
import { packedCluster } from "./cluster.ts";

/** What no bundle has in it: it finds files beside itself, or nobody needs it. */
export const notBundled: (string | RegExp)[] = [
  /^@electric-sql\/pglite/,
  "@azure/identity",
  "pg-native",
  "pg-cloudflare",
];

/** Writes the files that a bundle of the generator looks for beside itself. */
export async function besideTheBundle(dist: string): Promise<void> {
  cpSync("templates", join(dist, "templates"), { recursive: true });
  // The sandboxed process may read nothing but itself.
  await build({
    input: { sandboxed: "generator/src/engines/postgres/shadow/embedded/sandboxed.ts" },
    platform: "node",
    output: { dir: dist, format: "esm" },
    logLevel: "warn",
  });
  writeFileSync(join(dist, "cluster.tar.zst"), await packedCluster());
}
