import { engineOfPath } from "../engines/foreign-sql.ts";
import type { SourceFile } from "./tools/tool.ts";

/** A file that is for another engine, and its name. */
export type ForOther = { path: string; engine: string };

/**
 * The files of a folder that are for one engine, or for any: where paths name several of them, as folders (`mysql/1.sql`) or
 * within the file's name (`1.mysql.up.sql`).
 */
export function forEngine(files: SourceFile[], engine: string): { files: SourceFile[]; others: ForOther[] } {
  const named = new Map(files.map((file) => [file, engineIn(file.path)]));
  const engines = new Set([...named.values()].filter((name) => name !== undefined));
  if (engines.size < 2 || !engines.has(engine)) return { files, others: [] };
  const isOurs = (name: string | undefined) => name === undefined || name === engine;
  return {
    files: files.filter((file) => isOurs(named.get(file))),
    others: [...named].flatMap(([{ path }, name]) =>
      name === undefined || isOurs(name) ? [] : [{ path, engine: name }],
    ),
  };
}

/** The parts of a path that may be an engine's name: its folders, and what stands between dots. */
const engineIn = (path: string) =>
  engineOfPath(
    path
      .split("/")
      .flatMap((part) => part.split(".").slice(0, -1).concat(part))
      .join("/"),
  );
