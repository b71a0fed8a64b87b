import { existsSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { SchemalogError } from "../errors.ts";

/** The repository that a folder belongs to: the nearest folder upwards that has `.git`; undefined when there is none. */
export function repositoryOf(dir: string): string | undefined {
  for (let at = resolve(dir); ; at = dirname(at)) {
    if (existsSync(resolve(at, ".git"))) return at;
    if (at === dirname(at)) return undefined;
  }
}

/**
 * The absolute path of `path`, which stands in a file in `root`. Throws SchemalogError (2) when it leaves `repository`:
 * absolute, by `..`, or through a symbolic link. `what` names it in the error.
 */
export function inside(repository: string, root: string, path: string, what: string): string {
  const refuse = (why: string) => {
    throw new SchemalogError(`${what}: the path ${why}`, {
      exitCode: 2,
      hint: "Write a path relative to schemalog.yml that stays in the repository, as in db/migrations.",
    });
  };
  if (isAbsolute(path) || /^[A-Za-z]:[\\/]|^\\/.test(path)) refuse("is absolute");
  const target = resolve(root, path);
  if (!within(repository, target)) refuse("leads out of the repository");
  let existing = target;
  while (!existsSync(existing) && existing !== dirname(existing)) existing = dirname(existing);
  if (!within(realpathSync(repository), realpathSync(existing))) {
    refuse("leads out of the repository through a symbolic link");
  }
  return target;
}

function within(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
