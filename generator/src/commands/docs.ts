import { relative } from "node:path";
import { printable } from "../core/formats/terminal/escape.ts";
import { SchemalogError, type Warning } from "../errors.ts";
import { planDocs } from "../record/docs-files.ts";
import { writeFiles } from "../record/generated-files.ts";
import { withLock } from "../store/runs/lock.ts";
import { readSnapshot } from "../store/snapshot/index.ts";
import { chooseConnections, openWorkspace, type Workspace } from "../workspace/index.ts";
import type { Context, Input, Run } from "./command.ts";

/** Snapshots and annotations → Markdown; with --check it only names what is not up to date, and returns 1. */
export const run: Run = async (input, context) => {
  const workspace = await openWorkspace(context);
  const work = () => documented(workspace, input, context);
  // Pages are made of one state of the snapshot, and of no other run's.
  return input.options.check ? work() : withLock(workspace.root, work, { tell: context.progress });
};

async function documented(workspace: Workspace, { args, options }: Input, context: Context): Promise<0 | 1> {
  const check = options.check === true;
  // All that can be wrong is found before a page is written.
  const plans = await Promise.all(
    chooseConnections(workspace, args).map(async (connection) => {
      const database = await readSnapshot(connection.snapshotDir);
      return { connection, ...planDocs(workspace, connection, database) };
    }),
  );
  refuse(plans.flatMap(({ broken }) => broken));
  const results = plans.map(({ connection, files, plan, warnings }) => {
    for (const warning of warnings) context.warn(warning);
    if (!check) writeFiles(connection.docsDir, files, plan, connection.boundary);
    const dir = relative(context.cwd, connection.docsDir) || ".";
    return { name: connection.name, dir, pages: files.size, ...plan };
  });
  const open = results.some(
    ({ missing, stale, superfluous, edited }) => [missing, stale, superfluous, edited].flat().length > 0,
  );
  if (context.json) {
    context.document(JSON.stringify({ connections: results }, null, 2));
  } else {
    for (const { name, dir, pages, missing, stale, superfluous, edited } of results) {
      if (check) {
        for (const [state, paths] of Object.entries({ missing, stale, superfluous, edited })) {
          for (const path of paths) context.print(printable(`${state}: ${dir}/${path}`));
        }
      } else {
        context.print(
          `${name}: ${pages} pages in ${dir} (${missing.length} new, ${stale.length} changed, ${superfluous.length} removed)`,
        );
      }
    }
    if (check) context.print(open ? "The docs are out of date: run `schemalog docs`" : "The docs are up to date");
  }
  if (workspace.configFile === undefined)
    context.progress("There is no schemalog.yml; to save settings, run: schemalog init");
  return check && open ? 1 : 0;
}

/** One error for all annotations that cannot be read: without them the pages would lose what people wrote. */
function refuse(broken: Warning[]): void {
  const [first, ...others] = broken.map(({ object, message }) => printable(`${object}: ${message}`));
  if (first === undefined) return;
  throw new SchemalogError([first, ...others].join("\n  "), {
    exitCode: 2,
    hint: "Correct the front matter and run again; nothing was written.",
  });
}
