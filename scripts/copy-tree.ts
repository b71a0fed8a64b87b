import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A copy of what is tracked, with the same dependencies, whose own packages are the copy's. */
export function copyTree(root: string, prefix: string): string {
  const copy = mkdtempSync(join(tmpdir(), prefix));
  const tracked = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root });
  for (const path of tracked.toString().split("\0").filter(Boolean)) cpSync(join(root, path), join(copy, path));
  // The types of the site's package are those of its build, which no toy changes.
  cpSync(join(root, "site/dist"), join(copy, "site/dist"), { recursive: true });
  const own = new Set(["schemalog", "@schemalog"]);
  mkdirSync(join(copy, "node_modules"));
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (own.has(name))
      cpSync(join(root, "node_modules", name), join(copy, "node_modules", name), {
        recursive: true,
        verbatimSymlinks: true,
      });
    else symlinkSync(join(root, "node_modules", name), join(copy, "node_modules", name));
  }
  return copy;
}
