import type { Connection } from "schemalog";

/** An embedded database takes some hundred megabytes, and a runner has few cores. */
const atOnce = 4;

/** Runs the work for all connections, some at a time; the results stand in their order. */
export async function eachConnection<T>(
  connections: Connection[],
  work: (connection: Connection) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  const open = connections.entries();
  const worker = async () => {
    for (const [index, connection] of open) results[index] = await work(connection);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
