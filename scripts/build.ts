// What the compiler does not do for the package `schemalog`: brings in the templates, and takes out what is no more.
import { cpSync, existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

const dist = "generator/dist";

/** Removes the files below `dir` (in dist) that come from no file any more: an incremental compiler leaves them. */
function prune(dir: string, hasOrigin: (path: string) => boolean) {
  for (const path of readdirSync(join(dist, dir), { recursive: true, encoding: "utf8" })) {
    const file = join(dist, dir, path);
    if (existsSync(file) && statSync(file).isFile() && !hasOrigin(path)) rmSync(file);
  }
}

cpSync("templates", join(dist, "templates"), { recursive: true });
prune("templates", (path) => existsSync(join("templates", path)));
prune(".", (path) => {
  if (/^(templates[\\/]|\.tsbuildinfo$)/.test(path))
    return existsSync(join("generator/src", path.replace(/(\.d\.ts|\.js)$/, ".ts")));
});
