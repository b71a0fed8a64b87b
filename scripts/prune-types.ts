import { globSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Deletes the declarations of a package that no declaration leads to from its `entry`: types of what nobody can import. */
export function pruneTypes(folder: string, entry: string): void {
  const reached = new Set<string>();
  const follow = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const [, path = ""] of readFileSync(join(folder, file), "utf8").matchAll(
      /["'](\.{1,2}\/[^"']+)\.[jt]s["']/g,
    )) {
      follow(join(file, "..", `${path}.d.ts`));
    }
  };
  follow(entry);
  for (const file of globSync("**/*.d.ts", { cwd: folder })) if (!reached.has(file)) rmSync(join(folder, file));
}
