import type { Warning } from "../errors.ts";
import { type Migrations, type Script, toolNamed } from "./recognise.ts";
import { isSql, mayRun, nameIn } from "./tools/tool.ts";
import { traitOf } from "./traits.ts";

/** More than these of a kind are one warning. */
const most = 5;

/**
 * What migrations hold and nothing ran, by file and line. What a branch brings of it, against the `base`, is for the reviewer
 * to look at, so it is told whole: also files that are no migrations, statements about the server, and the files of the
 * branch that were not even read, of which git knows (`unread`).
 */
export function unjudged(base: Migrations, head: Migrations, unread: string[] = []): Warning[] {
  const isNew = isNewIn(base, head);
  return together([
    ...otherTool(base, head),
    ...head.scripts.flatMap((script) =>
      isNew(script.file) ? [...skippedIn(script, true), ...aboutTheServer(script)] : skippedIn(script, false),
    ),
    ...otherFiles(base, head),
    ...unread.filter(mayRun).map((file) => ({
      object: file,
      message: "this file was not read: what is in node_modules is no migration",
      remedy: "If anything runs it, look at what it does.",
      ...isUnjudged,
    })),
  ]);
}

/** What scripts hold and nothing ran, where no branch is judged. */
export const skipped = (scripts: Script[]): Warning[] => scripts.flatMap((one) => skippedIn(one, false));

/** Whether a file is not as the base has it, by its name from the root of the repository. */
export function isNewIn(base: Migrations, head: Migrations): (file: string) => boolean {
  const known = new Map(base.files.map(({ path, text }) => [path, withLines(text)]));
  const now = head.files.filter(({ path, text }) => known.get(path) !== withLines(text));
  const files = new Set(now.map(({ path }) => nameIn(head.folder, path)));
  return (file) => files.has(file);
}

const skippedIn = ({ file, skipped }: Script, isNew: boolean): Warning[] =>
  skipped
    .filter(({ ofRequests }) => isNew || !ofRequests)
    .map(({ line, message, remedy }) => ({ object: `${file}:${line}`, message, remedy, ...(isNew && isUnjudged) }));

const aboutTheServer = ({ file, statements }: Script): Warning[] =>
  statements
    .filter(({ sql }) => traitOf(sql) === "outside")
    .map(({ line }) => ({
      object: `${file}:${line}`,
      message: "this statement was not run: it is about a whole database, or the server",
      remedy: "Look at what it does where it runs.",
      ...isUnjudged,
    }));

/** Files that the branch adds or changes, and that neither ran nor are what the tool itself leaves out. */
function otherFiles(base: Migrations, head: Migrations): Warning[] {
  const isNew = isNewIn(base, head);
  const ran = new Set(head.scripts.map(({ path }) => path));
  const tool = toolNamed(head.tool);
  return head.files
    .filter(({ path }) => mayRun(path) && !ran.has(path) && isNew(nameIn(head.folder, path)))
    .filter(({ path }) => !tool?.leavesOut?.(path, base.files))
    .map((file) => ({
      object: nameIn(head.folder, file.path),
      message: isSql(file)
        ? `this file was not run: its name or its place makes it no migration in a folder of ${head.tool}`
        : "this file was not run: it is not SQL, or not called so",
      remedy: "If anything runs it, look at what it does.",
      ...isUnjudged,
    }));
}

function otherTool({ tool: then }: Migrations, { tool, lookalike, folder }: Migrations): Warning[] {
  if (lookalike === undefined) return [];
  const message =
    lookalike === tool
      ? `at the base these are migrations of ${then}, of which nothing is left: they are read as ${tool}`
      : `this branch makes the folder look like one of ${lookalike}: it is read as ${tool}, as at the base`;
  return [{ object: folder, message, remedy: "Look at which files your own tool will run.", ...isUnjudged }];
}

const isUnjudged = { unjudged: true } as const;

/** Without the line ends of Windows, as git may give a work tree. */
const withLines = (text: string) => text.replaceAll("\r\n", "\n");

/** Many of a kind as one. */
export function together(warnings: Warning[]): Warning[] {
  const kinds = Map.groupBy(warnings, ({ message, unjudged }) => `${unjudged} ${message}`);
  return [...kinds.values()].flatMap((kind) => {
    const [first] = kind;
    return kind.length <= most || !first ? kind : [{ ...first, object: `${first.object} and ${kind.length - 1} more` }];
  });
}
