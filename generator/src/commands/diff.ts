import { type Connection, chooseConnections, openWorkspace, type Workspace } from "../config/index.ts";
import type { ChangeSet } from "../model/change-set.ts";
import { ignoresOf } from "../record/ignores.ts";
import { keepUnread } from "../record/keep-unread.ts";
import { renamesOf } from "../record/renames.ts";
import { renderJson } from "../render/json/index.ts";
import { renderMarkdown } from "../render/markdown/change-set.ts";
import { renderTerminal } from "../render/terminal/index.ts";
import { fails } from "../rules/gate.ts";
import { review } from "../rules/review.ts";
import { folderSide, openSide, type Side } from "../sources/index.ts";
import { readingsOf } from "../sources/side-text.ts";
import type { Context, Run } from "./command.ts";

/**
 * Compares two sides, judges what changed and prints it; 1 when a finding is as bad as --fail-on says. Without a second
 * side it is the snapshot in the work tree: of every connection when the first side is a Git revision.
 */
export const run: Run = async ({ args: [from = "", to], options }, context) => {
  const workspace = await openWorkspace(context);
  const wanted = typeof options.connection === "string" ? options.connection : undefined;
  const sets: ChangeSet[] = [];
  for (const connection of meant([from, to], wanted, workspace)) {
    const sideOptions = { cwd: context.cwd, env: context.env, connection: connection?.name };
    const before = await openSide(from, workspace, sideOptions);
    const after =
      to === undefined && connection
        ? folderSide(connection.snapshotDir, `${connection.name} in the work tree`)
        : await openSide(to ?? "", workspace, sideOptions);
    sets.push(compare(before, after, connection, workspace, context));
  }
  if (context.json || options.format === "json") context.print(renderJson(sets));
  else if (options.format === "markdown") context.print(sets.map(renderMarkdown).join("\n"));
  else context.print(sets.map((set) => renderTerminal(set, { color: context.color })).join("\n"));
  const failOn = String(options.failOn ?? workspace.config["fail-on"] ?? "");
  return sets.some((set) => fails(set, failOn)) ? 1 : 0;
};

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
  before: Side,
  after: Side,
  connection: Connection | undefined,
  workspace: Workspace,
  context: Context,
): ChangeSet {
  for (const warning of [...before.warnings, ...after.warnings]) context.warn(warning);
  // What one side could not read is taken to be as it is on the other: an unknown is no difference.
  const old = { ...before, database: keepUnread(before, after.database) };
  const now = { ...after, database: keepUnread(after, before.database) };
  return review(old, now, {
    connection: connection?.name,
    renames: renamesOf(connection, now.database),
    ignores: ignoresOf(connection, workspace.config),
  });
}
