import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import starlight from "@astrojs/starlight";
import type { AstroInlineConfig } from "astro";
import { type Connection, openWorkspace, type Workspace } from "schemalog";
import { baseVariable, workspaceVariable } from "./loader.ts";
import { slugOf } from "./url.ts";

export type SiteOptions = {
  /** The folder of schemalog.yml, or the one that schema-snapshots/ is in. */
  root: string;
  /** Where the site is written to; that of the config without it. */
  out?: string | undefined;
  port?: number | undefined;
};

/** The package itself is the Astro project; the workspace is only read. */
export const packageRoot = fileURLToPath(new URL("..", import.meta.url));

/** Where the finished site of a workspace is. */
export async function outOf({ root, out }: SiteOptions): Promise<string> {
  const workspace = await openWorkspace({ cwd: root });
  return resolve(workspace.root, out ?? workspace.config.site.out);
}

/** Astro's configuration for a workspace. Tells the loader by environment variables, its only way in. */
export async function astroConfig({ root, port }: SiteOptions, outDir: string): Promise<AstroInlineConfig> {
  const workspace = await openWorkspace({ cwd: root });
  const { site } = workspace.config;
  const base = site.base.endsWith("/") ? site.base : `${site.base}/`;
  process.env[workspaceVariable] = workspace.root;
  process.env[baseVariable] = base;
  process.env.ASTRO_TELEMETRY_DISABLED = "1";
  return {
    configFile: false,
    root: packageRoot,
    srcDir: join(packageRoot, "app"),
    outDir,
    cacheDir: join(tmpdir(), `schemalog-site-${process.pid}`),
    publicDir: join(packageRoot, "public"),
    ...(site.url !== undefined && { site: site.url }),
    base,
    trailingSlash: "always",
    logLevel: "warn",
    devToolbar: { enabled: false },
    server: { host: "127.0.0.1", ...(port !== undefined && { port }) },
    prefetch: false,
    integrations: [
      starlight({
        title: site.title,
        ...(site.description !== undefined && { description: site.description }),
        ...(site.logo !== undefined && { logo: { src: resolve(workspace.root, site.logo), alt: "" } }),
        customCss: [join(packageRoot, "app/styles/schemalog.css")],
        components: { Head: join(packageRoot, "app/components/Head.astro") },
        sidebar: sidebarOf(workspace),
        social: socialOf(site.repository),
        head: accentStyle(site.accent),
        lastUpdated: false,
        pagination: false,
        expressiveCode: false,
        credits: false,
        tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 2 },
        disable404Route: false,
      }),
    ],
  };
}

/** Never the tables: a sidebar that lists them makes every page grow with the database. */
const sidebarOf = ({ connections }: Workspace) => [
  { label: "Home", link: "/" },
  ...connections.map(({ name }: Connection) => ({
    label: name,
    items: [
      { label: "Overview", link: `/${slugOf(name, "")}` },
      { label: "Changes", link: `/${slugOf(name, "changes")}/` },
    ],
  })),
];

function socialOf(repository: string | undefined) {
  if (repository === undefined) return [];
  const icon = /gitlab/i.test(repository) ? ("gitlab" as const) : ("github" as const);
  return [{ icon, label: "Repository", href: repository }];
}

/** The accent colour is checked by the config: `#` and hexadecimal digits. */
const accentStyle = (accent: string | undefined) =>
  accent === undefined
    ? []
    : [{ tag: "style" as const, content: `:root{--sl-color-accent:${accent};--sl-color-text-accent:${accent}}` }];
