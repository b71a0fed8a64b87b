import { saysNoTransaction, upSections } from "./sections.ts";
import { type Split, splitStatements } from "./statements.ts";
import { tools } from "./tools/index.ts";
import type { Markers, SourceFile, Tool } from "./tools/tool.ts";

/** A file of migrations, ready to run: what it undoes and what psql alone understands is left out. */
export type Script = Split & {
  file: string;
  /** Its path in the folder. */
  path: string;
  /** The file says itself that it must not run in a transaction. */
  noTransaction: boolean;
};

export type Migrations = {
  tool: string;
  /** What the folder would be taken for by itself, where that is not the tool that it is known to be of. */
  lookalike?: string | undefined;
  /** The engine they are written for, where a lock file says it, in the tool's word for it. */
  dialect?: string | undefined;
  scripts: Script[];
  /** What errors and warnings call the folder. */
  folder: string;
  /** The files of the folder that play a part, or might, by their paths in it. */
  files: SourceFile[];
};

/** The word for the tool of a single file with the whole schema. */
export const oneFile = "one file";

/** A folder that is not there, or not yet. */
export const noMigrations: Migrations = { tool: "", scripts: [], folder: "", files: [] };

/**
 * Which tool a folder of migrations belongs to, and what that tool would run on an empty database, in order. A folder that is
 * `known` to be of a tool stays one of it as long as the tool finds anything there: a branch can't choose what runs its
 * files. Undefined when there is nothing to run. Throws Error when a file that the tool needs is missing or broken.
 */
export function recognise(files: SourceFile[], known?: string): Migrations | undefined {
  const alone = tools.find((tool) => tool.knows(files));
  const same = known === undefined ? undefined : toolNamed(known);
  const tool = same && same.choose(files).length > 0 ? same : alone;
  if (!tool) return undefined;
  const isOther = known !== undefined && alone?.name !== known;
  return {
    tool: tool.name,
    ...(isOther && { lookalike: alone?.name ?? tool.name }),
    dialect: dialectOf(files),
    scripts: tool.choose(files).map((file) => script(file, tool.markers)),
    folder: "",
    files,
  };
}

/** The tool of a name; undefined for a single file. */
export const toolNamed = (name: string): Tool | undefined => tools.find((tool) => tool.name === name);

/** Prisma keeps the engine in `migration_lock.toml`, Drizzle in its journal. */
function dialectOf(files: SourceFile[]): string | undefined {
  const lock = files.find(({ path }) => /(^|\/)(migration_lock\.toml|_journal\.json)$/.test(path));
  return /\b(?:provider\s*=|dialect"\s*:)\s*"(\w+)"/.exec(lock?.text ?? "")?.[1];
}

/** The script in one file, of a tool with these markers. */
export function script({ path, text }: SourceFile, markers?: Markers): Script {
  const sections = upSections(text, markers);
  const split = splitStatements(sections.text);
  const skipped = [...sections.skipped, ...split.skipped].sort((a, b) => a.line - b.line);
  return { file: path, path, noTransaction: saysNoTransaction(text), ...split, skipped };
}
