import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run as docs } from "../../src/commands/docs.ts";
import { run as init } from "../../src/commands/init.ts";
import { toFiles } from "../../src/core/canonical/index.ts";
import { readMigrations } from "../../src/migrations/index.ts";
import { writeFiles } from "../../src/record/generated-files.ts";
import { presentFiles } from "../../src/record/plan.ts";
import { openSide } from "../../src/sources/index.ts";
import { commitPaths } from "../../src/store/git/index.ts";
import { readSnapshotFiles, writeSnapshot } from "../../src/store/snapshot/index.ts";
import { connectionOf, inside, openWorkspace } from "../../src/workspace/index.ts";
import { write } from "../support/cli.ts";
import { databaseOf, table } from "../support/history.ts";
import { attempt } from "./attempt.ts";
import { canary, type Place, place, written } from "./outside.ts";
import { runIn, said, type Trial, trial } from "./trial.ts";

const shop = "schema-snapshots/shop";
const database = databaseOf(table("orders", ["id integer"]));
const snapshot = Object.fromEntries([...toFiles(database)].map(([path, text]) => [`${shop}/snapshot/${path}`, text]));
const config = { "schemalog.yml": "connections: { shop: { url: env:SHOP } }\n" };
const workspace = { ...config, ...snapshot };
const page = `${shop}/docs/public/tables/orders.md`;

const out = "leads outside the repository";
const byLink = `${out} through a symbolic link`;
const links = {
  folder: "../outside",
  file: "../outside/secret.sql",
  nowhere: "../outside/new",
  loop: "loop",
  a: "b",
  b: "OUTSIDE",
  hooks: ".git/hooks",
};

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
    ["a link that leads nowhere yet", "nowhere", "is a symbolic link to nowhere"],
    ["Git's own folder", ".git/hooks", "leads into .git"],
    ["a twin of Git's own folder", "db/.GIT", "leads into .git"],
    ["letters that run backwards", "db/\u202elqs.gnp", "can't be seen (U+202E)"],
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
    ["what macOS takes for Git's folder", ".g\u200dit/hooks", "can't be seen (U+200D)"],
    ["a drive", "C:\\Windows", "is absolute"],
    ["a folder of another drive", "C:outside", "is absolute"],
    ["a share", "\\\\server\\share", "is absolute"],
    ["the root of a drive", "\\Windows", "is absolute"],
    ["backslashes", "db\\..\\..\\outside", out],
    ["another stream of a file", "db/1.sql:hidden", "has a colon"],
    ["a device", "db/nul", "is a device"],
    ["a device with an ending", "COM1.sql", "is a device"],
    ["a device with a superscript", "lpt¹", "is a device"],
    ["a dot at the end", "db./x", "ends in a dot or space"],
    ["a space without a width", "d\u200bb", "can't be seen (U+200B)"],
    ["a byte order mark", "\ufeffdb", "can't be seen (U+FEFF)"],
    ["an end of the text for C", "db\0/../../outside", "can't be seen (U+0000)"],
    ["a filler that is a letter by its class", "db\u3164", "can't be seen (U+3164)"],
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
  const folders = ["snapshot", "changes", "docs", "annotations", "queries", "mocks", "fixtures"];
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
      says: "sh\\u{202e}op of the connection: the path has a character",
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

