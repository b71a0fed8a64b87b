import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openWorkspace, type Workspace } from "schemalog";
import { describe, expect } from "vitest";
import { attempt } from "../../generator/test/hostile/attempt.ts";
import { canary, type Place, place } from "../../generator/test/hostile/outside.ts";
import { said, type Trial, trial } from "../../generator/test/hostile/trial.ts";
import { astroConfig, outOf, type SiteOptions } from "../src/config.ts";
import { build, preview } from "../src/index.ts";
import { openCrawled } from "../src/open.ts";
import { siteOf } from "../src/pages.ts";
import { schemalog } from "./support/sites.ts";

const shop = "schema-snapshots/shop";
const facts = '{ "format": 1, "engine": "postgres", "schemas": [{ "name": "public" }] }\n';
const config = (site: string) => ({
  "schemalog.yml": `connections: { shop: { url: env:SHOP } }\nsite: ${site}\n`,
  [`${shop}/snapshot/database.json`]: facts,
});

/** All that the site would show, and what is said of what it leaves out. */
async function shown({ repo }: Place): Promise<string> {
  const warnings: string[] = [];
  const warn: SiteOptions["warn"] = (warning) => void warnings.push(`warning: ${JSON.stringify(warning)}`);
  const heard = await said(async () => {
    const { pages } = await siteOf(await openCrawled({ cwd: repo, warn }), "/");
    return pages.map(({ slug, title, content }) => [slug, title, content().body.markup]);
  });
  return [...warnings, heard].join("\n");
}

const out = "leads outside the repository";

describe("further pages", () => {
  const files = { ...config("{ pages: pages }"), "pages/team.md": "# Team\n" };
  const cases: Trial[] = [
    {
      tried: "a link to a file",
      says: `pages/x.md","message":"this is a symbolic link that ${out}`,
      links: { "x.md": "../../outside/secret.md" },
    },
    { tried: "an absolute link", says: out, links: { "x.md": "OUTSIDE/secret.md" } },
    { tried: "the home page as a link", says: out, links: { "index.md": "../../outside/secret.md" } },
    { tried: "a link to a folder", says: out, links: { more: "../../outside" } },
    {
      tried: "a link to a folder, by a link in the repository",
      says: out,
      links: { "more/deep": "../../y", "../y": "OUTSIDE" },
    },
    { tried: "a link that leads nowhere yet", says: "leads nowhere", links: { "x.md": "../../outside/new.md" } },
    { tried: "a link to Git's config", says: "leads into .git", links: { "x.md": "../.git/config" } },
    {
      tried: "a link to the repository's .env",
      says: "another kind of file",
      files: { ".env": canary },
      links: { "x.md": "../.env" },
    },
    {
      tried: "a name that is a way on Windows",
      says: "has a backslash",
      files: { "pages/..\\..\\outside\\secret.md": "" },
    },
    { tried: "a name that runs backwards", says: "\\\\u{202e}", files: { "pages/\u202edm.x.md": "" } },
    { tried: "a link as twin in case", says: out, links: { "TEAM.md": "OUTSIDE/secret.md" } },
    { tried: "a link to the folder that it is in", says: "already been read", links: { again: "." } },
  ];
  for (const one of cases) {
    const links = Object.fromEntries(Object.entries(one.links ?? {}).map(([path, to]) => [join("pages", path), to]));
    trial({ ...one, tried: `${one.tried} in site.pages`, files: { ...files, ...one.files }, links }, async (here) => {
      const heard = await shown(here);
      expect(heard).toContain("Team");
      return heard;
    });
  }
  attempt("a link to the README of the repository", "is a page", async () => {
    const here = place({ ...files, "README.md": "# Read me\n" });
    here.link("pages/about.md", "../README.md");
    expect(await shown(here)).toContain('["pages/about","Read me"');
  });
});

describe("change files", () => {
  const name = "000000000000..111111111111.md";
  for (const [tried, path, target] of [
    ["a link to a file", name, "../../../../outside/secret.md"],
    ["a link to a file of the repository", name, "../../../.env"],
    ["a link to a folder", "old", "../../../../outside"],
    ["a link that leads nowhere yet", name, "OUTSIDE/new.md"],
  ] as const) {
    const files = { ...config("{}"), ".env": canary };
    trial(
      { tried: `${tried} in changes/`, says: "done", files, links: { [`${shop}/changes/${path}`]: target } },
      shown,
    );
  }
});

