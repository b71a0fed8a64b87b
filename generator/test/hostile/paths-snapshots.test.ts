import { join } from "node:path";
import { describe } from "vitest";
import { readSnapshotFiles, writeSnapshot } from "../../src/store/snapshot/index.ts";
import { databaseOf } from "../support/history.ts";
import { database, shop, workspace } from "./paths-workspace.ts";
import { said, type Trial, trial } from "./trial.ts";

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
      says: "exists twice",
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