describe("annotations", () => {
  const annotations = `${shop}/annotations`;
  const to = "../../../../../outside";
  const cases: Trial[] = [
    {
      tried: "a link to a file",
      says: `public/orders.md","message":"this is a symbolic link that ${out}`,
      links: { "public/orders.md": `${to}/orders.md` },
    },
    { tried: "an absolute link", says: out, links: { "public/orders.md": "OUTSIDE/orders.md" } },
    {
      tried: "a link to a folder",
      says: `annotations/public","message":"this is a symbolic link that ${out}`,
      links: { public: "../../../../outside" },
    },
    {
      tried: "a link to a folder, called as another link's target",
      says: out,
      links: { x: "y", y: "../../../../outside" },
    },
    { tried: "a link that leads nowhere yet", says: "leads nowhere", links: { "public/orders.md": `${to}/new.md` } },
    {
      tried: "a link to Git's config",
      says: "leads into .git",
      links: { "public/orders.md": "../../../../.git/config" },
    },
    {
      tried: "a link to the repository's .env",
      says: "a file of another kind",
      files: { ".env": canary },
      links: { "public/orders.md": "../../../../.env" },
    },
    { tried: "a link to the folder that it is in", says: "read already", links: { "public/again": "." } },
    {
      tried: "a name with a space without a width",
      says: 'ord\\\\u{200b}ers.md","message":"this has a character',
      files: { [`${annotations}/public/ord\u200bers.md`]: canary.slice(0, 3) },
    },
    {
      tried: "a name that runs backwards",
      says: "can't be seen (U+202E)",
      files: { [`${annotations}/public/\u202edm.sredro.md`]: "x" },
    },
    {
      tried: "a name that is a way on Windows",
      says: "has a backslash",
      files: { [`${annotations}/..\\..\\outside\\orders.md`]: "x" },
    },
    { tried: "a link as twin in case", says: out, links: { "public/ORDERS.md": `${to}/orders.md` } },
    {
      tried: "a link as twin in normal form",
      says: out,
      files: { [`${annotations}/public/caf\u00e9.md`]: "mine" },
      links: { "public/cafe\u0301.md": `${to}/orders.md` },
    },
    {
      tried: "a folder whose name ends in a space, and a link in it",
      says: out,
      links: { "public /orders.md": `${to}/orders.md` },
    },
  ];
  for (const one of cases) {
    const inFolder = Object.fromEntries(
      Object.entries(one.links ?? {}).map(([path, to]) => [`${annotations}/${path}`, to]),
    );
    trial(
      { ...one, tried: `${one.tried} in annotations/`, files: { ...workspace, ...one.files }, links: inFolder },
      async ({ repo }) => {
        const heard = await runIn(docs, repo);
        expect(heard).toContain("done: 0");
        expect(readFileSync(join(repo, page), "utf8")).not.toContain(canary);
        return heard;
      },
    );
  }
  trial(
    { tried: "links to links to links, two to the power of 24 folders", says: "done: 0", files: workspace },
    ({ repo, link }) => {
      for (let level = 0; level < 24; level++) {
        for (const side of ["left", "right"]) link(`${annotations}/${level}/${side}`, `../${level + 1}`);
      }
      mkdirSync(join(repo, annotations, "24"));
      return runIn(docs, repo);
    },
  );
});

describe("templates", () => {
  const own = {
    ...workspace,
    "schemalog.yml": `${config["schemalog.yml"]}docs: { templates: templates }\n`,
    "templates/mine.liquid": "Mine",
  };
  const cases: Trial[] = [
    {
      tried: "a link to a file",
      says: `table.liquid is a symbolic link that ${out}`,
      links: { "table.liquid": "../../outside/secret.liquid" },
    },
    { tried: "a link to a folder", says: out, links: { more: "../../outside" } },
    {
      tried: "a link that leads nowhere yet",
      says: "leads nowhere",
      links: { "table.liquid": "../../outside/new.liquid" },
    },
    {
      tried: "a link to the repository's .env",
      says: "a file of another kind",
      files: { ".env": canary },
      links: { "table.liquid": "../.env" },
    },
    {
      tried: "a name with a space without a width",
      says: "can't be seen",
      files: { "templates/ta\u200bble.liquid": "x" },
    },
    { tried: "a twin in case, as a link", says: out, links: { "TABLE.liquid": "OUTSIDE/secret.liquid" } },
    ...["render", "include", "layout"].flatMap((tag): Trial[] => [
      {
        tried: `{% ${tag} %} of a file by ..`,
        says: "there is no template",
        files: { "templates/table.liquid": `{% ${tag} "../../outside/secret.liquid" %}` },
      },
      {
        tried: `{% ${tag} %} of an absolute path`,
        says: "there is no template",
        files: { "templates/table.liquid": `{% ${tag} "/etc/passwd" %}` },
      },
    ]),
  ];
  for (const one of cases) {
    const inFolder = Object.fromEntries(Object.entries(one.links ?? {}).map(([path, to]) => [`templates/${path}`, to]));
    trial(
      { ...one, tried: `${one.tried} in docs.templates`, files: { ...own, ...one.files }, links: inFolder },
      ({ repo }) => runIn(docs, repo),
    );
  }
});

