import { type Timeline, type TimelineOptions, timeline } from "../store/history/index.ts";
import type { Connection } from "../workspace/index.ts";
import { renamesOf } from "./decisions.ts";

/** The history of a connection's snapshot, in which renames are what people decided. Throws SchemalogError (2). */
export const historyOf = (
  repository: string,
  connection: Connection,
  options: Omit<TimelineOptions, "renamesOf"> = {},
): Promise<Timeline> => timeline(repository, connection.snapshotDir, { ...options, renamesOf: renamesOf(connection) });
