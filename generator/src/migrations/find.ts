import { type Dirent, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { dialectOf } from "../core/dialects/registry.ts";
import { counted } from "../core/names/counted.ts";
import { engineOfFile, engineOfPath } from "../engines/foreign-sql.ts";
import { engineCalled, usualEngine } from "../engines/registry.ts";
import { SchemalogError } from "../errors.ts";
import { readText, repositoryOf } from "../workspace/files/index.ts";
import { isNeeded } from "./file-kinds.ts";
import { type CodeTool, codeOf } from "./in-code.ts";
import { readMigrations } from "./read.ts";
import { type Migrations, oneFile } from "./recognise.ts";
import { extensionsOf, otherEngineOf, platformOf } from "./requirements.ts";
import { toolNamed, tools } from "./tools/index.ts";
import { plain } from "./tools/plain.ts";

export type FoundMigrations = {
  path: string;
  tool: string;
  scripts: number;
  /** What they are, in words: `Prisma, 12 migrations`. */
  words: string;
  extensions: string[];
  /** The platform that they are for, if any: the word in schemalog.yml, and by what it is known. */
  platform: { name: string; why: string } | undefined;
  /** Our engine for them, by its name, where it is not the usual one. */
  engine: string | undefined;
  /** The engine that they are for, where it is one that there is none for here. */
  foreign: string | undefined;
};

const skipped = /^(\..+|node_modules|vendor|dist|build|out|target|coverage|tests?|fixtures|testdata|examples?)$/;
/** Whether a file, by its path, is in no folder of other people's code, of what is built, or of tests. */
export const isLookedAt = (path: string): boolean =>
  !dirname(path)
    .split("/")
    .some((part) => part !== "." && skipped.test(part));

const deepest = 7;

const journals = tools.flatMap(({ journal }) => journal ?? []);
const dumps = tools.flatMap(({ dump }) => dump ?? []);
const inFolderOf = (path: string, name: string) => path === name || path.endsWith(`/${name}`);

/**
 * Folders below `root` that look like SQL migrations, or a schema dump of a tool: by the files that tools keep there, and by
 * the folder's name. Where there is none, a file `schema.sql`.
 */
export function findMigrations(root: string): FoundMigrations[] {
  return lookBelow(root).found;
}

/** Migrations that are programs: a folder with some, and how many there are of this tool. */
export type FoundCode = { path: string; tool: CodeTool; files: number };

/** As findMigrations(), and the migrations that can't be read, where there is no dump of the same tool beside them. */
export function lookBelow(root: string): { found: FoundMigrations[]; inCode: FoundCode[] } {
  const code = new Map<CodeTool, string[]>();
  const folders = new Set<string>();
  const schemas = new Set<string>();
  for (const file of filesBelow(root, 0)) {
    const path = relative(root, file).replaceAll("\\", "/");
    const founds = tools.flatMap(({ found }) => found?.exec(path)?.[1] ?? []);
    const marked = journals.find((journal) => inFolderOf(path, journal));
    const [, named, within = ""] = /^((?:.*\/)?(?:migrations?|migrate))(\/.*\/|\/)[^/]*\.sql$/i.exec(path) ?? [];
    const inCode = codeOf(path, () => readText(file));
    if (inCode) code.set(inCode, [...(code.get(inCode) ?? []), path]);
    if (marked !== undefined) folders.add(path.slice(0, -marked.length - 1) || ".");
    else if (founds[0] !== undefined) folders.add(founds[0]);
    else if (named !== undefined) folders.add(folderOfEngine(named, within));
    else if (dumps.some((dump) => inFolderOf(path, dump))) folders.add(path);
    else if (/(^|\/)schema\.sql$/.test(path)) schemas.add(path);
  }
  if (folders.size === 0) for (const path of schemas) folders.add(path);
  const outermost = [...folders].filter(
    (path) => ![...folders].some((other) => other !== path && inFolder(path, other)),
  );
  const found = outermost.sort().flatMap((path) => {
    try {
      return [lookAt(join(root, path), path, repositoryOf(root) ?? root)];
    } catch (error) {
      if (!(error instanceof SchemalogError)) throw error;
      return []; // what can't be read now would be no good proposal
    }
  });
  // A folder that holds SQL, too, tells of them when it is read; a dump stands for them.
  const isCovered = (path: string) =>
    outermost.some((folder) => inFolder(path, folder) || inFolder(path, `${dirname(folder)}/migrate`));
  const inCode = [...code].flatMap(([tool, paths]) => {
    const [first, ...more] = paths.filter((path) => !isCovered(path));
    return first === undefined ? [] : [{ path: dirname(first), tool, files: more.length + 1 }];
  });
  return { found, inCode };
}

/**
 * What is in a folder or file of migrations, called `shown`, by which engine's SQL it is: as a tool's file says, or the
 * folder's name, or words that only one engine knows. Throws SchemalogError (2) as readMigrations().
 */
export function lookAt(path: string, shown: string, boundary?: string): FoundMigrations {
  const usual = usualEngine();
  const first = readMigrations(path, shown, boundary);
  const said =
    first.engine ?? engineOfFile(shown) ?? engineOfPath(shown) ?? otherEngineOf(first.scripts, dialectOf(usual.name));
  const known = said === undefined ? usual : engineCalled(said);
  const { name } = known ?? usual;
  const migrations = name === usual.name ? first : readMigrations(path, shown, boundary, dialectOf(name));
  const { tool, scripts } = migrations;
  return {
    ...{ path: shown, tool, scripts: scripts.length, words: wordsFor(migrations, shown) },
    engine: name === usual.name ? undefined : name,
    extensions: extensionsOf(scripts, dialectOf(name)),
    platform: platformOf(scripts, shown),
    foreign: known === undefined ? said : undefined,
  };
}

function wordsFor({ tool, scripts: { length } }: Migrations, path: string): string {
  if (tool === oneFile) {
    const keeper = tools.find(({ dump }) => dump !== undefined && inFolderOf(path, dump));
    if (engineOfFile(path) !== undefined) return "one file";
    return `${keeper ? `${keeper.name}, ` : ""}dump of the schema`;
  }
  const { calls = "migration" } = toolNamed(tool) ?? {};
  const many = counted(length, calls);
  return tool === plain.name ? many : `${tool}, ${many}`;
}

/** `migrations/mysql` of `migrations/mysql/1.sql`: for each engine a folder of its own. */
function folderOfEngine(folder: string, within: string): string {
  const [first = ""] = within.slice(1).split("/");
  return engineOfPath(first) === undefined ? folder : `${folder}/${first}`;
}

const inFolder = (path: string, folder: string) =>
  folder === "." || path.startsWith(`${folder}/`) || dirname(path) === folder;

function filesBelow(dir: string, depth: number): string[] {
  const entries = list(dir);
  return entries.flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return depth < deepest && !skipped.test(entry.name) ? filesBelow(path, depth + 1) : [];
    return entry.isFile() && isNeeded(entry.name) ? [path] : [];
  });
}

function list(dir: string): Dirent[] {
  try {
    return readdirSync(dir, { withFileTypes: true });
  } catch {
    return [];
  }
}
