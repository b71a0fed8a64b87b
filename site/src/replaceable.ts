import { createHash } from "node:crypto";
import { existsSync, lstatSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { hasUncommitted, pathInRepository, realPath, repositoryOf, SchemalogError, shownName } from "schemalog";

/** In the folder of a site that this built: only such a folder is ever replaced. */
const marker = ".schemalog-site";

/** Marks a folder as a site that this built, of just these files. */
export const markAsSite = (folder: string): void => writeFileSync(join(folder, marker), `${digestOf(folder)}\n`);

/** What all files of a folder are, but for the marker. */
function digestOf(folder: string): string {
  const hash = createHash("sha256");
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({ path: join(entry.parentPath, entry.name), isFile: entry.isFile() }))
    .filter(({ path }) => path !== join(folder, marker))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, isFile } of entries) {
    const content = isFile ? readFileSync(path) : "a link, or what no site has";
    hash.update(`${relative(folder, path).replaceAll("\\", "/")}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** Throws SchemalogError (2) for a folder with files that are not, or may not be, of a site that was built here. */
export async function checkReplaceable(out: string): Promise<void> {
  if (!existsSync(out) || readdirSync(out).length === 0) return;
  if (isFile(join(out, marker)) && (isAsBuilt(out) || (await isCommitted(out)))) return;
  throw new SchemalogError(`${shownName(out)} contains files that are not part of a schemalog site`, {
    exitCode: 2,
    hint: "Choose another folder with --out, or empty this one.",
  });
}

const isFile = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** A marker that a commit brought along may stand in any folder: it proves nothing but for the files that it knows. */
const isAsBuilt = (out: string): boolean => readFileSync(join(out, marker), "utf8").trim() === digestOf(out);

/** Whether Git can give back all that is in the folder, such as a committed site whose line breaks a checkout changed. */
async function isCommitted(out: string): Promise<boolean> {
  const real = realPath(out) ?? out;
  const repository = repositoryOf(real);
  return repository !== undefined && !(await hasUncommitted(repository, await pathInRepository(repository, real)));
}
