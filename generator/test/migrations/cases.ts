import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const root = join(import.meta.dirname, "../cases/migrations");

/** The folders of test cases, one for each tool: `files/` as a user has them, and what is expected of them. */
export const migrationCases = () => readdirSync(root).map((name) => ({ name, dir: join(root, name) }));

/** All files below a folder, by their paths in it. */
export function filesIn(dir: string): { path: string; text: string }[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(dir, file), text: readFileSync(file, "utf8") }));
}
