import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { schemalog, workspace } from "./support/sites.ts";

const migration = { "db/001.sql": "CREATE TABLE notes (id int PRIMARY KEY, body text);" };

const config = { "schemalog.yml": "connections:\n  app:\n    migrations: db\n" };

const logos = { "logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>', "logo.png": "" };

/** What a run that must fail says, and its exit code. */
function failure(args: string[], cwd: string): { status: number; stderr: string } {
  try {
    schemalog(args, cwd);
  } catch (error) {
    return error as { status: number; stderr: string };
  }
  throw new Error(`${args.join(" ")} did not fail`);
}

test("a workspace without schemalog.yml and without Git has a site", () => {
  const cwd = workspace({ ...migration, ...config });
  schemalog(["crawl"], cwd);
  rmSync(join(cwd, "schemalog.yml"));
  expect(schemalog(["site", "build", "--out", "out/site"], cwd)).toMatch(/^\d+ pages in .*out\/site\n$/);
  expect(readFileSync(join(cwd, "out/site/app/public/tables/notes/index.html"), "utf8")).toContain("public.notes");
  expect(existsSync(join(cwd, "out/site/pagefind/pagefind.js"))).toBe(true);
});

test("a folder with other files is never replaced", () => {
  const cwd = workspace({ ...migration, ...config, "mine/letter.txt": "mine" });
  schemalog(["crawl"], cwd);
  const { status, stderr } = failure(["site", "build", "--out", "mine"], cwd);
  expect(stderr).toMatch(/mine contains files that are not part of a schemalog site\n {2}\S/);
  expect(status).toBe(2);
  expect(readFileSync(join(cwd, "mine/letter.txt"), "utf8")).toBe("mine");
});

test.each([
  { what: "no snapshot", args: ["build"], crawled: false, says: /no snapshot in .*\n.*schemalog crawl/ },
  { what: "a broken snapshot", args: ["build"], broken: true, says: /notes\.json/ },
  { what: "a preview of no site", args: ["preview"], says: /there is no site in .*\n.*site build/ },
  { what: "pages that are not there", args: ["build"], more: "site:\n  pages: words\n", says: /words, does not exist/ },
  {
    what: "a logo without a size",
    args: ["build"],
    more: "site:\n  logo: logo.svg\n",
    says: /logo\.svg .*\n.*viewBox/,
  },
  { what: "a broken logo", args: ["build"], more: "site:\n  logo: logo.png\n", says: /logo\.png .*\n.*save it again/ },
  { what: "no port", args: ["preview", "--port", "http"], says: /--port takes a number/ },
])("$what: one clear error", ({ args, more = "", says, crawled = true, broken = false }) => {
  const cwd = workspace({ ...migration, ...logos, "schemalog.yml": `${config["schemalog.yml"]}${more}` });
  if (crawled) schemalog(["crawl"], cwd);
  if (broken) writeFileSync(join(cwd, "schema-snapshots/app/snapshot/public/tables/notes.json"), "{");
  const { status, stderr } = failure(["site", ...args], cwd);
  expect(stderr).toMatch(says);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(status).toBe(2);
});
