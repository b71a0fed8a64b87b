import type { Dialect } from "../core/dialects/dialect.ts";
import type { Split } from "../core/dialects/script.ts";
import { saysNoTransaction, toolOfSections, upSections } from "./sections.ts";
import { tools } from "./tools/index.ts";
import type { SourceFile } from "./tools/tool.ts";

/** A file of migrations, ready to run: what it undoes and what psql alone understands is left out. */
export type Script = Split & {
  file: string;
  /** The file says itself that it must not run in a transaction. */
  noTransaction: boolean;
};

export type Migrations = {
  tool: string;
  /** The engine they are written for, where a lock file says it, in the tool's word for it. */
  engine?: string | undefined;
  scripts: Script[];
};

/**
 * Which tool a folder of migrations belongs to, and what that tool would run on an empty database, in order. Undefined
 * when there is nothing to run. Throws Error when a file that the tool needs is missing or broken.
 */
export function recognise(files: SourceFile[], dialect: Dialect): Migrations | undefined {
  for (const tool of tools) {
    const chosen = tool.choose(files);
    if (!chosen) continue;
    const named = chosen.map(({ text }) => toolOfSections(text)).find((name) => name !== undefined);
    return { tool: named ?? tool.name, engine: engineIn(files), scripts: chosen.map((file) => script(file, dialect)) };
  }
  return undefined;
}

/** Prisma keeps the engine in `migration_lock.toml`, Drizzle in its journal. */
function engineIn(files: SourceFile[]): string | undefined {
  const lock = files.find(({ path }) => /(^|\/)(migration_lock\.toml|_journal\.json)$/.test(path));
  return /\b(?:provider\s*=|dialect"\s*:)\s*"(\w+)"/.exec(lock?.text ?? "")?.[1];
}

/** The script in one file. */
export function script({ path, text }: SourceFile, dialect: Dialect): Script {
  return { file: path, noTransaction: saysNoTransaction(text), ...dialect.script.split(upSections(text)) };
}
