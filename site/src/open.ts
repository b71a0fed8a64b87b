import { openWorkspace, remoteUrl, repositoryAddress, SchemalogError, type Workspace } from "schemalog";
import type { SiteOptions } from "./config.ts";
import { refusedPages } from "./data/extra-pages.ts";
import { isCrawled } from "./data/workspace.ts";
import { checkLogo } from "./logo.ts";

/**
 * The workspace that a site shows, with the address of its repository where the config or Git tells; warns of pages that are left
 * out. Throws SchemalogError (2) when there is nothing to show yet, or no logo.
 */
export async function openCrawled(options: SiteOptions): Promise<Workspace> {
  const workspace = await withAddress(await openWorkspace(options));
  if (!workspace.connections.some(isCrawled)) {
    throw new SchemalogError(`there is no snapshot in ${workspace.root} yet, so there is nothing to show`, {
      exitCode: 2,
      hint: "Write one with `schemalog crawl`.",
    });
  }
  await checkLogo(workspace);
  for (const warning of refusedPages(workspace)) options.warn?.(warning);
  return workspace;
}

async function withAddress(workspace: Workspace): Promise<Workspace> {
  const { repository, config } = workspace;
  if (config.site.repository !== undefined || repository === undefined) return workspace;
  const address = repositoryAddress((await remoteUrl(repository).catch(() => undefined)) ?? "");
  return address === undefined
    ? workspace
    : { ...workspace, config: { ...config, site: { ...config.site, repository: address } } };
}
