import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SchemalogError, type Workspace } from "schemalog";

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
    throw new SchemalogError(`the folder of further pages, ${site.pages}, is not there`, {
      exitCode: 2,
      hint: "Create it, or take `site.pages` out of schemalog.yml",
    });
  }
  if (connections.some(({ name }) => name === prefix)) {
    throw new SchemalogError(`the connection \`${prefix}\` and further pages would be at the same address`, {
      exitCode: 2,
      hint: "Give the connection another name, or take `site.pages` out of schemalog.yml",
    });
  }
  return [folder];
}

/** The further pages of a workspace, in the order of their paths. */
export function extraPages(workspace: Workspace): ExtraPage[] {
  return extraFolder(workspace).flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((path) => path.replaceAll("\\", "/"))
      .filter((path) => path.endsWith(".md") && path !== homeFile)
      .sort()
      .map((path) => pageOf(path, readFileSync(join(folder, path), "utf8"))),
  );
}

/** Markdown for the top of the home page; empty without any. */
export function homeText(workspace: Workspace): string {
  const file = extraFolder(workspace).map((folder) => join(folder, homeFile))[0];
  return file !== undefined && existsSync(file) ? pageOf(homeFile, readFileSync(file, "utf8")).text : "";
}

/** The title is the first heading, which the frame of the page shows; without one it is the name of the file. */
function pageOf(path: string, source: string): ExtraPage {
  const stem = path.replace(/\.md$/, "");
  const slug = `${prefix}/${stem.replace(/[^\w/-]+/g, "-").toLowerCase()}`;
  const [heading = "", title] = /^\s*# (.+)\n?/.exec(source) ?? [];
  return { slug, title: title?.trim() ?? stem, text: source.slice(heading.length) };
}
