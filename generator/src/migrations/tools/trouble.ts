import type { Habit } from "../../core/model/finding.ts";
import type { SourceFile } from "./tool.ts";

/** What a folder holds that its tool refuses or never runs, or names though it is not there. */
export type Trouble = Habit & {
  what: "refused" | "not run" | "missing";
  /** The file that it is told at, by its path in the folder, and the line. */
  path: string;
  line: number;
  /** What is wrong with the file: a clause without its subject. */
  why: string;
  /** What to do: a sentence. */
  instead: string;
};

type Told = Pick<Trouble, "path" | "why" | "does" | "instead"> & { line?: number };

/** A file at which the tool ends with an error. */
export const refuses = (told: Told): Trouble => ({ what: "refused", severity: "breaking", line: 1, ...told });

/** A file that looks like a migration, and that the tool passes over in silence. */
export const passesOver = (told: Told): Trouble => ({ what: "not run", severity: "risky", line: 1, ...told });

/** A file that another one names, and that is not there. */
export const misses = (told: Told): Trouble => ({ what: "missing", severity: "breaking", line: 1, ...told });

/** The line of a text, from 1, that a word first stands in; 1 where it does not. */
export const lineOf = (text: string, word: string): number =>
  text.slice(0, Math.max(0, text.indexOf(word))).split("\n").length;

const depthOf = ({ path }: SourceFile) => path.split("/").length;

/** The files that lie highest: most tools read one folder, which may be one below that which schemalog was told of. */
export function topmost(files: SourceFile[]): SourceFile[] {
  const top = Math.min(...files.map(depthOf));
  return files.filter((file) => depthOf(file) === top);
}

/** Of files that look like migrations, those that are none for their tool: by their place, or by their name. */
export function passedOver(
  tool: string,
  {
    looksLike,
    chosen,
    isOne,
    named,
  }: {
    looksLike: SourceFile[];
    chosen: SourceFile[];
    /** Whether a path is one of a migration, but for the folder. */
    isOne(path: string): boolean;
    /** How its files are called. */
    named: string;
  },
): Trouble[] {
  return looksLike
    .filter((file) => !chosen.includes(file))
    .map(({ path }) =>
      isOne(path)
        ? passesOver({
            ...{ path, why: "is in a folder below that of the other migrations" },
            does: `${tool} reads one folder, and none below it, so it never runs this file`,
            instead: "Move it up to the other migrations.",
          })
        : passesOver({
            ...{ path, why: `is not called ${named}` },
            does: `${tool} knows its migrations by that, so it never runs this file`,
            instead: `Call it ${named}, or move it to another folder if it is no migration.`,
          }),
    );
}
