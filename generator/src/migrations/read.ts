import { type Stats, statSync } from "node:fs";
import { extname } from "node:path";
import type { Dialect } from "../core/dialects/dialect.ts";
import { dialectOf } from "../core/dialects/registry.ts";
import { shownName } from "../core/masking/index.ts";
import { usualEngine } from "../engines/registry.ts";
import { SchemalogError } from "../errors.ts";
import { isLink, readText, realPath, repositoryOf, textsBelow } from "../workspace/files/index.ts";
import { type Migrations, recognise, script } from "./recognise.ts";
import { baseName, type SourceFile } from "./tools/tool.ts";

type Files = Iterable<[path: string, text: string]>;

const usualDialect = () => dialectOf(usualEngine().name);

const needed = /\.sql$|^(sqitch\.plan|atlas\.sum|migration_lock\.toml|manifest\.json|_journal\.json)$/i;

/** Whether a file of this name plays a part in migrations; the others need not be read. */
export const isNeeded = (path: string) => needed.test(baseName(path));

/**
 * The migrations in a folder, or in one file (a dump). `shown` names it in errors. Links are followed that stay in `boundary`,
 * for people share folders of migrations so; at a Git revision they are not there. They are read as SQL of `dialect`: where
 * nobody knows it yet, the usual one. Throws SchemalogError (2).
 */
export function readMigrations(
  path: string,
  shown: string,
  boundary: string | undefined = repositoryOf(path) ?? path,
  dialect: Dialect = usualDialect(),
): Migrations {
  const found = status(path);
  if (!found) {
    throw new SchemalogError(`${shownName(shown)}: there is no such folder or file`, {
      exitCode: 2,
      hint: "Name a folder of SQL migrations or one SQL file, as in db/migrations.",
    });
  }
  const files: Files = found.isFile() ? [["", readFile(path, shown)]] : readFolder(path, shown, boundary);
  return migrationsOf(files, shown, dialect);
}

/** The migrations among files, as migrationsIn(). Throws SchemalogError (2) where there are none. */
export function migrationsOf(files: Files, shown: string, dialect = usualDialect()): Migrations {
  const found = migrationsIn(files, shown, dialect);
  if (found) return found;
  throw new SchemalogError(`${shown}: there is no migration in SQL here`, {
    exitCode: 2,
    hint: "Name the folder that holds the .sql files, or one file with the whole schema (structure.sql, a dump).",
  });
}

/**
 * The migrations among files, by their paths below the folder `shown`; the path of a single file is empty. Undefined where
 * there are none. Throws SchemalogError (2) for a file of a tool that is broken.
 */
export function migrationsIn(files: Files, shown: string, dialect = usualDialect()): Migrations | undefined {
  const list: SourceFile[] = [...files].map(([path, text]) => ({ path, text }));
  const [first] = list;
  if (first?.path === "") return { tool: "one file", scripts: [script({ path: shown, text: first.text }, dialect)] };
  let found: Migrations | undefined;
  try {
    found = recognise(list, dialect);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new SchemalogError(`${shown}: ${error.message}`, { exitCode: 2, cause: error });
  }
  if (!found || found.scripts.length === 0) return undefined;
  return { ...found, scripts: found.scripts.map((one) => ({ ...one, file: `${shown}/${one.file}` })) };
}

/** To leave one out would build another database. */
function readFolder(root: string, shown: string, boundary: string): Iterable<[string, string]> {
  const { texts, refused } = textsBelow(root, isNeeded, { boundary, skipped: /^node_modules$/ });
  const [first] = refused;
  if (first === undefined) return texts;
  throw new SchemalogError(`${shown}/${first.path}: this ${first.why}`, {
    exitCode: 2,
    hint: "Put the file or folder itself there, under a plain name.",
  });
}

function readFile(path: string, shown: string): string {
  const real = realPath(path) ?? path;
  if (!isLink(path) || extname(real) === extname(path)) return readText(real);
  throw new SchemalogError(`${shown}: this is a symbolic link to another kind of file`, {
    exitCode: 2,
    hint: "Put the file itself there.",
  });
}

function status(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
