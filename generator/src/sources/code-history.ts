import { dirname, relative } from "node:path";
import type { HistoryProblem } from "../core/model/finding.ts";
import type { Warning } from "../errors.ts";
import { codeMeanwhile, codeOf, codeProblems, isLookedAt, type SourceFile } from "../migrations/index.ts";
import { changedSince, readFilesAt } from "../store/git/index.ts";
import type { Connection, Workspace } from "../workspace/index.ts";

type Options = { workspace: Workspace & { repository: string }; base: string; tip?: string | undefined };

/**
 * What a branch does to the migrations in code that a connection's schema comes from, as Git knows: those in the folder of its migrations,
 * below that of its dump, or, where the workspace has no other connection, anywhere. Throws SchemalogError.
 */
export async function codeHistory(
  connection: Connection,
  { workspace, base, tip }: Options,
): Promise<{ history: HistoryProblem[]; warnings: Warning[] }> {
  const { repository } = workspace;
  const isOwn = ownedBy(connection, workspace);
  const filesAt = async (revision: string) => {
    const found = await readFilesAt(repository, revision, "", (path) => isOwn(path) && isCode(path));
    return [...found].map(([path, text]) => ({ path, text }));
  };
  const head = await filesAt("HEAD");
  const old = await filesAt(base);
  if (head.length === 0) return { history: [], warnings: [] };
  const own = codeProblems(old, head, `It is a program, which can't be read here: ${standIn(connection, repository)}`);
  const meanwhile = tip === undefined ? [] : codeMeanwhile(old, head, await filesAt(tip));
  return { history: [...own, ...meanwhile], warnings: await notDumped(connection, { repository, base }, old, head) };
}

/** New ones that come without a change of the dump that stands for them. */
async function notDumped(
  { migrations }: Connection,
  { repository, base }: { repository: string; base: string },
  old: SourceFile[],
  head: SourceFile[],
): Promise<Warning[]> {
  const known = new Set(old.map(({ path }) => path));
  const [first, ...more] = head.filter(({ path }) => !known.has(path));
  if (migrations === undefined || !isDump(migrations) || first === undefined) return [];
  const tool = codeOf(first.path, () => first.text);
  const dump = fromRoot(repository, migrations);
  if ((await changedSince(repository, base, dump)).length > 0) return [];
  return [
    {
      object: more.length === 0 ? first.path : `${first.path} and ${more.length} more`,
      message: `not judged: a migration in ${tool?.language} (${tool?.name}), and ${dump} does not change with it`,
      remedy: "Write the dump anew and commit it, or check what the migration does.",
      unjudged: true,
    },
  ];
}

const isCode = (path: string): boolean => isLookedAt(path) && codeOf(path, () => "") !== undefined;

const fromRoot = (repository: string, path: string) => relative(repository, path).replaceAll("\\", "/");

/** What is judged in their place. */
function standIn({ migrations }: Connection, repository: string): string {
  if (migrations === undefined) return "the live database is judged instead.";
  return isDump(migrations) ? `${fromRoot(repository, migrations)} is judged instead.` : "review what it does.";
}

const isDump = (path: string): boolean => /\.sql$/i.test(path);

/** Whether a file, by its path from the root, is one of the connection. */
function ownedBy(connection: Connection, { repository, root, connections }: Options["workspace"]) {
  const { migrations } = connection;
  const isWhole = migrations === undefined || isDump(migrations);
  const isAlone = isWhole && connections.length === 1;
  const folder = isAlone ? root : migrations === undefined ? undefined : isWhole ? dirname(migrations) : migrations;
  if (folder === undefined) return () => false;
  const start = fromRoot(repository, folder);
  return (path: string) => start === "" || path.startsWith(`${start}/`);
}
