import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changeLine } from "../../src/core/formats/words/words.ts";
import type { Change } from "../../src/core/model/change.ts";
import type { Renamed } from "../../src/core/model/witness.ts";
import { targetWords } from "../../src/core/names/names.ts";
import { review } from "../../src/core/review/review.ts";
import type { Engine, Shadow } from "../../src/engines/engine.ts";
import { engines } from "../../src/engines/registry.ts";
import { buildPair, MigrationError, noMigrations, readMigrations, witnessOf } from "../../src/migrations/index.ts";
import { startTimings } from "../../src/timings.ts";
import { corpus } from "../support/corpora.ts";
import { expectGolden } from "../support/golden.ts";
import { clear } from "../support/reused-shadow.ts";
import { undecided } from "../support/undecided.ts";

const options = { filter: () => true, statementTimeout: 60_000, lockTimeout: 5_000, skipExtensions: [] };
const renames = (sql: string) => /^\s*ALTER\b[^;']*\bRENAME\b/ims.test(sql);
const guessed = ["table", "foreign table", "view", "materialized view", "column"];

let shadow: Shadow;
beforeAll(async () => {
  shadow = await engines[0]!.shadow({ extensions: ["pgcrypto", "btree_gin"], skipExtensions: [] });
});
afterAll(() => shadow.close());

test("what public migrations that rename are told to do, with their statements and without", async (context) => {
  const kept: Engine = { ...engines[0]!, shadow: async () => ({ ...shadow, close: async () => undefined }) };
  const sections: string[] = [];
  const [untold, lost, wrong]: string[][] = [[], [], []];
  for (const path of ["langfuse-migrations/migrations", "umami-migrations/migrations"]) {
    await shadow.run(clear);
    const { scripts } = readMigrations(corpus(context, `postgres/${path}`), path);
    for (const script of scripts) {
      if (!script.statements.some(({ sql }) => renames(sql))) {
        await shadow.runEach(
          script.statements.map(({ sql }) => ({ sql })),
          () => undefined,
        );
        continue;
      }
      const migrations = { ...noMigrations, scripts: [script] };
      const pair = await buildPair({ ...noMigrations, scripts: [] }, migrations, kept, options, startTimings());
      if (pair.before instanceof MigrationError) throw pair.before;
      const [before, after] = [pair.before.database, pair.after.database];
      const witness = witnessOf(pair, before, after);
      const told = (seen?: typeof witness) =>
        review({ label: "", database: before }, { label: "", database: after }, undecided, seen).changes;
      const [seen, alone] = [told(witness), told()];
      const pairOf = ({ from, to }: Renamed) => `${targetWords(to)} from ${from.name}`;
      const truth = (witness.renamed ?? []).map(pairOf);
      const names = (changes: Change[]) =>
        changes.flatMap((change) =>
          change.op === "renamed" ? [pairOf({ from: change.from, to: change.target })] : [],
        );
      untold!.push(...truth.filter((one) => !names(seen).includes(one)).map((one) => `${script.file}: ${one}`));
      const lives = new Set(truth.map((one) => one.replace(/ from .*/, "")));
      const gone = seen.filter(
        ({ op, target }) => op !== "renamed" && op !== "modified" && lives.has(targetWords(target)),
      );
      lost!.push(...gone.map((change) => `${script.file}: ${changeLine(change)}`));
      const claims = alone.filter((change) => change.op === "renamed" && guessed.includes(change.target.kind));
      wrong!.push(
        ...names(claims)
          .filter((one) => !truth.includes(one))
          .map((one) => `${script.file}: ${one}`),
      );
      const lines = (changes: Change[]) => changes.map((change) => `- ${changeLine(change)}`);
      sections.push(`## ${script.file}\n`, ...lines(seen), "", "Nobody saw it:\n");
      sections.push(...(`${lines(seen)}` === `${lines(alone)}` ? ["the same"] : lines(alone)), "");
    }
  }
  expect({ untold, lost, wrong }).toEqual({ untold: [], lost: [], wrong: [] });
  expectGolden(
    ["# Public migrations that rename\n", ...sections].join("\n"),
    join(import.meta.dirname, "../cases/renames/public.md"),
  );
});
