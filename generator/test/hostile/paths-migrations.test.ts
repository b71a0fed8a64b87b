import { join } from "node:path";
import { describe } from "vitest";
import { readMigrations } from "../../src/migrations/index.ts";
import { openSide } from "../../src/sources/index.ts";
import { openWorkspace } from "../../src/workspace/index.ts";
import { canary, type Place } from "./outside.ts";
import { byLink, config, out } from "./paths-workspace.ts";
import { said, type Trial, trial } from "./trial.ts";

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
      says: "another kind of file",
      files: { ".env": canary },
      links: { "db/2.sql": "../.env" },
    },
    { tried: "a link to the folder that it is in", says: "already been read", links: { "db/again": ".." } },
    {
      tried: "a name that is a way on Windows",
      says: "has a backslash",
      files: { "db/..\\..\\outside\\secret.sql": "" },
    },
    {
      tried: "a name that runs backwards",
      says: "db/2\\u{202e}lqs.sql: this has an invisible character",
      files: { "db/2\u202elqs.sql": sql },
    },
    {
      tried: "a folder with a space without a width",
      says: "invisible character in its name (U+200B)",
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
      says: "another kind of file",
      files: { ".env": canary },
      links: { "db/structure.sql": "../.env" },
    },
    ({ repo }) => said(() => readMigrations(join(repo, "db/structure.sql"), "db/structure.sql", repo)),
  );
});
