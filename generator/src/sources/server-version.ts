import { dialectOf } from "../core/dialects/registry.ts";
import type { Crawl } from "../engines/engine.ts";
import type { Warning } from "../errors.ts";
import type { Connection } from "../workspace/index.ts";

/** That requests are judged for another version than the server has, where nobody can ask it. */
export function otherVersion(
  { name, migrations, serverVersion }: Connection,
  { database, serverVersion: live }: Pick<Crawl, "database" | "serverVersion">,
): Warning[] {
  const judged = serverVersion ?? dialectOf(database.engine).measuredOn;
  if (migrations === undefined || live === undefined || judged === undefined) return [];
  if (judged.split(".")[0] === live) return [];
  const remedy = `Set \`server-version: ${live}\` at \`connections.${name}\` in schemalog.yml.`;
  return [{ message: `the server is of version ${live}, but migrations are judged for version ${judged}`, remedy }];
}
