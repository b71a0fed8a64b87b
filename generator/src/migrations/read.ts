import { type Stats, statSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import type { Dialect } from "../core/dialects/dialect.ts";
import { dialectOf } from "../core/dialects/registry.ts";
import { shownName } from "../core/masking/index.ts";
import { usualEngine } from "../engines/registry.ts";
import { SchemalogError } from "../errors.ts";
import { isBelow, isLink, outside, readText, realPath, repositoryOf, textsBelow } from "../workspace/files/index.ts";
import { aroundNames, isNeeded } from "./file-kinds.ts";
import { codeIn, wayOut } from "./in-code.ts";
import { type Known, type Migrations, oneFile, recognise, script } from "./recognise.ts";
import { forEngine } from "./several-engines.ts";
import { nameIn, type SourceFile } from "./tools/tool.ts";

type Files = Iterable<[path: string, text: string]>;

const usualDialect = () => dialectOf(usualEngine().name);

/** Packages are nobody's migrations, and they are not in Git. */
const notRead = /^node_modules$/;

/** Whether a file is in a folder that is not read, by its path. */
export const isUnread = (path: string) => path.split("/").some((part) => notRead.test(part));

/**
 * The migrations in a folder, or in one file (a dump). `shown` names it in errors. Links are followed that stay in `boundary`,
 * for people share folders of migrations so; at a Git revision they are not there. They are read as SQL of `dialect` (where
 * nobody knows it yet, the usual one), and by what is `known` of the folder. Throws SchemalogError (2).
 */
export function readMigrations(
  path: string,
  shown: string,
  boundary: string | undefined = repositoryOf(path) ?? path,
  dialect: Dialect = usualDialect(),
  known: Omit<Known, "around"> = {},
): Migrations {
  const found = status(path);
  if (!found) {
    throw new SchemalogError(`${shownName(shown)}: there is no such folder or file`, {
      exitCode: 2,
      hint: "Name a folder of SQL migrations or one SQL file, as in db/migrations.",
    });
  }
  const files: Files = found.isFile() ? [["", readFile(path, shown)]] : readFolder(path, shown, boundary);
  return migrationsOf(files, shown, dialect, { ...known, around: filesAround(path, boundary) });
}

/** The files in the folders above one, up to `boundary`, that tools look at; the nearest first. */
function filesAround(path: string, boundary: string): SourceFile[] {
  const found: SourceFile[] = [];
  for (let at = dirname(path), up = "../"; isBelow(boundary, at); at = dirname(at), up += "../") {
    for (const name of aroundNames) {
      const file = join(at, name);
      if (outside(boundary, file) === undefined && !isLink(file) && status(file)?.isFile())
        found.push({ path: up + name, text: readText(file) });
    }
    if (at === dirname(at)) break;
  }
  return found;
}

/** The migrations among files, as migrationsIn(). Throws SchemalogError (2) where there are none. */
export function migrationsOf(files: Files, shown: string, dialect = usualDialect(), known: Known = {}): Migrations {
  const found = migrationsIn(files, shown, dialect, known);
  if (found) return found;
  const code = codeIn(
    [...files].map(([path, text]) => ({ path, text })),
    shown,
  );
  throw new SchemalogError(
    code
      ? `${shown}: the migrations here are programs (${code.tool.name}, ${code.tool.language}), and schemalog reads SQL`
      : `${shown}: there is no migration in SQL here`,
    {
      exitCode: 2,
      hint: code
        ? wayOut(code.tool)
        : "Name the folder that holds the .sql files, or one file with the whole schema (structure.sql, a dump).",
    },
  );
}

/**
 * The migrations among files, by their paths below the folder `shown`; the path of a single file is empty. Undefined where
 * there are none. Throws SchemalogError (2) for a file of a tool that is broken.
 */
export function migrationsIn(
  files: Files,
  shown: string,
  dialect = usualDialect(),
  known: Known = {},
): Migrations | undefined {
  const all: SourceFile[] = [...files].map(([path, text]) => ({ path, text }));
  const { files: list, others } = forEngine(all, dialect.name);
  const [first] = list;
  if (first?.path === "") {
    const one = { ...script(first, dialect), file: shown };
    const isOther = known.tool !== undefined && known.tool !== oneFile;
    const lookalike = isOther && { lookalike: oneFile };
    return { tool: oneFile, ...lookalike, scripts: [one], troubles: [], folder: shown, others, files: list };
  }
  let found: Migrations | undefined;
  try {
    found = recognise(list, dialect, known);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new SchemalogError(`${shown}: ${error.message}`, { exitCode: 2, cause: error });
  }
  // Where all that a tool's list names is missing, who builds from it hears of that.
  const isListed = found?.troubles.some(({ what }) => what === "missing") === true;
  if (!found || (found.scripts.length === 0 && !isListed)) return undefined;
  const scripts = found.scripts.map((one) => ({ ...one, file: nameIn(shown, one.file) }));
  return { ...found, scripts, folder: shown, others };
}

/** To leave one out would build another database. */
function readFolder(root: string, shown: string, boundary: string): Iterable<[string, string]> {
  const { texts, refused } = textsBelow(root, isNeeded, { boundary, skipped: notRead });
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
