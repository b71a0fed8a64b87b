// What the compiler does not do for the package `schemalog`: brings in the templates, and takes out what is no more.
import { cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

const dist = "generator/dist";
cpSync("templates", join(dist, "templates"), { recursive: true });

/** Where a file of the build comes from. */
function originOf(path: string): string {
  if (path === ".tsbuildinfo") return "generator/tsconfig.build.json";
  return /^templates[\\/]/.test(path) ? path : join("generator/src", path.replace(/(\.d\.ts|\.js)$/, ".ts"));
}

// An incremental compiler leaves what removed modules were compiled to.
for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath, entry.name);
  if (entry.isFile() && !existsSync(originOf(file.slice(dist.length + 1)))) rmSync(file);
}
