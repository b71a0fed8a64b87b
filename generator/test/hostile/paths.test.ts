import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/**
 * Every file that opens paths: the group of attempts on those that come from data (in the files beside this one, or in those of site/ and
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
  "generator/src/sources/open-side.ts": "own: asks what to advise",
  "generator/src/sources/snapshot.ts": "migrations",
  "generator/src/commands/init.ts": "init",
  "generator/src/init/files.ts": "init",
  "generator/src/init/variables.ts": "init",
  "generator/src/init/git-host.ts": "own: asks whether files of fixed names are there, and opens none",
  "generator/src/store/git/commit.ts": "commits",
  "generator/src/store/git/run.ts": "own: asks whether the folder is there, for its error",
  "generator/src/cli.ts": "own: the package's own file, and the folder that a person named",
  "generator/src/templates.ts": "own: the package's own files",
  "generator/src/demo/growing.ts": "own: the package's own files, into a new folder",
  "generator/src/demo/start.ts": "own: the package's own files, into a new folder",
  "generator/src/demo/steps.ts": "own: the package's own file",
  "generator/src/store/runs/claim.ts":
    "own: locks in .git or a folder of the user, by names of ours; tried in locks.test.ts",
  "generator/src/store/runs/process-identity.ts": "own: what the system says of processes",
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
  "generator/src/store/git/unfinished.ts": "own: asks whether a folder of git's own is there",
  "generator/src/engines/mysql/connection-string.ts":
    "own: the certificate authority that a URL names, to trust it, as the server's own programs do; nothing of it is shown",
  "generator/src/engines/sqlserver/connection-string.ts":
    "own: the certificate that a connection string names, to trust it, as Microsoft's own clients do; nothing of it is shown",
  "generator/src/engines/postgres/connection-string.ts": "own: the person's service file, as libpq reads it",
  "generator/src/engines/postgres/named-hosts.ts": "own: the person's password file, as libpq reads it",
  "site/src/work-folder.ts": "own: a new folder of the system's",
  "site/src/build.ts": "the folder of the site",
  "site/src/replaceable.ts": "own: in the folder of the site, follows no link",
  "site/src/config.ts": "the folder of the site",
  "site/src/logo.ts": "the logo",
  "site/src/data/extra-pages.ts": "further pages",
  "site/src/data/workspace.ts": "own: asks whether a folder of the connection is there, after openWorkspace()",
  "site/src/index.ts": "the folder of the site",
  "site/src/search.ts": "own: in the folder that the site is built in",
  "action/src/read-reports.ts": "reports that are joined",
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

  const tests = ["generator/test/hostile", "site/test", "action/test"].flatMap((dir) =>
    readdirSync(join(root, dir)).flatMap((file) => (/^paths.*\.test\.ts$/.test(file) ? [`${dir}/${file}`] : [])),
  );
  const groups = tests.flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(/^describe\("([^"]*)"/gm)].map(([, name]) => name),
  );
  const tried = Object.values(places).filter((group) => !group.startsWith("own: "));
  expect(tried.filter((group) => !groups.includes(group))).toEqual([]);
});
