import { openWorkspace, SchemalogError, type Workspace } from "schemalog";
import type { SiteOptions } from "./config.ts";
import { isCrawled } from "./data/workspace.ts";

/** The workspace that a site shows. Throws SchemalogError (2) when there is nothing to show yet. */
export async function openCrawled(options: SiteOptions): Promise<Workspace> {
  const workspace = await openWorkspace(options);
  if (!workspace.connections.some(isCrawled)) {
    throw new SchemalogError(`there is no snapshot in ${workspace.root} yet, so there is nothing to show`, {
      exitCode: 2,
      hint: "Write one with `schemalog crawl`",
    });
  }
  return workspace;
}
