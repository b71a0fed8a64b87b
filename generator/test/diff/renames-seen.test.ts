import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changeLine } from "../../src/core/formats/words/words.ts";
import type { Witness } from "../../src/core/model/witness.ts";
import { targetWords } from "../../src/core/names/names.ts";
import { review } from "../../src/core/review/review.ts";
import { expectGolden } from "../support/golden.ts";
import { reusedShadow, type Way } from "../support/reused-shadow.ts";
import { undecided } from "../support/undecided.ts";

const folder = join(import.meta.dirname, "../cases/renames");
const cases = readdirSync(folder).filter((file) => file.endsWith(".sql"));

let database: Awaited<ReturnType<typeof reusedShadow>>;
beforeAll(async () => {
  database = await reusedShadow();
});
afterAll(() => database.close());

const ofOthers = readdirSync(join(folder, "public")).filter((file) => file.endsWith(".sql"));

/** What a request's statements do to a database: its DDL stands before, they stand behind `-- then`. */
function wayOf(file: string): Promise<Way> {
  const [before = "", then = ""] = readFileSync(join(folder, file), "utf8").split(/^-- then\n/m);
  return database.follow(before, then);
}

function told({ before, after }: Way, witness?: Witness): string[] {
  const side = (state: Way["before"]) => ({ label: "", database: state });
  const { changes, findings } = review(side(before), side(after), undecided, witness);
  return [
    ...changes.map((change) => `- ${changeLine(change)}`),
    ...findings.map(({ severity, code, target }) => `- ${severity}: ${code} of ${targetWords(target)}`),
  ];
}

async function toldOf(files: string[]): Promise<string> {
  const sections: string[] = [];
  for (const file of files) {
    const way = await wayOf(file);
    const [seen, guessed] = [told(way, way.witness), told(way)];
    sections.push(
      `## ${file.replace(".sql", "")}\n`,
      ...seen,
      "",
      "Nobody saw it:\n",
      ...(seen.join() === guessed.join() ? ["the same"] : guessed),
      "",
    );
  }
  return ["# Renames\n", ...sections].join("\n");
}

test("what is told where the database says what was renamed, and where nobody does", async () => {
  expectGolden(await toldOf(cases), join(folder, "changes.md"));
});

test("the same of migrations of others, of which no table and no column is told a name that it did not have", async () => {
  const paths = ofOthers.map((file) => join("public", file));
  expectGolden(await toldOf(paths), join(folder, "public-tables.md"));
  for (const path of paths) {
    const { before, after, witness } = await wayOf(path);
    const side = (state: Way["before"]) => ({ label: "", database: state });
    const named = (seen?: Witness) =>
      review(side(before), side(after), undecided, seen).changes.flatMap((change) =>
        change.op === "renamed" && ["table", "column"].includes(change.target.kind)
          ? [`${targetWords(change.target)} from ${change.from.name}`]
          : [],
      );
    const truth = named(witness);
    expect(truth.length, path).toBeGreaterThanOrEqual(witness.renamed?.length ? 1 : 0);
    expect(
      named().filter((one) => !truth.includes(one)),
      path,
    ).toEqual([]);
  }
});

test("what one way tells, the way back tells the other way round", async () => {
  for (const file of cases) {
    const { before, after, witness } = await wayOf(file);
    const back = {
      renamed: witness.renamed?.map(({ from, to }) => ({ from: to, to: from })),
      recreated: witness.recreated,
    };
    const renames = (changes: ReturnType<typeof review>["changes"], end: "from" | "target") =>
      changes.flatMap((change) => (change.op === "renamed" ? targetWords(change[end]) : [])).sort();
    const side = (state: Way["before"]) => ({ label: "", database: state });
    const there = review(side(before), side(after), undecided, witness).changes;
    const again = review(side(after), side(before), undecided, back).changes;
    expect(renames(again, "from"), file).toEqual(renames(there, "target"));
  }
});