describe("docs that are written", () => {
  const file = `${shop}/docs/README.md`;
  const through = "is a symbolic link, and schemalog does not write through symbolic links";
  const cases: Trial[] = [
    { tried: "a page as a link to a file", says: through, links: { [page]: "../../../../../../outside/secret.md" } },
    {
      tried: "a page as a link that leads nowhere yet",
      says: through,
      links: { [page]: "../../../../../../outside/new.md" },
    },
    {
      tried: "a page as a link to a file of the repository",
      says: through,
      files: { "src/mine.md": "mine" },
      links: { [file]: "../../../src/mine.md" },
    },
    {
      tried: "a folder of pages as a link",
      says: through,
      links: { [`${shop}/docs/public`]: "../../../../outside/public" },
    },
    {
      tried: "a folder of pages as a link that leads nowhere yet",
      says: through,
      links: { [`${shop}/docs/public/tables`]: "OUTSIDE/new" },
    },
    {
      tried: "a folder of pages as a link to Git's hooks",
      says: through,
      links: { [`${shop}/docs/public`]: "../../../.git/hooks" },
    },
    {
      tried: "docs/ as a link within the repository",
      says: through,
      files: { "src/mine.md": "mine" },
      links: { [`${shop}/docs`]: "../../src" },
    },
    {
      tried: "the name of a file that is written first",
      says: "done: 0",
      links: { [`${file}.${process.pid}.tmp`]: "../../../../outside/secret.md" },
    },
  ];
  for (const one of cases) {
    trial({ ...one, files: { ...workspace, ...one.files } }, async ({ repo }) => {
      const heard = await runIn(docs, repo);
      if (one.files) expect(readFileSync(join(repo, "src/mine.md"), "utf8")).toBe("mine");
      return heard;
    });
  }
  attempt("a link to a folder with pages of schemalog, which no table needs any more", "they stay", async () => {
    const here = place(workspace);
    await runIn(docs, here.repo);
    const generated = readFileSync(join(here.repo, page), "utf8");
    write(here.outside, { "old/gone.md": generated });
    here.link(`${shop}/docs/old`, "../../../../outside/old");
    expect(await runIn(docs, here.repo)).toContain("done: 0");
    expect(readFileSync(join(here.outside, "old/gone.md"), "utf8")).toBe(generated);
  });
  trial({ tried: "a table called as a way out", says: "done: 0", files: config }, async ({ repo }) => {
    await writeSnapshot(
      join(repo, shop, "snapshot"),
      databaseOf(table("../../../../../outside/secret", ["id integer"]), table("a\\..\\..\\b", ["id integer"])),
    );
    return runIn(docs, repo);
  });
});

describe("changes", () => {
  const name = "000000000000..111111111111.md";
  const changes = `${shop}/changes`;
  const connection = ({ repo }: Place) => connectionOf(repo, "shop");
  for (const [tried, path, target] of [
    ["a link to a file", name, "../../../../outside/secret.md"],
    ["a link to a folder", "old", "../../../../outside"],
  ] as const) {
    trial(
      {
        tried: `${tried} in changes/, for a commit at the host`,
        says: "done",
        files: workspace,
        links: { [`${changes}/${path}`]: target },
      },
      (here) => said(() => [...presentFiles(connection(here))]),
    );
  }
  trial(
    {
      tried: "a link to a file in docs/, for a commit at the host",
      says: "done",
      files: workspace,
      links: { [page]: "OUTSIDE/secret.md" },
    },
    (here) => said(() => [...presentFiles(connection(here))]),
  );
  for (const [tried, path, target] of [
    ["a change file as a link", name, "../../../../outside/secret.md"],
    ["a change file as a link that leads nowhere yet", name, "../../../../outside/new.md"],
    ["changes/ as a link", "", "../../../outside"],
  ] as const) {
    trial(
      {
        tried,
        says: "nothing is written",
        files: workspace,
        links: { [`${changes}/${path}`.replace(/\/$/, "")]: target },
      },
      (here) =>
        said(() =>
          writeFiles(connection(here).changesDir, new Map([[name, "x"]]), {
            missing: [name],
            stale: [],
            superfluous: [],
          }),
        ),
    );
  }
});

