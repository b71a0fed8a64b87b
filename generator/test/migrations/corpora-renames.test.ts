import { afterAll, beforeAll, expect, test } from "vitest";
import { changeLine } from "../../src/core/formats/words/words.ts";
import { review } from "../../src/core/review/review.ts";
import type { Shadow } from "../../src/engines/engine.ts";
import { engines } from "../../src/engines/registry.ts";
import { readMigrations, witnessOf } from "../../src/migrations/index.ts";
import { corpus } from "../support/corpora.ts";
import { clear } from "../support/reused-shadow.ts";
import { undecided } from "../support/undecided.ts";

const options = { filter: () => true, statementTimeout: 60_000, lockTimeout: 5_000 };
const bare = (sql: string) => sql.replaceAll(/--.*$/gm, "").trim();
const isRename = (sql: string) => /^ALTER\b[^;']*\bRENAME\b|\bSET\s+SCHEMA\b/is.test(bare(sql));

let shadow: Shadow;
beforeAll(async () => {
  shadow = await engines[0]!.shadow({ extensions: ["pgcrypto", "btree_gin"], skipExtensions: [] });
});
afterAll(() => shadow.close());

const look = async () => {
  const { database } = await shadow.crawl(options);
  return { database, ids: (await shadow.identify?.(options)) ?? new Map<string, never>() };
};

test("each statement of public migrations that renames is told as one rename, and nothing else", async (context) => {
  let count = 0;
  const files = new Set<string>();
  const wrong: string[] = [];
  let guessedWrong = 0;
  for (const path of ["langfuse-migrations/migrations", "umami-migrations/migrations"]) {
    await shadow.run(clear);
    for (const { path: file, statements } of readMigrations(corpus(context, `postgres/${path}`), path).scripts) {
      let rest: string[] = [];
      const renames = statements.some(({ sql }) => isRename(sql));
      for (const { sql } of statements) {
        // A crawl is a transaction of its own.
        if (renames && /^(BEGIN|COMMIT)\b/.test(bare(sql))) continue;
        if (!isRename(sql)) {
          rest.push(sql);
          continue;
        }
        await shadow.runEach(
          rest.map((one) => ({ sql: one })),
          () => undefined,
        );
        rest = [];
        const before = await look();
        await shadow.run(sql);
        const after = await look();
        const witnessed = { start: before.ids, before: before.ids, after: after.ids };
        const witness = witnessOf({ witnessed, statements: [] }, before.database, after.database);
        const [old, now] = [before, after].map(({ database }) => ({ label: "", database }));
        const told = (seen?: typeof witness) => review(old!, now!, undecided, seen).changes;
        const changes = told(witness);
        if (changes.length !== 1 || changes[0]?.op !== "renamed")
          wrong.push(`${sql}: ${changes.map(changeLine).join("; ")}`);
        const guessed = told();
        if (guessed.length !== 1 || guessed[0]?.op !== "renamed") guessedWrong++;
        count++;
        files.add(file);
      }
      await shadow.runEach(
        rest.map((one) => ({ sql: one })),
        () => undefined,
      );
    }
  }
  console.log(
    `${count} renames in ${files.size} migrations: ${wrong.length} told wrongly; by evidence alone: ${guessedWrong}`,
  );
  expect(wrong).toEqual([]);
  expect(count).toBeGreaterThanOrEqual(35);
  expect(guessedWrong).toBeGreaterThan(0);
});
