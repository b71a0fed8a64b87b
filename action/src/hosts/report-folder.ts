import { lstatSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where a run leaves its files, in the root of the repository. */
export const reportFolder = "schemalog-report";

/**
 * Writes files by name into the report folder, which git ignores. Replaces links: what a branch brings along must not lead
 * the files elsewhere.
 */
export function writeReportFiles(repository: string, files: Record<string, string>): void {
  const folder = join(repository, reportFolder);
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) rmSync(folder);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries({ ".gitignore": "*\n", ...files })) {
    const path = join(folder, name);
    rmSync(path, { force: true, recursive: true });
    writeFileSync(path, text, { flag: "wx" });
  }
}
