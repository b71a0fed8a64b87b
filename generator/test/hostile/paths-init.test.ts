import { describe, expect } from "vitest";
import { run as init } from "../../src/commands/init.ts";
import { commitPaths } from "../../src/store/git/index.ts";
import { type Place, written } from "./outside.ts";
import { byLink, links } from "./paths-workspace.ts";
import { runIn, said, type Trial, trial } from "./trial.ts";

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