describe("snapshots", () => {
  const dir = `${shop}/snapshot`;
  const cases: Trial[] = [
    {
      tried: "a link to a file",
      says: "is a symbolic link",
      links: { [`${dir}/public/tables/a.json`]: "../../../../../../outside/secret.json" },
    },
    { tried: "a link to a folder", says: "is a symbolic link", links: { [`${dir}/other`]: "../../../../outside" } },
    {
      tried: "a link that leads nowhere yet",
      says: "is a symbolic link",
      links: { [`${dir}/public/tables/a.json`]: "OUTSIDE/new.json" },
    },
    {
      tried: "a link with an end of a line in its name",
      says: "\\u{a}",
      links: { [`${dir}/a\nb.json`]: "OUTSIDE/secret.json" },
    },
    {
      tried: "a link as twin in normal form",
      says: "is a symbolic link",
      files: { [`${dir}/public/tables/caf\u00e9.json`]: "{}" },
      links: { [`${dir}/public/tables/cafe\u0301.json`]: "OUTSIDE/secret.json" },
    },
    {
      tried: "two files that are one in normal form",
      says: "is there twice",
      files: { [`${dir}/public/tables/caf\u00e9.json`]: "{}", [`${dir}/public/tables/cafe\u0301.json`]: "{}" },
    },
  ];
  for (const one of cases) {
    trial({ ...one, tried: `${one.tried} in snapshot/`, files: { ...workspace, ...one.files } }, ({ repo }) =>
      said(() => [...readSnapshotFiles(join(repo, dir))]),
    );
    if (one.links) {
      trial(
        { ...one, tried: `${one.tried} in snapshot/, which is written`, files: { ...workspace, ...one.files } },
        ({ repo }) => said(() => writeSnapshot(join(repo, dir), databaseOf())),
      );
    }
  }
  for (const [tried, path, target] of [
    ["schema-snapshots/ as a link", "schema-snapshots", "../outside"],
    ["schema-snapshots/ as a link within the repository", "schema-snapshots", "src"],
    ["the connection's folder as a link that leads nowhere yet", shop, "../../outside/new"],
  ] as const) {
    trial(
      {
        tried: `${tried}, which is written`,
        says: "is a symbolic link",
        files: { "src/mine.md": "mine" },
        links: { [path]: target },
      },
      ({ repo }) => said(() => writeSnapshot(join(repo, dir), database, { boundary: repo })),
    );
  }
});

