import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { postgres } from "../../src/core/dialects/postgres/index.ts";
import {
  historyProblems,
  judgedOtherwise,
  type Migrations,
  readMigrations,
  unjudged,
} from "../../src/migrations/index.ts";
import { corpus } from "../support/corpora.ts";
import { migrationCases } from "./cases.ts";

/** What of a branch that brings the last migration, with whatever lies beside it, would be for the reviewer to look at. */
function aboutTheLast(head: Migrations, many: number): string[] {
  const last = head.scripts.slice(-many).map(({ path }) => path);
  const isNew = (path: string) =>
    last.some((one) => path === one || (dirname(one) !== "." && dirname(path) === dirname(one))) ||
    last.some((one) => /^\d+/.exec(path)?.[0] === (/^\d+/.exec(one)?.[0] ?? ""));
  const base = {
    ...head,
    scripts: head.scripts.slice(0, -many),
    files: head.files.filter(({ path }) => !isNew(path)),
  };
  return [...unjudged(base, head, postgres), ...judgedOtherwise(historyProblems(base, head))].map(
    ({ object, message }) => `${object}: ${message}`,
  );
}

/** Statements about the server, a whole dump, a file that no manifest names, and a changeset for another database: truly not run. */
const said: Record<string, number> = { supabase: 2, dump: 7, temporal: 1, liquibase: 1 };

test.each(migrationCases())("a migration for $name", ({ name, dir }) => {
  const found = aboutTheLast(readMigrations(join(dir, "files"), "db", undefined, postgres), 1);
  expect(found, found.join("\n")).toHaveLength(said[name] ?? 0);
});

const forgotten = "db/versioned/v1.13/add_used_deployment_versions_search_attribute.sql";
const real: [path: string, said: unknown[]][] = [
  ["langfuse-migrations/migrations", []],
  ["umami-migrations/migrations", []],
  ["temporal/temporal", []],
  ["temporal/temporal/versioned", []],
  // Its manifest names another file that does the same.
  ["temporal/visibility", [expect.stringMatching(`^${forgotten}: not run`)]],
];
for (const [path, expected] of real) {
  test(`the last ten migrations of ${path}`, (context) => {
    const head = readMigrations(corpus(context, `postgres/${path}`), "db", undefined, postgres);
    expect(aboutTheLast(head, 10)).toEqual(expected);
  });
}
