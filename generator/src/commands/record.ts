import { relative } from "node:path";
import { counted } from "../core/names/counted.ts";
import { shortId } from "../core/names/git-id.ts";
import { recordBase } from "../jobs/record-base.ts";
import { requestWorkspace } from "../jobs/request-workspace.ts";
import { readToRecord } from "../jobs/to-record.ts";
import type { CommitWords } from "../record/commit-record.ts";
import { inRepository, type Recorded, record } from "../record/record.ts";
import { startTimings } from "../timings.ts";
import { onOwnMachine, openWorkspace } from "../workspace/index.ts";
import { type Chosen, choose, eachApart, inConnection } from "./chosen-connections.ts";
import type { Context, Input, Run } from "./command.ts";

/** Writes the files that CI asks for. */
export const run: Run = (input, context) => recordEach(input, context);

/** Records connections, each by itself, and commits them where there are words for that. */
export async function recordEach({ args, options }: Input, context: Context, commit?: CommitWords): Promise<0> {
  const workspace = inRepository(onOwnMachine(await openWorkspace(context)));
  const chosen = choose(workspace, args);
  const { env, cwd, config } = context;
  const base = await recordBase(
    workspace.repository,
    env,
    options.base === undefined ? undefined : String(options.base),
  );
  const { revision, isDefault } = base;
  const request =
    isDefault || revision === undefined
      ? undefined
      : await requestWorkspace(workspace, { cwd, config, base: revision });
  const { results, failure } = await eachApart(chosen, async ({ connection, url }) => {
    const given = { workspace, env, timings: startTimings(), request, url };
    const { workspace: settled, connection: scoped, warnings, judge } = await readToRecord(connection, given);
    for (const warning of warnings) context.warn(inConnection(warning, connection));
    const recorded = await record(settled, scoped, judge, { base, commit, tell: context.progress });
    for (const warning of recorded.warnings) context.warn(inConnection(warning, connection));
    if (!context.json) context.print(lineOf({ connection }, recorded, context, commit !== undefined));
    const { version, objects, written, deleted, commit: id } = recorded;
    return { name: connection.name, version, objects, written, deleted, commit: id };
  });
  if (context.json) context.document(JSON.stringify({ connections: results }, null, 2));
  if (failure) throw failure;
  return 0;
}

function lineOf({ connection }: Chosen, recorded: Recorded, { cwd }: Context, isCommit: boolean): string {
  const { commit: id, changeSet, objects, written, deleted } = recorded;
  const start = `${connection.name}: ${counted(objects, "object")}, `;
  if (id !== undefined) return `${start}committed ${shortId(id)}, ${counted(changeSet.changes.length, "change")}`;
  if (isCommit) return `${start}nothing to commit`;
  const isNothing = written.length + deleted.length === 0;
  const what = isNothing ? "unchanged" : `${counted(written.length, "file")} written, ${deleted.length} deleted`;
  return `${start}${what} (${relative(cwd, connection.dir) || "."})`;
}
