import type { Dialect } from "../core/dialects/dialect.ts";
import { leading, type Said } from "../core/dialects/script.ts";
import type { Warning } from "../errors.ts";
import { behindRepeatable } from "./behind-repeatable.ts";
import { mayRun } from "./file-kinds.ts";
import { together } from "./fold-warnings.ts";
import { codeIn, wayOut } from "./in-code.ts";
import { onKept } from "./kept.ts";
import { whyLeftOut } from "./left-out.ts";
import { oddIn } from "./odd-bytes.ts";
import { isUnread } from "./read.ts";
import type { Migrations, Script } from "./recognise.ts";
import { toolNamed } from "./tools/index.ts";
import { isSql, nameIn, type SourceFile } from "./tools/tool.ts";

type Changed = { path: string; isSubmodule: boolean };

/**
 * What migrations hold and nothing ran, by file and line. What a branch brings of it, against the `base`, is for the reviewer
 * to look at, so it is told whole: also files that are no migrations, statements that are left out, and what is `changed` (from
 * the root of the repository, as git knows) but not even read.
 */
export function unjudged(base: Migrations, head: Migrations, dialect: Dialect, changed: Changed[] = []): Warning[] {
  const isNew = isNewIn(base, head, changed);
  const known = new Set(base.scripts.map(({ file }) => file));
  return together([
    ...otherTool(base, head),
    ...behindRepeatable(base, head),
    ...head.scripts.flatMap((script) =>
      isNew(script.file)
        ? [...skippedIn(script, true), ...leftOut(script, dialect), ...beyond(script, dialect, !known.has(script.file))]
        : skippedIn(script, false),
    ),
    ...otherFiles(base, head, isNew, dialect),
    ...changed.flatMap(notRead),
    ...leftAside(head),
    ...onKept(head, isNew, dialect),
  ]);
}

/** What migrations hold and nothing ran, or what their tool can't read, where no branch is judged. */
export const skipped = (migrations: Migrations, dialect: Dialect): Warning[] => [
  ...migrations.troubles.map(({ path, line, why, does, instead }) => ({
    object: `${nameIn(migrations.folder, path)}:${line}`,
    message: `${why}: ${does}`,
    remedy: instead,
  })),
  ...migrations.scripts.flatMap((one) => [...skippedIn(one, false), ...ofOtherServers(one, dialect)]),
  ...leftAside(migrations),
];

/** What a live database may have, and none that is built here. */
const ofOtherServers = ({ file, statements }: Script, { script }: Dialect): Warning[] =>
  statements.flatMap(({ sql, line }) => {
    const what = script.reachesOut?.(sql);
    if (what === undefined) return [];
    const message = `not run: ${what} reaches another server, so it is missing here, and not compared with a live database`;
    return [{ object: `${file}:${line}`, message, remedy: "Review it where it runs." }];
  });

/** What of a folder makes up the schema of some database, and of none that is built here. */
function leftAside({ tool, files, others, folder }: Migrations): Warning[] {
  const code = toolNamed(tool)?.dump === undefined ? codeIn(files, folder) : undefined;
  const engines = Map.groupBy(others, ({ engine }) => engine);
  return [
    ...[...engines].map(([engine, [first, ...more]]) => ({
      object: andMore(nameIn(folder, first!.path), more),
      message: `not run here: for ${engine}`,
    })),
    ...(code
      ? [
          {
            object: andMore(nameIn(folder, code.paths[0]!), code.paths.slice(1)),
            message: `not run: a migration in ${code.tool.language} (${code.tool.name}), so what it does is missing here`,
            remedy: wayOut(code.tool),
          },
        ]
      : []),
  ];
}

const andMore = (first: string, more: unknown[]) => (more.length === 0 ? first : `${first} and ${more.length} more`);

type IsNew = (file: string) => boolean;

/**
 * Whether a file is not as the base has it, by its name from the root of the repository. Texts of other bytes may be the same
 * where these are not UTF-8: there, what is `changed` says it.
 */
export function isNewIn(base: Migrations, head: Migrations, changed: Changed[] = []): IsNew {
  const known = new Map(base.files.map(({ path, text }) => [path, withLines(text)]));
  const bytes = new Set(changed.map(({ path }) => path));
  const isNew = (name: string, { path, text }: SourceFile) =>
    known.get(path) !== withLines(text) || (oddIn(text) !== undefined && bytes.has(name));
  const named = head.files.map((file): [string, SourceFile] => [nameIn(head.folder, file.path), file]);
  const files = new Set(named.filter(([name, file]) => isNew(name, file)).map(([name]) => name));
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

/** Of a file that the base has not, all statements are judged by what they say. */
const beyond = (of: Script, dialect: Dialect, isAdded: boolean): Warning[] =>
  of.statements.flatMap((statement) => {
    const { script } = dialect;
    const { sql, line } = statement;
    const does = script.beyondTheSchema?.(sql);
    // What is not run is told of by that.
    if (
      does === undefined ||
      whyLeftOut(statement, of, dialect) !== undefined ||
      (isAdded && isJudged(script.said?.(sql)))
    )
      return [];
    const remedy = "Check whether that is meant.";
    return [{ object: `${of.file}:${line}`, message: `not judged: this statement ${does}`, remedy, ...isUnjudged }];
  });

const isJudged = (said: Said | undefined): boolean =>
  said !== undefined && (said.empowers.length > 0 || (said.weakens ?? []).length > 0);

const ifAnything = "If anything else runs it, review it there.";

/** Files that the branch adds or changes, and that neither ran nor are what the tool itself leaves out. */
function otherFiles(base: Migrations, head: Migrations, isNew: IsNew, dialect: Dialect): Warning[] {
  const ran = new Set(head.scripts.map(({ file }) => file));
  const told = new Set(head.troubles.map(({ path }) => path)); // those are findings
  const tool = toolNamed(head.tool);
  // Migrations stand behind a dump of the whole schema as long as it moves with them.
  const isStale = tool?.dump !== undefined && schemaIn(base, dialect) === schemaIn(head, dialect);
  return head.files
    .filter(
      ({ path }) =>
        mayRun(path) && !ran.has(nameIn(head.folder, path)) && !told.has(path) && isNew(nameIn(head.folder, path)),
    )
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

/** What a dump says of the schema: no comments, settings and rows (the versions of migrations), in any order. */
function schemaIn({ scripts }: Migrations, { script }: Dialect): string {
  const statements = scripts.flatMap((one) => one.statements.map(({ sql }) => sql));
  const ofSchema = statements.filter((sql) => !/^(rows|setting)$/.test(script.traitOf(sql) ?? ""));
  return JSON.stringify(ofSchema.map((sql) => leading(script, sql, Number.POSITIVE_INFINITY)).sort());
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
