import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { run as docs } from "../../src/commands/docs.ts";
import { writeFiles } from "../../src/record/generated-files.ts";
import { presentFiles } from "../../src/record/record-files.ts";
import { writeSnapshot } from "../../src/store/snapshot/index.ts";
import { connectionOf } from "../../src/workspace/index.ts";
import { write } from "../support/cli.ts";
import { databaseOf, table } from "../support/history.ts";
import { attempt } from "./attempt.ts";
import { type Place, place } from "./outside.ts";
import { config, page, shop, workspace } from "./paths-workspace.ts";
import { runIn, said, type Trial, trial } from "./trial.ts";

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
        says: "does not write through symbolic links",
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
