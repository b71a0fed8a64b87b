import { onTestFinished } from "vitest";
import type { Database } from "../servers/tds/database.ts";
import { type Options, startServer } from "../servers/tds/server.ts";

/** Serves databases until the test is over. Returns the URL of the first of them, to which nothing is encrypted. */
export async function serve(databases: Database[], options: Omit<Options, "databases"> = {}): Promise<string> {
  const server = await startServer({ databases, ...options });
  onTestFinished(server.stop);
  return `mssql://sa:secret@127.0.0.1:${server.port}/${encodeURIComponent(databases[0]?.name ?? "")}?encrypt=false`;
}