describe("migrations", () => {
  const sql = "CREATE TABLE a (id int);";
  const files = { "db/1.sql": sql };
  const read = ({ repo }: Place) => said(() => readMigrations(join(repo, "db"), "db"));
  const cases: Trial[] = [
    {
      tried: "a link to a file",
      says: `db/2.sql: this is a symbolic link that ${out}`,
      links: { "db/2.sql": "../../outside/secret.sql" },
    },
    {
      tried: "a link to a folder",
      says: `db/more: this is a symbolic link that ${out}`,
      links: { "db/more": "../../outside" },
    },
    { tried: "a link to a folder, by a link in the repository", says: out, links: { "db/more": "../x", x: "OUTSIDE" } },
    { tried: "a link that leads nowhere yet", says: "leads nowhere", links: { "db/2.sql": "../../outside/new.sql" } },
    { tried: "a link to Git's own folder", says: "leads into .git", links: { "db/more": "../.git" } },
    {
      tried: "a link to the repository's .env",
      says: "a file of another kind",
      files: { ".env": canary },
      links: { "db/2.sql": "../.env" },
    },
    { tried: "a link to the folder that it is in", says: "read already", links: { "db/again": ".." } },
    {
      tried: "a name that is a way on Windows",
      says: "has a backslash",
      files: { "db/..\\..\\outside\\secret.sql": "" },
    },
    {
      tried: "a name that runs backwards",
      says: "db/2\\u{202e}lqs.sql: this has a character",
      files: { "db/2\u202elqs.sql": sql },
    },
    {
      tried: "a folder with a space without a width",
      says: "can't be seen (U+200B)",
      files: { "db/\u200b/2.sql": sql },
    },
    {
      tried: "a link as twin in case",
      says: out,
      files: { "db/a.sql": sql },
      links: { "db/A.SQL": "OUTSIDE/secret.sql" },
    },
    {
      tried: "Drizzle's journal with ..",
      says: "names ../../outside/secret.sql, which is not there",
      files: { "db/meta/_journal.json": '{"entries":[{"idx":0,"tag":"../../outside/secret"}]}' },
    },
    {
      tried: "Drizzle's journal as a link",
      says: out,
      links: { "db/meta/_journal.json": "../../../outside/secret.json" },
    },
    {
      tried: "Sqitch's plan with ..",
      says: "is not there",
      files: { "db/sqitch.plan": "%project=x\n../../../outside/secret 2024-01-01T00:00:00Z a <a@b>\n" },
    },
    {
      tried: "a manifest with an absolute path",
      says: "names /etc/passwd, which is not there",
      files: { "db/v1/manifest.json": '{"SchemaUpdateCqlFiles":["/etc/passwd"]}' },
    },
    {
      tried: "psql's \\i of a file by ..",
      says: "done",
      files: { "db/2.sql": `\\i ../../outside/secret.sql\n\\ir ../../outside/secret.sql\n${sql}` },
    },
    {
      tried: "psql's \\copy of a file",
      says: "done",
      files: { "db/2.sql": `\\copy a from '../../outside/secret.txt'\n${sql}` },
    },
  ];
  for (const one of cases)
    trial({ ...one, tried: `${one.tried} among migrations`, files: { ...files, ...one.files } }, read);

  const side = (text: string, { repo }: Place) =>
    said(async () => openSide(text, await openWorkspace({ cwd: repo }), { cwd: repo, env: {} }));
  const sides: [tried: string, text: string, links: Record<string, string>][] = [
    ["a linked folder on the command line", "migrations:db2", { db2: "../outside" }],
    ["a linked file on the command line", "migrations:x.sql", { "x.sql": "../outside/secret.sql" }],
    ["a linked folder at a revision on the command line", "migrations:db2@HEAD", { db2: "../outside" }],
    ["a snapshot behind a link on the command line", "./snaps/public", { snaps: "../outside" }],
  ];
  for (const [tried, text, links] of sides) {
    trial({ tried, says: byLink, files: { ...config, ...files }, links }, (here) => side(text, here));
  }
  trial(
    {
      tried: "structure.sql as a link to a file of another kind",
      says: "a file of another kind",
      files: { ".env": canary },
      links: { "db/structure.sql": "../.env" },
    },
    ({ repo }) => said(() => readMigrations(join(repo, "db/structure.sql"), "db/structure.sql", repo)),
  );
});

describe("init", () => {
  const files = { "db/migrations/1.sql": "CREATE TABLE a (id int);" };
  const through = "is a symbolic link, and schemalog does not write through symbolic links";
  const cases: Trial[] = [
    { tried: ".github as a link", says: through, links: { ".github": "../outside" } },
    {
      tried: ".github/workflows as a link that leads nowhere yet",
      says: through,
      links: { ".github/workflows": "../../outside/new" },
    },
    {
      tried: "the workflow as a link that leads nowhere yet",
      says: through,
      links: { ".github/workflows/schemalog.yml": "../../../outside/new.yml" },
    },
    { tried: ".gitattributes as a link", says: through, links: { ".gitattributes": "../outside/secret.txt" } },
    {
      tried: ".gitattributes as a link that leads nowhere yet",
      says: through,
      links: { ".gitattributes": "../outside/new" },
    },
    { tried: ".gitattributes as a link to Git's config", says: through, links: { ".gitattributes": ".git/config" } },
    {
      tried: "schemalog.yml as a link that leads nowhere yet",
      says: "leads nowhere",
      links: { "schemalog.yml": "OUTSIDE/new.yml" },
    },
    {
      tried: "a linked folder among the migrations",
      says: "no SQL migrations were found",
      links: { "db/migrations/more": "../../../outside" },
    },
  ];
  for (const one of cases) {
    trial(
      { ...one, tried: `${one.tried}, for init`, files: { ...files, ...one.files }, real: true },
      async ({ repo }) => {
        const heard = await runIn(init, repo, [], { yes: true });
        expect(written({ repo } as Place)).not.toContain("SELECT");
        return heard;
      },
    );
  }
  const none = { files: {}, real: true, says: "no SQL migrations were found" };
  trial(
    {
      ...none,
      tried: ".env.example as a link, for the names of its variables",
      links: { ".env.example": "../outside/.env.example" },
    },
    async ({ repo }) => {
      const heard = await runIn(init, repo, [], { yes: true });
      expect(heard).not.toMatch(/canary/i);
      return heard;
    },
  );
  trial({ tried: "init of a linked folder", says: byLink, real: true, links: { db2: "../outside" } }, ({ repo }) =>
    runIn(init, repo, ["db2"], { yes: true }),
  );
});

