import type { SchemalogError } from "../errors.ts";
import { Interrupted } from "../store/runs/interrupt.ts";

/** Runs `work` on a connection, and closes it, whatever happens. Throws what `explain` makes of an error, and Interrupted as it is. */
export async function whileConnected<C extends { close(): Promise<void> }, T>(
  connect: () => Promise<C>,
  work: (connection: C) => Promise<T>,
  explain: (error: unknown) => SchemalogError,
): Promise<T> {
  let connection: C | undefined;
  try {
    connection = await connect();
    return await work(connection);
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    throw explain(error);
  } finally {
    await connection?.close();
  }
}
