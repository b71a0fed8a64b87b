import { relative } from "node:path";
import type { Connection, Workspace } from "../config/index.ts";
import { SchemalogError, type Warning } from "../errors.ts";
import { commitPaths, headOf, readFilesAt } from "../git/index.ts";
import type { ChangeSet } from "../model/change-set.ts";
import type { Database } from "../model/database.ts";
import type { Severity } from "../model/finding.ts";
import { changeCounts, severityCounts } from "../render/counts.ts";
import { renderMarkdown } from "../render/markdown/change-set.ts";
import { review } from "../rules/review.ts";
import { canonical, fromFiles, toFiles, treeId, writeSnapshot } from "../snapshot/index.ts";
import { planDocs } from "./docs-files.ts";
import { writeFiles } from "./generated-files.ts";
import { ignoresOf } from "./ignores.ts";

/** Git's id of the tree without a file: the version of a database before its first snapshot. */
const emptyVersion = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

export type Recorded = {
  /** Commit id; undefined when there was nothing to commit. */
  commit: string | undefined;
  changeSet: ChangeSet;
  written: string[];
  deleted: string[];
  warnings: Warning[];
};

export type RecordOptions = {
  /** Subject of the commit; without it, a summary of the changes. */
  message?: string | undefined;
  author?: { name: string; email: string } | undefined;
  date?: Date | undefined;
  trailers?: Record<string, string> | undefined;
  /** Further paths that belong to this commit, such as the migration that made the change. */
  also?: string[] | undefined;
};

/**
 * Writes the snapshot, the change file against what HEAD holds, and the docs of a connection, and commits just these.
 * Throws SchemalogError (2) outside of a Git repository.
 */
export async function record(
  workspace: Workspace,
  connection: Connection,
  database: Database,
  options: RecordOptions = {},
): Promise<Recorded> {
  const { repository } = workspace;
  if (repository === undefined) {
    throw new SchemalogError(`${workspace.root} is in no Git repository`, {
      exitCode: 2,
      hint: "Begin the history with: git init",
    });
  }
  const before = await committedSnapshot(repository, connection, database.engine);
  const after = { label: connection.name, database, version: treeId(toFiles(database)) };
  const changeSet = review(before, after, {
    connection: connection.name,
    ignores: ignoresOf(connection, workspace.config),
  });

  const docs = planDocs(workspace, connection, database);

  const snapshot = await writeSnapshot(connection.snapshotDir, database);
  if (before.version !== after.version) writeChangeFile(connection, before.version, after.version, changeSet);
  writeFiles(connection.docsDir, docs.files, docs.plan);

  const commit = await commitPaths(repository, {
    paths: [connection.snapshotDir, connection.changesDir, connection.docsDir, ...(options.also ?? [])],
    message: options.message ?? subject(connection, changeSet),
    trailers: {
      ...options.trailers,
      "Schemalog-Connection": connection.name,
      "Schemalog-Version": after.version,
    },
    author: options.author,
    date: options.date,
  });
  return { commit, changeSet, ...snapshot, warnings: docs.warnings };
}

/** The snapshot that HEAD holds; a database without anything in it before the first one. */
async function committedSnapshot(repository: string, connection: Connection, engine: string) {
  const path = relative(repository, connection.snapshotDir).replaceAll("\\", "/");
  const files = (await headOf(repository)) ? await readFilesAt(repository, "HEAD", path) : new Map<string, string>();
  if (files.size > 0) return { label: `${connection.name}@HEAD`, database: fromFiles(files), version: treeId(files) };
  const nothing = { schemas: [], extensions: [], eventTriggers: [], servers: [], publications: [], objects: [] };
  return { label: "nothing", database: canonical({ engine, ...nothing }), version: emptyVersion };
}

/** A first line for programs, as the site reads it; then the words. */
function writeChangeFile({ changesDir, name }: Connection, from: string, to: string, changeSet: ChangeSet): void {
  const { changes, findings } = changeSet;
  const count = (level: Severity) => findings.filter(({ severity }) => severity === level).length;
  const facts = {
    ...{ connection: name, from, to, changes: changes.length },
    ...{ breaking: count("breaking"), risky: count("risky"), safe: count("safe") },
  };
  const text = `<!-- schemalog change set: ${JSON.stringify(facts)} -->\n\n${renderMarkdown(changeSet)}`;
  const file = `${from.slice(0, 12)}..${to.slice(0, 12)}.md`;
  writeFiles(changesDir, new Map([[file, text]]), { missing: [file], stale: [], superfluous: [] });
}

function subject({ name }: Connection, { changes, findings }: ChangeSet): string {
  if (changes.length === 0) return `Schema of ${name}: docs brought up to date`;
  const severities = severityCounts(findings);
  return `Schema of ${name}: ${changeCounts(changes)}${severities === "" ? "" : ` (${severities})`}`;
}
