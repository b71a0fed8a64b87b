import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";

/** Where a build of the package says what it was made of: it goes with the folder, and is in no package. */
export const builtFrom = "generator/dist/.built-from";

/** Whether the package that is built is what the tree would give. */
export const isBuilt = (): boolean => existsSync(builtFrom) && readFileSync(builtFrom, "utf8") === buildInputs();

/** A hash of all that the package is built of; undefined where Git can't list it. */
export function buildInputs(): string | undefined {
  const inputs = ["generator/src", "generator/*.json", "templates", "scripts", "tsconfig.json", "package*.json"];
  const hash = createHash("sha256")
    .update(process.version)
    .update(process.env.SCHEMALOG_COMMIT ?? "");
  try {
    const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ...inputs];
    const files = execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).split("\0");
    // Sorted: a file that is not committed yet is listed elsewhere.
    for (const file of [...new Set(files.filter((path) => path !== "" && existsSync(path)))].sort()) {
      const content = readFileSync(file);
      hash.update(`${file}\0${content.length}\0`).update(content);
    }
  } catch {
    return undefined;
  }
  return hash.digest("hex");
}
