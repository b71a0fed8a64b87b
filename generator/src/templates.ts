import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The folder `templates/<name>`: beside the built code in the package, at the root of the repository while it runs as TypeScript. */
export function templatesFolder(name: string): string {
  const folders = ["./templates/", "../../templates/"].map((path) =>
    fileURLToPath(new URL(path + name, import.meta.url)),
  );
  const found = folders.find((folder) => existsSync(folder));
  if (found === undefined) throw new Error(`there is no templates folder: ${folders.join(" or ")}`);
  return found;
}
