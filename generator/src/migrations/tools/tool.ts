import type { Habit } from "../../core/model/finding.ts";
import type { Trouble } from "./trouble.ts";

/** A file of a migrations folder; `path` is relative to the folder, with `/`. */
export type SourceFile = { path: string; text: string };

/** Comments that say which lines of a file are run, each on a line of its own. */
export type Markers = {
  up: RegExp;
  down: RegExp;
  /** What looks like a word to the tool. */
  like: RegExp;
  /** What every version of the tool takes for one, and in the same way. */
  surely: RegExp;
  /** Whether a file with none for the way up is run as far as the first one for the way down. */
  downAlone?: true;
};

/** All that a migration tool is: which folders are of it, which files and lines of them it runs, and how. */
export type Tool = {
  name: string;
  /** What it calls one of the scripts that it runs, where that is no migration: `changeset`. */
  calls?: string | undefined;
  /** The file that it keeps in each of its folders, by its path there: such a folder is found by it. */
  journal?: string;
  /** Names of further files that it reads, besides SQL. */
  reads?: RegExp;
  /** A file with the whole schema that it keeps, by its name: one is found by it. */
  dump?: string;
  /** The path of a migration, where that alone says the folder: its first group. */
  found?: RegExp;
  /** Names of files in the folders above that say whether it is used, or how it is set. */
  around?: string[];
  /** Whether a folder with these files is one of its; `around` are those in folders above, the nearest first. */
  knows(files: SourceFile[], around: SourceFile[]): boolean;
  /** The files that it would run on an empty database, in its order. Throws Error for something that is broken. */
  choose(files: SourceFile[]): SourceFile[];
  /** The engine they are written for, in its word for it, where its files say it. */
  engine?(files: SourceFile[]): string | undefined;
  /** What of a file it runs each by itself; undefined where that is the whole. `isOurs` says whether a word is our engine's. */
  parts?(file: SourceFile, isOurs: (word: string) => boolean): Part[] | undefined;
  /** What among the files it refuses, never runs, or looks for in vain; beside those `chosen` to run. */
  troubles?(files: SourceFile[], chosen: SourceFile[]): Trouble[];
  /** Whether it never runs such a file on the way up, so that nobody waits for it; `others` are those that are known already. */
  leavesOut?(path: string, others: SourceFile[]): boolean;
  /** Whether it runs such a file again when it changes. */
  repeats?(path: string): boolean;
  /** The tables in which it keeps what has run: they are there before the first migration. */
  keeps?: Kept[];
  /** What it does about files that are not as databases know them, where that differs from what most tools do. */
  history?: Partial<History>;
  /** It knows what ran by a checksum of the whole file, comments and all. */
  hasChecksums?: true;
  /** The version by which it knows a file: another one of the same version is taken for it, or refused. */
  versionOf?: ((path: string) => string | undefined) | undefined;
  markers?: Markers;
  /** Where the tool cuts a text into statements, whatever stands around it; for SQL a comment. */
  cutsAt?: string;
  /** That the tool ends a statement at every semicolon that ends a line, but for the lines between two markers. */
  endsAtLines?: { begin: RegExp; end: RegExp };
  /** Lines that the tool, or some versions of it, leaves out, also where they begin within a string or a comment. */
  dropsLines?: RegExp;
  /** What the tool puts another text in place of, wherever it stands. */
  fills?: Fills | undefined;
  /** By which a file says that it must not run in a transaction, or the file with its settings does. */
  noTransaction?: RegExp;
  /** Where the settings of a file are, if they are not in itself. */
  settingsOf?(path: string): string;
  /** The transaction that it opens for a file; left out where nobody can know, as of folders that several tools have alike. */
  transaction?(file: ToRun): Transaction | "none" | undefined;
};

/** Placeholders: what one looks like (its name, and what stands for it otherwise), and what the tool's own files say of them. */
export type Fills = {
  pattern: RegExp;
  anyCase?: boolean;
  /** The lines between which alone they are filled in. */
  between?: { begin: RegExp; end: RegExp };
  values?(around: SourceFile[], files: SourceFile[], text: string): Record<string, string>;
};

/** What a tool runs by itself of a file: its name there, the line that it begins at, and the file's text with all else blanked out; or why it is not run. */
export type Part = { name: string; line: number; text: string; leftOut?: string | undefined };

/** A table that a tool makes for itself, in the schema that is meant where none is named, or in one of its own; its columns in SQL. */
export type Kept = { schema?: string; name: string; columns: string };

/** What a tool does where a database ran a file that is changed or deleted now, or ran later ones; or where two have one version. */
export type History = { edited: Habit; removed: Habit; replaced: Habit; early: Habit; clash: Habit };

/** What all tools have in common, for folders of which nobody knows the tool. */
export const usualHistory: History = {
  edited: { severity: "risky", does: "where it has run, tools don't run it again" },
  removed: { severity: "risky", does: "no tool undoes it" },
  replaced: {
    severity: "risky",
    does: "where the old ones have run, what is new runs as well, and is judged on an empty database only",
  },
  early: { severity: "risky", does: "where that has run, tools run this one last, skip it or refuse to go on" },
  clash: {
    severity: "risky",
    does: "tools that know migrations by their version run one of the two only, or refuse both",
  },
};

/** The number that a file's name begins with, as what counts has it: `007_x.sql` is of version 7. */
export const leadingNumber = (path: string): string | undefined => withoutZeros(/^\d+/.exec(baseName(path))?.[0]);

export const withoutZeros = (digits: string | undefined): string | undefined => digits?.replace(/^0+(?=\d)/, "");

/** Of a file: whether it says that it must not run in a transaction, its statements, and how many of them usually can't. */
type ToRun = { asksForNone: boolean; statements: number; alone: number };

/** Who opens a transaction and around what (a clause that begins a sentence), and what to do about a statement that can't be in it (a sentence). */
export type Transaction = { opens: string; instead: string };

/** That of a tool which opens one for each file, unless that says it must not. */
export const aroundFile =
  (tool: string, instead: string) =>
  ({ asksForNone }: ToRun): Transaction | "none" =>
    asksForNone ? "none" : { opens: `${tool} opens a transaction for each file`, instead };

/** What to do where a file is one query. */
export const fileOfItsOwn = "Put it into a migration of its own, with no other statement.";

export const baseName = (path: string) => path.slice(path.lastIndexOf("/") + 1);
/** What a file of a folder is called; the root of a repository has no name. */
export const nameIn = (folder: string, path: string) =>
  folder === "" || path === "" ? folder + path : `${folder}/${path}`;
export const folderOf = (path: string) => path.slice(0, path.lastIndexOf("/") + 1);

export const isSql = ({ path }: SourceFile) => /\.sql$/i.test(path);

/** What stands in a JSON text; undefined when it is none. */
export function json(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
