import type { Dialect } from "../core/dialects/dialect.ts";
import type { Skipped, Split, Statement } from "../core/dialects/script.ts";
import { engineCalled } from "../engines/registry.ts";
import { oddIn } from "./odd-bytes.ts";
import { readOtherwise } from "./otherwise.ts";
import { filled, type Placeholders, toWrite, type Values } from "./placeholders.ts";
import { upSections } from "./sections.ts";
import type { ForOther } from "./several-engines.ts";
import { toolNamed, tools } from "./tools/index.ts";
import type { SourceFile, Tool, Transaction } from "./tools/tool.ts";
import type { Trouble } from "./tools/trouble.ts";

/** A file of migrations, ready to run: what it undoes and what psql alone understands is left out. */
export type Script = Split & {
  file: string;
  /** Its path in the folder; of a part of a file, with the part's name behind it. */
  path: string;
  /** That which its tool opens for it: none, or who does and how to avoid it; absent where nobody can know. */
  transaction?: Transaction | "none" | undefined;
};

export type Migrations = {
  tool: string;
  /** What the folder would be taken for by itself, where that is not the tool that it is known to be of. */
  lookalike?: string | undefined;
  /** The engine they are written for, where a lock file says it, in the tool's word for it. */
  engine?: string | undefined;
  scripts: Script[];
  /** What of the folder the tool refuses, never runs, or looks for in vain. */
  troubles: Trouble[];
  /** What errors and warnings call the folder. */
  folder: string;
  /** What the tool's files say of its placeholders. */
  placeholders?: Placeholders;
  /** Files of the folder that are for other engines. */
  others: ForOther[];
  /** The files of the folder that play a part, or might, by their paths in it. */
  files: SourceFile[];
};

/** The word for the tool of a single file with the whole schema. */
export const oneFile = "one file";

/** A folder that is not there, or not yet. */
export const noMigrations: Migrations = { tool: "", scripts: [], troubles: [], folder: "", others: [], files: [] };

/** What else there is to know of a folder: its tool, where it is known already, and the files of folders above, nearest first. */
export type Known = {
  tool?: string | undefined;
  around?: SourceFile[];
  /** What stands for placeholders, as a person says, and as the files of the base do. */
  placeholders?: Placeholders | undefined;
  settled?: Placeholders | undefined;
};

/**
 * Which tool a folder of migrations belongs to, and what that tool would run on an empty database, in order. A folder that is
 * `known` to be of a tool stays one of it as long as the tool finds anything there: a branch can't choose what runs its
 * files. Undefined when there is nothing to run. Throws Error when a file that the tool needs is missing or broken.
 */
export function recognise(
  files: SourceFile[],
  dialect: Dialect,
  { tool: known, around = [], placeholders, settled }: Known = {},
): Migrations | undefined {
  const alone = tools.find((tool) => tool.knows(files, around));
  const same = known === undefined ? undefined : toolNamed(known);
  const tool = same && same.choose(files).length > 0 ? same : alone;
  if (!tool) return undefined;
  const isOther = known !== undefined && alone?.name !== known;
  const chosen = tool.choose(files);
  const found = (text = "") => tool.fills?.values?.(around, files, text) ?? {};
  const values = ({ text }: SourceFile) => ({ given: placeholders, found: found(text), settled });
  return {
    tool: tool.name,
    ...(isOther && { lookalike: alone?.name ?? tool.name }),
    engine: tool.engine?.(files),
    scripts: chosen.flatMap((file) => scriptsIn(file, dialect, tool, { files, values: values(file) })),
    troubles: tool.troubles?.(files, chosen) ?? [],
    folder: "",
    placeholders: found(),
    others: [],
    files,
  };
}

/** What else of a folder says how a file is read. */
type Beside = { files?: SourceFile[]; values?: Values };

/** The scripts in one of the files: one, or one for each part that the tool runs by itself. */
function scriptsIn(file: SourceFile, dialect: Dialect, tool: Tool, beside: Beside): Script[] {
  const parts = tool.parts?.(file, (word) => engineCalled(word)?.name === dialect.name);
  if (parts === undefined) return [script(file, dialect, tool, beside)];
  return parts.map(({ name, line, text, leftOut }) => {
    const path = `${file.path}::${name}`;
    if (leftOut === undefined) return { ...script({ ...file, text }, dialect, tool, beside), path };
    const skipped = [
      { line, message: `not run: ${leftOut}`, remedy: "Check whether that is meant.", ofRequests: true },
    ];
    return { file: file.path, path, statements: [], dataSkipped: false, skipped };
  });
}

/** The script in one of the files, read as the tool does. */
export function script(
  { path, text: written }: SourceFile,
  dialect: Dialect,
  tool: Partial<Tool> = {},
  { files = [], values = {} }: Beside = {},
): Script {
  const { split, tokens } = dialect.script;
  const { text, left } = filled(written, tool.fills, values);
  const sections = upSections(text, tool.markers);
  const found = split(sections.text);
  const otherwise = readOtherwise({ text: sections.text, statements: found.statements, tokens }, tool);
  const odd = oddIn(text);
  const skipped = [
    ...sections.skipped,
    ...found.skipped,
    ...left.map(ofPlaceholder),
    ...otherwise,
    ...(odd ? [odd] : []),
  ].sort((a, b) => a.line - b.line);
  const settings = tool.settingsOf ? files.find((file) => file.path === tool.settingsOf?.(path))?.text : text;
  const isAlone = ({ sql }: Statement) => dialect.script.traitOf(sql) === "alone";
  const transaction = tool.transaction?.({
    asksForNone: tool.noTransaction?.test(settings ?? "") ?? false,
    statements: found.statements.length,
    alone: found.statements.filter(isAlone).length,
  });
  return { file: path, path, ...(transaction && { transaction }), ...found, skipped };
}

const ofPlaceholder = ({ line, name }: { line: number; name: string }): Skipped => ({
  ...{ line, ofRequests: true },
  message: "not judged as it will run: the migration tool may fill in a placeholder on this line",
  remedy: `${toWrite(name)} Or check what comes of it.`,
});
