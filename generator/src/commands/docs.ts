import { relative } from "node:path";
import { chooseConnections, openWorkspace } from "../config/index.ts";
import { planDocs } from "../record/docs-files.ts";
import { writeFiles } from "../record/generated-files.ts";
import { readSnapshot } from "../snapshot/index.ts";
import type { Run } from "./command.ts";

/** Snapshots and annotations → Markdown; with --check it only names what is not up to date, and returns 1. */
export const run: Run = async ({ args, options }, context) => {
  const workspace = await openWorkspace(context);
  const check = options.check === true;
  const results = [];
  for (const connection of chooseConnections(workspace, args)) {
    const database = await readSnapshot(connection.snapshotDir);
    const { files, plan, warnings } = planDocs(workspace, connection, database);
    for (const warning of warnings) context.warn(warning);
    if (!check) writeFiles(connection.docsDir, files, plan);
    results.push({
      name: connection.name,
      dir: relative(context.cwd, connection.docsDir) || ".",
      pages: files.size,
      ...plan,
    });
  }
  const open = results.some(
    ({ missing, stale, superfluous }) => missing.length + stale.length + superfluous.length > 0,
  );
  if (context.json) {
    context.print(JSON.stringify({ connections: results }, null, 2));
  } else {
    for (const { name, dir, pages, missing, stale, superfluous } of results) {
      if (check) {
        for (const [state, paths] of Object.entries({ missing, stale, superfluous })) {
          for (const path of paths) context.print(`${state}: ${dir}/${path}`);
        }
      } else {
        context.print(
          `${name}: ${pages} pages in ${dir} (${missing.length} new, ${stale.length} changed, ${superfluous.length} removed)`,
        );
      }
    }
    if (check) context.print(open ? "The docs are not up to date: run `schemalog docs`" : "The docs are up to date");
  }
  if (workspace.configFile === undefined)
    context.progress("There is no schemalog.yml; to keep settings: schemalog init");
  return check && open ? 1 : 0;
};
