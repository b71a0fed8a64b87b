import { relative, resolve } from "node:path";
import { changeDiagram } from "../core/docs/index.ts";
import { annotationsOf, notesWithoutPlace, workflowCommands } from "../core/formats/annotations/index.ts";
import { renderCodeQuality } from "../core/formats/code-quality/index.ts";
import { renderComment } from "../core/formats/comment/index.ts";
import { renderJson } from "../core/formats/json/index.ts";
import { renderJunit } from "../core/formats/junit/index.ts";
import { renderMarkdown } from "../core/formats/markdown/change-set.ts";
import { renderSarif } from "../core/formats/sarif/index.ts";
import { renderTerminal } from "../core/formats/terminal/index.ts";
import { shownName } from "../core/masking/index.ts";
import type { ChangeSet } from "../core/model/change-set.ts";
import type { Database } from "../core/model/database.ts";
import type { Report } from "../core/model/report.ts";
import { type FailOn, failOnOf, fails } from "../core/review/gate.ts";
import { isHistoryKept } from "../core/review/ignore.ts";
import { review } from "../core/review/review.ts";
import type { Warning } from "../errors.ts";
import { judgedWay } from "../migrations/index.ts";
import { decisionsOf } from "../record/decisions.ts";
import { keepUnread } from "../record/keep-unread.ts";
import {
  folderSide,
  openMigrationsPair,
  openSide,
  type Pair,
  type SideOptions,
  settingsFor,
} from "../sources/index.ts";
import { readingsOf } from "../sources/side-text.ts";
import { changedSince, hasUncommitted, resolveCommit } from "../store/git/index.ts";
import { type Connection, chooseConnections, onOwnMachine, openWorkspace, type Workspace } from "../workspace/index.ts";
import type { Context, Run } from "./command.ts";

/**
 * Compares two sides, judges what changed and prints it; 1 when a finding is as bad as --fail-on says. Without a second
 * side it is the snapshot in the work tree: of every connection when the first side is a Git revision.
 */
export const run: Run = async ({ args: [from = "", to], options }, context) => {
  const workspace = onOwnMachine(await openWorkspace(context));
  const wanted = typeof options.connection === "string" ? options.connection : undefined;
  const compared: Compared[] = [];
  for (const connection of meant([from, to], wanted, workspace)) {
    const sideOptions = { cwd: context.cwd, env: context.env, connection: connection?.name };
    const { before, after, ...way } = await openSides([from, to], connection, workspace, sideOptions);
    const one = compare({ before, after, ...way }, connection, workspace, context);
    compared.push(one);
    const isOfSnapshots = to === undefined && connection !== undefined && one.set.changes.length === 0;
    for (const warning of isOfSnapshots ? await notInSnapshot(connection, from, workspace) : []) context.warn(warning);
  }
  const sets = compared.map(({ set }) => set);
  const failOn = failOnOf(options.failOn ?? workspace.config["fail-on"]);
  const format = context.json ? "json" : String(options.format);
  const render = formats[format];
  if (render) context.document(render(compared, { failOn, workspace }), { commands: format === "github" });
  else context.print(sets.map((set) => renderTerminal(set, { color: context.color })).join("\n"));
  return sets.some((set) => fails(set, failOn)) ? 1 : 0;
};

type Compared = { set: ChangeSet; before: Database; after: Database };

/** All formats but that of the terminal, which is coloured. */
const formats: Record<string, (compared: Compared[], options: { failOn: FailOn; workspace: Workspace }) => string> = {
  json: (compared) => renderJson(compared.map(({ set }) => set)),
  markdown: (compared) => compared.map(({ set }) => renderMarkdown(set)).join("\n"),
  comment: (compared, { workspace }) => renderComment(reportOf(compared, workspace), { limit: 65_000 }),
  sarif: (compared, { workspace }) => renderSarif(reportOf(compared, workspace)),
  gitlab: (compared, { workspace }) => renderCodeQuality(reportOf(compared, workspace)),
  github(compared, { workspace }) {
    const report = reportOf(compared, workspace);
    return workflowCommands([...annotationsOf(report), ...notesWithoutPlace(report)]).join("\n");
  },
  junit: (compared, { workspace, failOn }) =>
    renderJunit(reportOf(compared, workspace), failOn === "never" ? "breaking" : failOn),
  mermaid: (compared) =>
    compared.map(({ set, before, after }) => changeDiagram(set.changes, before, after) ?? "erDiagram").join("\n\n"),
};