describe("the logo", () => {
  const logo = (path: string) => config(`{ logo: ${path} }`);
  const cases: Trial[] = [
    { tried: "a file that is no image", says: "there is no image .env", files: { ...logo(".env"), ".env": canary } },
    {
      tried: "a link to a file that is no image",
      says: "there is no image",
      files: { ...logo("logo.svg"), ".env": canary },
      links: { "logo.svg": ".env" },
    },
    {
      tried: "a link out of the repository",
      says: out,
      files: logo("logo.svg"),
      links: { "logo.svg": "../outside/secret.svg" },
    },
    { tried: "a link to Git's own folder", says: "leads into .git", files: logo("a/config"), links: { a: ".git" } },
  ];
  for (const one of cases) {
    trial({ ...one, tried: `${one.tried} as site.logo` }, ({ repo }) =>
      said(async () => typeof astroConfig(await openWorkspace({ cwd: repo }), { cwd: repo }, join(repo, "site-dist"))),
    );
  }
});

describe("the folder of the site", () => {
  const marker = { "src/.schemalog-site": "", "src/mine.ts": "mine" };
  const folderOf = ({ repo }: Place, given?: string) =>
    said(async () =>
      outOf((await openWorkspace({ cwd: repo })) as Workspace, { cwd: repo, out: given && join(repo, given) }),
    );
  const through = "is a symbolic link, and schemalog does not write through symbolic links";
  const cases: (Trial & { given?: string })[] = [
    {
      tried: "the workspace itself, marked as a site",
      says: "it contains",
      files: { ...config("{ out: . }"), ".schemalog-site": "" },
    },
    {
      tried: "the snapshots, marked as a site",
      says: "it contains",
      files: { ...config("{ out: schema-snapshots }"), "schema-snapshots/.schemalog-site": "" },
    },
    {
      tried: "a folder that a repository is in",
      says: "it contains a Git repository",
      files: { ...config("{ out: sub }"), "sub/.git": "gitdir: x", "sub/.schemalog-site": "" },
    },
    {
      tried: "a link within the repository",
      says: through,
      files: { ...config("{ out: site }"), ...marker },
      links: { site: "src" },
    },
    {
      tried: "a link that leads nowhere yet",
      says: "leads nowhere",
      files: config("{ out: site }"),
      links: { site: "../outside/new" },
    },
    {
      tried: "a link, given on the command line",
      says: through,
      given: "site",
      files: config("{}"),
      links: { site: "../outside" },
    },
    {
      tried: "a folder behind a link, given on the command line",
      says: through,
      given: "a/site",
      files: config("{}"),
      links: { a: "../outside" },
    },
    {
      tried: "Git's hooks, given on the command line",
      says: "leads into .git",
      given: ".git/hooks",
      files: config("{}"),
    },
  ];
  for (const { given, ...one } of cases)
    trial({ ...one, tried: `${one.tried}, as site.out` }, (here) => folderOf(here, given));

  for (const [tried, path, target] of [
    ["a link to a folder", "site-dist/disk", "OUTSIDE"],
    ["a link to a file", "site-dist/a/index.html", "../../../outside/secret.md"],
  ] as const) {
    const files = { ...config("{}"), "site-dist/index.html": "<p>", "site-dist/.schemalog-site": "" };
    trial(
      { tried: `${tried} in a site that is served`, says: "is a symbolic link", files, links: { [path]: target } },
      ({ repo }) => said(() => preview({ cwd: repo })),
    );
  }
  trial(
    {
      tried: "the root of the disk, served without schemalog.yml",
      says: out,
      files: { [`${shop}/snapshot/database.json`]: facts },
      links: { "site-dist": "/" },
    },
    ({ repo }) => said(() => preview({ cwd: repo })),
  );
  trial(
    {
      tried: "links in a site that is replaced",
      says: "error",
      files: { ...config("{ pages: none }"), "site-dist/.schemalog-site": "" },
      links: { "site-dist/old": "../../outside" },
    },
    ({ repo }) => said(() => build({ cwd: repo })),
  );
});

attempt("a site of a repository full of links, built by the command", "has nothing from outside", () => {
  const here = place({ ...config("{ pages: pages }"), "pages/team.md": "# Team\n" });
  here.link("pages/x.md", "../../outside/secret.md");
  here.link("pages/more", "../../outside");
  here.link(`${shop}/changes/a..b.md`, "../../../../outside/secret.md");
  mkdirSync(join(here.repo, shop, "annotations"));
  here.link(`${shop}/annotations/public`, "../../../../outside/public");
  writeFileSync(join(here.repo, ".gitignore"), "site-dist\n");
  schemalog(["site", "build"], here.repo);
  const site = join(here.repo, "site-dist");
  const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name } of files)
    expect(readFileSync(join(parentPath, name), "latin1")).not.toContain(canary);
  expect(existsSync(join(site, "pages/team/index.html"))).toBe(true);
  here.check();
});
