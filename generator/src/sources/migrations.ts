import { existsSync } from "node:fs";
import { basename, relative } from "node:path";
import type { Dialect } from "../core/dialects/dialect.ts";
import { shownName } from "../core/masking/index.ts";
import { SchemalogError } from "../errors.ts";
import { aroundNames, isNeeded, isUnread, type Migrations, migrationsIn, readMigrations } from "../migrations/index.ts";
import { filesAt, readFilesAt } from "../store/git/index.ts";
import { inside, named, repositoryOf } from "../workspace/files/index.ts";
import type { Connection } from "../workspace/index.ts";
import { crawlMigrations, dialectFor, type Env } from "./crawl-connection.ts";
import type { Side } from "./side.ts";

/** The database that the migrations at `path` build, in the work tree or at a Git revision. */
export async function migrationsSide(
  { path, revision }: { path: string; revision: string | undefined },
  connection: Connection,
  { cwd, env }: { cwd: string; env: Env },
): Promise<Side> {
  const label = revision === undefined ? path : `${path}@${revision}`;
  const migrations = await readMigrationsSide({ path, revision }, cwd, label, dialectFor(connection, env), connection);
  return { label, ...(await crawlMigrations(migrations, connection, env)) };
}

/** The migrations at `path`, in the work tree or at a Git revision; files are called after `shown`. Throws SchemalogError. */
export const readMigrationsSide = async (
  { path, revision }: { path: string; revision: string | undefined },
  cwd: string,
  shown: string,
  dialect: Dialect,
  { placeholders }: Pick<Connection, "placeholders">,
): Promise<Migrations> =>
  revision === undefined
    ? readMigrations(named(cwd, path), shown, undefined, dialect, { placeholders })
    : committed(cwd, path, revision, shown, dialect, placeholders);

async function committed(
  cwd: string,
  path: string,
  revision: string,
  label: string,
  dialect: Dialect,
  placeholders: Connection["placeholders"],
): Promise<Migrations> {
  const repository = repositoryOf(cwd);
  if (repository === undefined) {
    throw new SchemalogError(`${shownName(label)}: ${cwd} is not in a Git repository`, {
      exitCode: 2,
      hint: `Leave out @${shownName(revision)} to read the folder as it is.`,
    });
  }
  const target = inside(repository, cwd, path, shownName(label));
  const inRepository = relative(repository, target).replaceAll("\\", "/");
  const found = await migrationsAt(repository, inRepository, revision, dialect, { placeholders, shown: label });
  if (found) return found;
  throw new SchemalogError(
    `${shownName(label)}: there are no migrations in ${shownName(inRepository)} at this revision`,
    {
      exitCode: 2,
      hint: existsSync(target) ? "It is in the working tree: leave out the revision, or commit it." : undefined,
    },
  );
}

/**
 * The migrations at a path (from the root of the repository) at a revision, called `shown` in errors and in the names of
 * their files; undefined where there are none. Throws SchemalogError (2).
 */
export async function migrationsAt(
  repository: string,
  path: string,
  revision: string,
  dialect: Dialect,
  { placeholders, shown = path }: { placeholders?: Connection["placeholders"]; shown?: string } = {},
): Promise<Migrations | undefined> {
  const files = await readFilesAt(repository, revision, path);
  if (files.size === 0) return undefined;
  const [single] = files;
  const isFile = files.size === 1 && single?.[0] === basename(path);
  return migrationsIn(
    isFile ? [["", single[1]]] : [...files].filter(([file]) => isNeeded(file) && !isUnread(file)),
    shown,
    dialect,
    { placeholders, around: await filesAround(repository, path, revision) },
  );
}

/** The files in the folders above a path that tools look at, the nearest first. */
async function filesAround(repository: string, path: string, revision: string) {
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  const paths = parts.flatMap((_, up) =>
    aroundNames.map((name) => [...parts.slice(0, parts.length - 1 - up), name].join("/")),
  );
  const found = await filesAt(repository, revision, paths);
  return found.map(({ path: file, text }) => ({
    path: "../".repeat(parts.length - file.split("/").length + 1) + basename(file),
    text,
  }));
}
