import type { Dialect } from "../core/dialects/dialect.ts";
import type { Warning } from "../errors.ts";
import { mayRun } from "./file-kinds.ts";
import { together } from "./fold-warnings.ts";
import { whyLeftOut } from "./left-out.ts";
import { isUnread } from "./read.ts";
import type { Migrations, Script } from "./recognise.ts";
import { toolNamed } from "./tools/index.ts";
import { isSql, nameIn } from "./tools/tool.ts";

type Changed = { path: string; isSubmodule: boolean };

/**
 * What migrations hold and nothing ran, by file and line. What a branch brings of it, against the `base`, is for the reviewer
 * to look at, so it is told whole: also files that are no migrations, statements that are left out, and what is `changed` (from
 * the root of the repository, as git knows) but not even read.
 */
export function unjudged(base: Migrations, head: Migrations, dialect: Dialect, changed: Changed[] = []): Warning[] {
  const isNew = isNewIn(base, head);
  return together([
    ...otherTool(base, head),
    ...head.scripts.flatMap((script) =>
      isNew(script.file) ? [...skippedIn(script, true), ...leftOut(script, dialect)] : skippedIn(script, false),
    ),
    ...otherFiles(base, head),
    ...changed.flatMap(notRead),
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

const leftOut = (script: Script, dialect: Dialect): Warning[] =>
  script.statements.flatMap((statement) => {
    const why = whyLeftOut(statement, script, dialect);
    if (why === undefined) return [];
    const object = `${script.file}:${statement.line}`;
    return [{ object, message: `not run: ${why}`, remedy: "Check what it does where it runs.", ...isUnjudged }];
  });

const ifAnything = "If anything else runs it, review it there.";

/** Files that the branch adds or changes, and that neither ran nor are what the tool itself leaves out. */
function otherFiles(base: Migrations, head: Migrations): Warning[] {
  const isNew = isNewIn(base, head);
  const ran = new Set(head.scripts.map(({ path }) => path));
  const tool = toolNamed(head.tool);
  // Migrations stand behind a dump of the whole schema as long as it moves with them.
  const isStale = tool?.dump !== undefined && !head.scripts.some(({ file }) => isNew(file));
  return head.files
    .filter(({ path }) => mayRun(path) && !ran.has(path) && isNew(nameIn(head.folder, path)))
    .filter(({ path }) => isStale || !tool?.leavesOut?.(path, base.files))
    .map((file) => ({
      object: nameIn(head.folder, file.path),
      message: isSql(file)
        ? `not run: a file with this name or place is no migration (${head.tool})`
        : "not run: it is not an SQL file",
      remedy: ifAnything,
      ...isUnjudged,
    }));
}

function notRead({ path, isSubmodule }: Changed): Warning[] {
  if (!isSubmodule && !(isUnread(path) && mayRun(path))) return [];
  const message = isSubmodule ? "not read: it is a submodule" : "not read: node_modules is skipped";
  return [{ object: path, message, remedy: ifAnything, ...isUnjudged }];
}

function otherTool({ tool: then }: Migrations, { tool, lookalike, folder }: Migrations): Warning[] {
  if (lookalike === undefined) return [];
  const message =
    lookalike === tool
      ? `none of the base branch's migrations (${then}) is left here: the folder is read as ${tool}`
      : `this branch makes the folder look like ${lookalike}: it is read as ${tool}, as on the base branch`;
  return [{ object: folder, message, remedy: "Check which of these files your migration tool runs.", ...isUnjudged }];
}

const isUnjudged = { unjudged: true } as const;

/** Without the line ends of Windows, as git may give a work tree. */
const withLines = (text: string) => text.replaceAll("\r\n", "\n");
