import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new folder that only this process uses; it goes when the process ends, for after a failure Astro still writes to it. */
export function workFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "schemalog-site-")));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
