import { splitStatements } from "../../src/migrations/statements.ts";
import { type PostgresCorpus, scriptsOf } from "./postgres-corpora.ts";

/** Runs a corpus by `execute`; a lenient one statement by statement, passing over those that fail. */
export async function loadCorpus(
  { lenient }: PostgresCorpus,
  path: string,
  execute: (sql: string) => Promise<unknown>,
): Promise<void> {
  for (const script of scriptsOf(path)) {
    if (!lenient) await execute(script);
    else for (const { sql } of splitStatements(script).statements) await execute(sql).catch(() => {});
  }
}
