import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import starlight from "@astrojs/starlight";
import type { AstroInlineConfig } from "astro";
import {
  type Connection,
  checkWritable,
  hostAt,
  isBelow,
  SchemalogError,
  type Warning,
  type Workspace,
} from "schemalog";
import { accentCss } from "./accent.ts";
import { extraPages } from "./data/extra-pages.ts";
import { isCrawled } from "./data/workspace.ts";
import { escapeHtml } from "./html/html.ts";
import { copyLogo } from "./logo.ts";
import { outsideFiles } from "./outside-files.ts";
import { slugOf } from "./url.ts";
import { workFolder } from "./work-folder.ts";

export type SiteOptions = {
  /** A folder of the workspace, and its schemalog.yml where it is not found by looking upwards from there. */
  cwd: string;
  config?: string | undefined;
  /** Where the site is written to; that of the config without it. */
  out?: string | undefined;
  port?: number | undefined;
  /** Is told of what is left out. */
  warn?: ((warning: Warning) => void) | undefined;
};

/** What Astro builds is in the package, and a folder of its own is the project (work-folder.ts); package and workspace are only read. */
export const packageRoot = fileURLToPath(new URL("..", import.meta.url));

/**
 * Where the finished site of a workspace is. Throws SchemalogError (2) where a link is in the way, or what the site is made
 * from: that folder is replaced as a whole.
 */
export function outOf(workspace: Workspace, options: SiteOptions): string {
  const { root, repository: boundary = root, config, configFile, connections } = workspace;
  const out = resolve(root, options.out ?? config.site.out);
  if (isBelow(boundary, out)) checkWritable(boundary, out);
  const sources = [config.site.pages, config.site.logo, config.docs.templates].map(
    (path) => path && resolve(root, path),
  );
  const folders = connections.flatMap(({ dir, migrations }) => [dir, migrations]);
  const held = [root, configFile, ...folders, ...sources].find((path) => path && isBelow(out, path));
  if (held === undefined && !existsSync(join(out, ".git"))) return out;
  throw new SchemalogError(`${out} can't be the site's output folder: it contains ${held ?? "a Git repository"}`, {
    exitCode: 2,
    hint: "Write the site to its own folder, as in `out: site-dist`.",
  });
}

/** The path that the site is served below, with a slash at its end. */
export const baseOf = ({ config: { site } }: Workspace): string =>
  site.base.endsWith("/") ? site.base : `${site.base}/`;

/** Astro's configuration for a workspace; `folder` is the project. */
export function astroConfig(
  workspace: Workspace,
  { port }: SiteOptions,
  outDir: string,
  folder: string = workFolder(),
): AstroInlineConfig {
  const { site } = workspace.config;
  const logo = copyLogo(workspace, folder);
  process.env.ASTRO_TELEMETRY_DISABLED = "1";
  return {
    configFile: false,
    root: folder,
    srcDir: join(packageRoot, "app"),
    outDir,
    cacheDir: folder,
    publicDir: join(packageRoot, "public"),
    ...(site.url !== undefined && { site: site.url }),
    base: baseOf(workspace),
    trailingSlash: "always",
    logLevel: "error",
    devToolbar: { enabled: false },
    server: { host: "127.0.0.1", ...(port !== undefined && { port }) },
    prefetch: false,
    vite: viteConfig(folder),
    integrations: [
      starlight({
        title: site.title,
        ...(site.description !== undefined && { description: site.description }),
        ...(logo !== undefined && { logo: { src: logo, alt: "" } }),
        customCss: [join(packageRoot, "app/styles/schemalog.css")],
        components: {
          Head: join(packageRoot, "app/components/Head.astro"),
          MarkdownContent: join(packageRoot, "app/components/MarkdownContent.astro"),
          PageTitle: join(packageRoot, "app/components/PageTitle.astro"),
          Search: join(packageRoot, "app/components/Search.astro"),
        },
        sidebar: sidebarOf(workspace),
        social: socialOf(site.repository),
        // Starlight writes a title as it is, be it markup; each page has its own (see loader.ts), and this is for all others.
        head: [{ tag: "title", content: escapeHtml(site.title) }, ...accentStyle(site.accent)],
        pagefind: false,
        lastUpdated: false,
        pagination: false,
        expressiveCode: false,
        credits: false,
        tableOfContents: false,
        disable404Route: false,
      }),
    ],
  };
}

/**
 * The package may be installed in a stranger's clone. Vite would look there, upwards from the package, for PostCSS plugins to
 * run, and for the root of what it serves.
 */
const viteConfig = (folder: string): AstroInlineConfig["vite"] => ({
  cacheDir: join(folder, ".vite"),
  plugins: [outsideFiles],
  css: { postcss: { plugins: [] } },
  server: { fs: { allow: [packageRoot, modulesFolder(), folder] } },
});

/** Where the packages are that this one imports: the outermost `node_modules`, for some are links from one into another. */
function modulesFolder(): string {
  const [above] = createRequire(import.meta.url)
    .resolve("astro/package.json")
    .split(`${sep}node_modules${sep}`);
  return join(above ?? packageRoot, "node_modules");
}

/** Never the tables: a sidebar that lists them makes every page grow with the database. The browser adds them (app/client/sidebar.ts). */
const sidebarOf = (workspace: Workspace) => [
  { label: "Home", link: "/" },
  ...workspace.connections.filter(isCrawled).map(({ name }: Connection) => ({
    label: name,
    items: [
      { label: "Overview", link: `/${slugOf(name, "")}`, attrs: { "data-connection": name } },
      { label: "Changes", link: `/${slugOf(name, "changes")}/` },
    ],
  })),
  ...groupOf(
    "More",
    extraPages(workspace).map(({ slug, title }) => ({ label: title, link: `/${slug}/` })),
  ),
  ...groupOf(
    "Links",
    workspace.config.site.links.map(({ label, url }) => ({ label, link: url })),
  ),
];

const groupOf = <Item>(label: string, items: Item[]) => (items.length > 0 ? [{ label, items }] : []);

function socialOf(repository: string | undefined) {
  if (repository === undefined) return [];
  const icon = hostAt(new URL(repository).hostname) ?? ("github" as const);
  return [{ icon, label: "Repository", href: repository }];
}

const accentStyle = (accent: string | undefined) =>
  accent === undefined ? [] : [{ tag: "style" as const, content: accentCss(accent) }];
