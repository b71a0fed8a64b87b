import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Name of the folder in which a run leaves its files. */
export const reportFolder = "schemalog-report";

/**
 * Makes the report folder anew, of these files (by name) and no others: whatever a branch has put in its place is gone.
 * Git ignores it. Returns where it is.
 */
export function writeReportFiles(parent: string, files: Record<string, string>): string {
  const folder = join(parent, reportFolder);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, text] of Object.entries({ ".gitignore": "*\n", ...files })) {
    writeFileSync(join(folder, name), text, { flag: "wx" });
  }
  return folder;
}
