import { SchemalogError } from "schemalog";
import type { Io } from "./context.ts";

/**
 * Does what is for people's convenience: a comment that may not be written (a token that only reads) must not hide what
 * was found, so the reason goes to the log, and the run goes on. Undefined where it could not be done.
 */
export async function bestEffort<T>({ progress }: Io, what: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SchemalogError)) throw error;
    progress(`warning: ${what} could not be written: ${error.message}${error.hint ? `\n  ${error.hint}` : ""}`);
    return undefined;
  }
}