function reportOf(compared: Compared[], { root, repository = root }: Workspace): Report {
  return {
    workspace: relative(repository, root).replaceAll("\\", "/"),
    connections: compared.map(({ set, before, after }) => ({
      name: set.connection ?? "database",
      changeSet: set,
      diagram: changeDiagram(set.changes, before, after),
      warnings: [],
      stale: [],
    })),
  };
}

/** Both sides; where both are migrations, with the statements that only the second has. */
async function openSides(
  [from, to]: [string, string | undefined],
  connection: Connection | undefined,
  workspace: Workspace,
  options: SideOptions,
): Promise<Pair> {
  const [one, other] = [readingsOf(from), readingsOf(to ?? "")].map(([reading]) => reading);
  if (one?.form === "migrations" && other?.form === "migrations") {
    const path = resolve(options.cwd, other.path);
    const settings = settingsFor(workspace, options, ({ migrations }) => migrations === path);
    return openMigrationsPair([one, other], settings, options);
  }
  const before = await openSide(from, workspace, options);
  const after =
    to === undefined && connection
      ? folderSide(connection.snapshotDir, `${connection.name} in the working tree`)
      : await openSide(to ?? "", workspace, options);
  return { before, after, statements: [] };
}

/** That migrations changed since a revision, of which the snapshot knows nothing: no changes are then no good news. */
async function notInSnapshot(
  { name, migrations }: Connection,
  revision: string,
  { root, repository }: Workspace,
): Promise<Warning[]> {
  if (migrations === undefined || repository === undefined) return [];
  const commit = await resolveCommit(repository, revision).catch(() => undefined); // another form of a side
  const folder = relative(repository, migrations).replaceAll("\\", "/");
  if (commit === undefined) return [];
  const isChanged = (await changedSince(repository, commit, folder)).length > 0;
  if (!isChanged && !(await hasUncommitted(repository, migrations))) return [];
  return [
    {
      object: name,
      message: `${relative(root, migrations)} changed since ${shownName(revision)}, and the snapshot did not: only snapshots were compared`,
      remedy: `To judge the migrations: schemalog ci --host local --base ${revision}`,
    },
  ];
}

/** The connections that are compared: the one asked for or named by a side; else all, or none where a `to` is given. */
function meant(
  [from, to]: [string, string | undefined],
  wanted: string | undefined,
  workspace: Workspace,
): (Connection | undefined)[] {
  if (wanted !== undefined) return chooseConnections(workspace, [wanted]);
  const named = [from, to ?? from].map((text) =>
    readingsOf(text).flatMap((side) =>
      side.form === "connection" || side.form === "connection at"
        ? workspace.connections.filter(({ name }) => name === side.name)
        : [],
    ),
  );
  const [first, second] = named.map(([connection]) => connection);
  if (first && second && first !== second) return [undefined];
  const only = first ?? second;
  if (only) return [only];
  if (workspace.connections.length === 1 || to === undefined) return chooseConnections(workspace);
  return [undefined];
}

function compare(
  { before, after, ...way }: Pair,
  connection: Connection | undefined,
  workspace: Workspace,
  context: Context,
): Compared {
  for (const warning of [...before.warnings, ...after.warnings]) context.warn(warning);
  // What one side could not read is taken to be as it is on the other: an unknown is no difference.
  const old = { ...before, database: keepUnread(before, after.database) };
  const now = { ...after, database: keepUnread(after, before.database) };
  const decisions = decisionsOf(connection, workspace.config, now.database);
  const isKept = isHistoryKept(way.refusals?.history, decisions.ignores);
  const { witness, from } = judgedWay(way, old.database, now.database, isKept);
  const set = review(old, now, decisions, witness, { ...way.refusals, from });
  return { set, before: old.database, after: now.database };
}
