import { mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { run as docs } from "../../src/commands/docs.ts";
import { readMigrations } from "../../src/migrations/index.ts";
import { inside, openWorkspace } from "../../src/workspace/index.ts";
import { write } from "../support/cli.ts";
import { attempt } from "./attempt.ts";
import { type Place, place } from "./outside.ts";
import { config, page, shop, workspace } from "./paths-workspace.ts";
import { runIn } from "./trial.ts";

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
