import { existsSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "vitest";

const folder = process.env.SCHEMALOG_CORPORA ?? join(import.meta.dirname, "../../../../shared/corpora");

/** The path of something in the folder of real schemas; skips the test, saying why, where the folder is not there. */
export function corpus(context: TestContext, path: string): string {
  if (!existsSync(folder)) context.skip(`no corpora in ${folder}: set SCHEMALOG_CORPORA`);
  return join(folder, path);
}
