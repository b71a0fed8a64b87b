import { describe, expect } from "vitest";
import { run as docs } from "../../src/commands/docs.ts";
import { inside, openWorkspace } from "../../src/workspace/index.ts";
import { byLink, config, links, out, shop, snapshot, workspace } from "./paths-workspace.ts";
import { runIn, said, trial } from "./trial.ts";

describe("paths in schemalog.yml", () => {
  const keys: Record<string, (path: string) => string> = {
    "docs.templates": (path) => `docs: { templates: ${path} }`,
    "site.logo": (path) => `site: { logo: ${path} }`,
    "site.pages": (path) => `site: { pages: ${path} }`,
    "site.out": (path) => `site: { out: ${path} }`,
    "connections.shop.migrations": (path) => `connections: { shop: { migrations: ${path} } }`,
  };
  const paths: [kind: string, path: string, says: string][] = [
    ["..", "db/../../outside", out],
    ["an absolute path", "/etc", "is absolute"],
    ["a link to a folder", "folder", byLink],
    ["a link to a file", "file", byLink],
    ["a link that leads nowhere yet", "nowhere", "leads nowhere through a symbolic link"],
    ["Git's own folder", ".git/hooks", "leads into .git"],
    ["a twin of Git's own folder", "db/.GIT", "leads into .git"],
    ["letters that run backwards", "db/\u202elqs.gnp", "invisible character in its name (U+202E)"],
    ["a space at the end", "db/sub ", "ends in a dot or space"],
  ];
  for (const [key, text] of Object.entries(keys)) {
    for (const [kind, path, says] of paths) {
      const files = { "schemalog.yml": `${text(JSON.stringify(path))}\n` };
      trial({ tried: `${kind} as ${key}`, says: `${key}: the path `, files, links }, async ({ repo }) => {
        const heard = await said(() => openWorkspace({ cwd: repo }));
        expect(heard).toContain(says);
        return heard;
      });
    }
  }

  const texts: [kind: string, path: string, says: string][] = [
    ["a folder below a link", "folder/public", byLink],
    ["a link to a link", "a", byLink],
    ["a link to itself", "loop", "leads nowhere"],
    ["a link to Git's hooks", "hooks", "leads into .git"],
    ["what Windows takes for Git's folder: a dot", ".git./hooks", "leads into .git"],
    ["what Windows takes for Git's folder: a short name", "GIT~1/hooks", "leads into .git"],
    ["what Windows takes for Git's folder: a stream", ".git::$INDEX_ALLOCATION", "leads into .git"],
    ["what macOS takes for Git's folder", ".g\u200dit/hooks", "invisible character in its name (U+200D)"],
    ["a drive", "C:\\Windows", "is absolute"],
    ["a folder of another drive", "C:outside", "is absolute"],
    ["a share", "\\\\server\\share", "is absolute"],
    ["the root of a drive", "\\Windows", "is absolute"],
    ["backslashes", "db\\..\\..\\outside", out],
    ["another stream of a file", "db/1.sql:hidden", "contains a colon"],
    ["a device", "db/nul", "is a device"],
    ["a device with an ending", "COM1.sql", "is a device"],
    ["a device with a superscript", "lpt¹", "is a device"],
    ["a dot at the end", "db./x", "ends in a dot or space"],
    ["a space without a width", "d\u200bb", "invisible character in its name (U+200B)"],
    ["a byte order mark", "\ufeffdb", "invisible character in its name (U+FEFF)"],
    ["an end of the text for C", "db\0/../../outside", "invisible character in its name (U+0000)"],
    ["a filler that is a letter by its class", "db\u3164", "invisible character in its name (U+3164)"],
  ];
  for (const [kind, path, says] of texts) {
    trial({ tried: kind, says, links }, ({ repo }) => said(() => inside(repo, repo, path, "a key")));
  }

  trial(
    {
      tried: "the default folder of the site as a link, without schemalog.yml",
      says: "site.out",
      files: snapshot,
      links: { "site-dist": "../outside" },
    },
    ({ repo }) => said(() => openWorkspace({ cwd: repo })),
  );
});

describe("schemalog.yml", () => {
  for (const [tried, target, says] of [
    ["a link to a file", "../outside/secret.yml", byLink],
    ["an absolute link", "OUTSIDE/secret.json", byLink],
    ["a link that leads nowhere yet", "../outside/new.yml", "leads nowhere"],
    ["a link to Git's config", ".git/config", "leads into .git"],
  ] as const) {
    trial({ tried: `${tried} as schemalog.yml`, says, links: { "schemalog.yml": target } }, ({ repo }) =>
      said(() => openWorkspace({ cwd: repo })),
    );
  }
  trial({ tried: "a link as --config", says: byLink, links: { "my.yml": "../outside/secret.yml" } }, ({ repo }) =>
    said(() => openWorkspace({ cwd: repo, config: "my.yml" })),
  );
  trial({ tried: "--config in a linked folder", says: byLink, links: { conf: "../outside" } }, ({ repo }) =>
    said(() => openWorkspace({ cwd: repo, config: "conf/secret.yml" })),
  );
});

describe("folders of a connection", () => {
  const folders = ["snapshot", "changes", "docs", "annotations"];
  for (const path of ["schema-snapshots", shop, ...folders.map((name) => `${shop}/${name}`)]) {
    const up = "../".repeat(path.split("/").length);
    trial({ tried: `${path} as a link`, says: byLink, files: config, links: { [path]: `${up}outside` } }, ({ repo }) =>
      said(() => openWorkspace({ cwd: repo })),
    );
  }
  trial(
    {
      tried: `${shop}/docs as a link that leads nowhere yet`,
      says: "leads nowhere",
      files: config,
      links: { [`${shop}/docs`]: "../../../outside/new" },
    },
    ({ repo }) => said(() => openWorkspace({ cwd: repo })),
  );
  trial(
    {
      tried: "the names in a linked schema-snapshots/",
      says: `schema-snapshots: the path ${byLink}`,
      links: { "schema-snapshots": "../outside" },
    },
    async ({ repo }) => {
      const heard = await said(() => openWorkspace({ cwd: repo }));
      expect(heard).not.toContain("meta");
      return heard;
    },
  );
  trial(
    {
      tried: "a connection's folder whose name runs backwards",
      says: "sh\\u{202e}op of the connection: the path has an invisible character",
      files: { "schema-snapshots/sh\u202eop/snapshot/database.json": "{}" },
    },
    ({ repo }) => said(() => openWorkspace({ cwd: repo })),
  );
  for (const twin of ["ANNOTATIONS", "DOCS", "Changes"]) {
    trial(
      {
        tried: `${twin} as a link, a twin where case makes no difference`,
        says: "done: 0",
        files: workspace,
        links: { [`${shop}/${twin}`]: "../../../outside" },
      },
      ({ repo }) => runIn(docs, repo),
    );
  }
});