describe("commits", () => {
  const paths: [tried: string, path: string][] = [
    ["..", "../outside"],
    ["Git's config", ".git/config"],
    ["Git's config, a twin", ".GIT/config"],
    ["a link to a folder", "folder"],
    ["a file behind a link", "folder/secret.md"],
    ["a link that leads nowhere yet", "nowhere"],
    ["a link to Git's hooks", "hooks"],
  ];
  for (const [tried, path] of paths) {
    trial({ tried: `${tried} to be committed`, says: "is not in the repository", real: true, links }, ({ repo }) =>
      said(() => commitPaths(repo, { paths: [path], message: "x" })),
    );
  }
});

describe("honest workspaces go on working", () => {
  const honest = { ...workspace, "db/1.sql": "CREATE TABLE a (id int);", "shared/2.sql": "CREATE TABLE b (id int);" };
  const unlinked = ({ repo }: Place) => rmSync(join(repo, ".git"), { recursive: true });
  const ways: [what: string, cwd: (here: Place) => string, prepare: (here: Place) => void][] = [
    [
      "a repository behind a link",
      ({ outside }) => `${outside}/../way`,
      (here) => symlinkSync(here.repo, `${here.outside}/../way`),
    ],
    ["a folder without a repository", ({ repo }) => repo, unlinked],
    [
      "a folder deep in the repository",
      ({ repo }) => join(repo, "a/b"),
      ({ repo }) => mkdirSync(join(repo, "a/b"), { recursive: true }),
    ],
    [
      "a work tree, whose .git is a file",
      ({ repo }) => repo,
      (here) => {
        unlinked(here);
        write(here.repo, { ".git": "gitdir: /elsewhere\n" });
      },
    ],
  ];
  for (const [what, cwd, prepare] of ways) {
    attempt(what, "docs are written", async () => {
      const here = place(honest);
      prepare(here);
      expect(await runIn(docs, cwd(here))).toContain("done: 0");
      expect(readFileSync(join(here.repo, page), "utf8")).toContain("orders");
    });
  }
  attempt("a link among migrations that stays in the repository", "is read", () => {
    const { repo, link } = place(honest);
    link("db/shared", "../shared");
    link("db/3.sql", "../shared/2.sql");
    const { scripts } = readMigrations(join(repo, "db"), "db");
    expect(scripts.map(({ file }) => file)).toEqual(["db/1.sql", "db/3.sql", "db/shared/2.sql"]);
  });
  attempt("schemalog.yml as a link that stays in the repository", "is read", async () => {
    const { repo, link } = place({ "conf/schemalog.yml": config["schemalog.yml"] });
    link("schemalog.yml", "conf/schemalog.yml");
    expect((await openWorkspace({ cwd: repo })).connections).toHaveLength(1);
  });
  attempt("words of a person in an annotation behind a link in the repository", "are shown", async () => {
    const { repo, link } = place({ ...honest, "words/orders.md": "---\ndescription: What was bought\n---\n" });
    link(`${shop}/annotations/public`, "../../../words");
    expect(await runIn(docs, repo)).toContain("done: 0");
    expect(readFileSync(join(repo, page), "utf8")).toContain("What was bought");
  });
  for (const name of ["می‌خواهم", "❤️‍🔥", "naïve", "ディー", "a b.c"]) {
    attempt(`a folder called ${name}`, "is as good as any", () => {
      const { repo } = place({ [`${name}/1.sql`]: "SELECT 1;" });
      expect(inside(repo, repo, name, "a key")).toBe(join(repo, name));
      expect(readMigrations(repo, "db", repo).scripts).toHaveLength(1);
    });
  }
});

/**
 * Every file that opens paths: the group of attempts on those that come from data (in this file or in those of site/ and
 * action/), or why none does.
 */
