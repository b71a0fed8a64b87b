import { existsSync } from "node:fs";
import { join } from "node:path";
import { SchemalogError, textsBelow, type Warning, type Workspace } from "schemalog";

/** A page that people wrote themselves. */
export type ExtraPage = { slug: string; title: string; text: string };

const prefix = "pages";
/** This file of the folder is no page of its own: it stands at the top of the home page. */
const homeFile = "index.md";

/** The folder of further pages, as a list of one or none. Throws SchemalogError (2) when it is not there. */
export function extraFolder({ root, config: { site }, connections }: Workspace): string[] {
  if (site.pages === undefined) return [];
  const folder = join(root, site.pages);
  if (!existsSync(folder)) {
    throw new SchemalogError(`the folder of additional pages, ${site.pages}, does not exist`, {
      exitCode: 2,
      hint: "Create it, or take `site.pages` out of schemalog.yml",
    });
  }
  if (connections.some(({ name }) => name === prefix)) {
    throw new SchemalogError(`the connection \`${prefix}\` and additional pages would have the same address`, {
      exitCode: 2,
      hint: "Rename the connection, or remove `site.pages` from schemalog.yml.",
    });
  }
  return [folder];
}

/** The further pages of a workspace, in the order of their paths. */
export const extraPages = (workspace: Workspace): ExtraPage[] =>
  [...readFolder(workspace).texts].filter(([path]) => path !== homeFile).map(([path, text]) => pageOf(path, text));

/** Markdown for the top of the home page; empty without any. */
export const homeText = (workspace: Workspace): string =>
  pageOf(homeFile, readFolder(workspace).texts.get(homeFile) ?? "").text;

/** Further pages that are left out: links out of the repository, names that hide something. */
export const refusedPages = (workspace: Workspace): Warning[] =>
  readFolder(workspace).refused.map(({ path, why }) => ({
    object: `${workspace.config.site.pages}/${path}`,
    message: `this ${why}`,
    remedy: "put the file or folder itself there, under a plain name",
  }));

/** Links are followed that stay in the repository: people show its README and its like as pages. */
function readFolder(workspace: Workspace): ReturnType<typeof textsBelow> {
  const { root, repository: boundary = root } = workspace;
  const [folder] = extraFolder(workspace);
  return folder === undefined ? { texts: new Map(), refused: [] } : textsBelow(folder, ".md", { boundary });
}

/** The title is the first heading, which the frame of the page shows; without one it is the name of the file. */
function pageOf(path: string, source: string): ExtraPage {
  const stem = path.replace(/\.md$/, "");
  const slug = `${prefix}/${stem.replace(/[^\w/-]+/g, "-").toLowerCase()}`;
  const [heading = "", title] = /^\s*# (.+)\n?/.exec(source) ?? [];
  return { slug, title: title?.trim() ?? stem, text: source.slice(heading.length) };
}
