import { existsSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const require = createRequire(import.meta.url);
const { dependencies }: { dependencies: Record<string, string> } = require("../package.json");

/**
 * A new folder that only this process uses, and Astro's project: what Astro writes beside a project goes there, so that the
 * package is only read. Its packages are those of this one, and nothing above it is looked at. It goes when the process ends, for
 * after a failure Astro still writes to it.
 */
export function workFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "schemalog-site-")));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  symlinkSync(packagesFolder(), join(folder, "node_modules"), "junction");
  // By these Astro knows which packages have parts for it to build.
  writeFileSync(join(folder, "package.json"), JSON.stringify({ dependencies }));
  writeFileSync(join(folder, "tsconfig.json"), "{}");
  return folder;
}

/** The folder that this package's own dependencies are in. */
function packagesFolder(): string {
  const folders = require.resolve.paths("astro") ?? [];
  const found = folders.find((folder) => existsSync(join(folder, "astro")));
  if (found === undefined) throw new Error("Astro is not installed beside @schemalog/site");
  return found;
}