const places: Record<string, string> = {
  "generator/src/workspace/files/inside.ts": "paths in schemalog.yml",
  "generator/src/workspace/files/list.ts": "annotations",
  "generator/src/workspace/workspace.ts": "folders of a connection",
  "generator/src/record/docs-files.ts": "templates",
  "generator/src/record/generated-files.ts": "docs that are written",
  "generator/src/store/snapshot/read.ts": "snapshots",
  "generator/src/store/snapshot/write.ts": "snapshots",
  "generator/src/store/snapshot/staging.ts": "own: the lock's attempts are those of its room",
  "generator/src/migrations/read.ts": "migrations",
  "generator/src/migrations/find.ts": "init",
  "generator/src/sources/migrations.ts": "own: asks what to advise, after inside()",
  "generator/src/sources/ref.ts": "own: asks what to advise",
  "generator/src/sources/snapshot.ts": "migrations",
  "generator/src/commands/init.ts": "init",
  "generator/src/init/files.ts": "init",
  "generator/src/init/variables.ts": "init",
  "generator/src/init/git-host.ts": "own: asks whether files of fixed names are there, and opens none",
  "generator/src/store/git/commit.ts": "commits",
  "generator/src/store/git/run.ts": "own: asks whether the folder is there, for its error",
  "generator/src/cli.ts": "own: the package's own file, and the folder that a person named",
  "generator/src/templates.ts": "own: the package's own files",
  "generator/src/demo/grow.ts": "own: the package's own files, into a new folder",
  "generator/src/demo/start.ts": "own: the package's own files, into a new folder",
  "generator/src/demo/steps.ts": "own: the package's own file",
  "generator/src/store/runs/claim.ts":
    "own: locks in .git or a folder of the user, by names of ours; tried in locks.test.ts",
  "generator/src/store/runs/owner.ts": "own: what the system says of processes",
  "generator/src/store/runs/state-folder.ts":
    "own: .git of a work tree, or a folder of the user; tried in staging.test.ts",
  "generator/src/jobs/request-workspace.ts":
    "own: whether the folder of templates is there, which was checked as it was read",
  "generator/src/sources/pair.ts": "own: whether the folder of migrations is there, which was checked as it was read",
  "generator/src/engines/postgres/shadow/embedded/extensions.ts":
    "own: modules of a package, by names of letters and digits",
  "generator/src/engines/postgres/shadow/embedded/memory.ts": "own: what the system says of a process, by its number",
  "generator/src/engines/postgres/shadow/embedded/sandbox.ts": "own: files of this package",
  "generator/src/engines/postgres/shadow/embedded/sandboxed.ts":
    "own: files of packages, given by the one that starts it",
  "generator/src/engines/postgres/shadow/embedded/seal.ts": "own: names of Node's modules, which it opens none of",
  "generator/src/engines/postgres/shadow/embedded/walls.ts": "own: whether the system has a shell",
  "generator/src/engines/postgres/connection-string.ts": "own: the person's service file, as libpq reads it",
  "site/src/build.ts": "the folder of the site",
  "site/src/config.ts": "the logo",
  "site/src/data/extra-pages.ts": "further pages",
  "site/src/data/workspace.ts": "own: asks whether a folder of the connection is there, after openWorkspace()",
  "site/src/index.ts": "the folder of the site",
  "site/src/search.ts": "own: in the folder that the site is built in",
  "action/src/join-reports.ts": "reports that are joined",
  "action/src/hosts/report-folder.ts": "reports that are written",
  "action/src/hosts/github/job.ts": "own: files of the runner, named by its environment",
  "action/src/plan.ts": "own: a file of the runner, named by its environment",
};

test("every file that opens paths is known, and every place where they come from data is tried", () => {
  const root = join(import.meta.dirname, "../../..");
  const sources = ["generator/src", "site/src", "action/src", "site/app"].flatMap((dir) =>
    readdirSync(join(root, dir), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(ts|astro|m?js)$/.test(file))
      .map((file) => `${dir}/${file.replaceAll("\\", "/")}`),
  );
  const opens = /["'](node:)?(fs|fs\/promises|original-fs)["']|process\.binding|getBuiltinModule/;
  const found = sources.filter((file) => opens.test(readFileSync(join(root, file), "utf8")));
  expect(found.sort()).toEqual(Object.keys(places).sort());

  const tests = ["generator/test/hostile", "site/test", "action/test"].map((dir) => `${dir}/paths.test.ts`);
  const groups = tests.flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(/^describe\("([^"]*)"/gm)].map(([, name]) => name),
  );
  const tried = Object.values(places).filter((group) => !group.startsWith("own: "));
  expect(tried.filter((group) => !groups.includes(group))).toEqual([]);
});
