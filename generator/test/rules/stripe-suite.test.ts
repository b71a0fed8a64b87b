import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { changeLine } from "../../src/core/formats/words/words.ts";
import { review } from "../../src/core/review/review.ts";
import { corpus } from "../support/corpora.ts";
import { reusedShadow } from "../support/reused-shadow.ts";
import { undecided } from "../support/undecided.ts";

/** The acceptance tests of Stripe's pg-schema-diff: DDL before and after, and the hazards that its plan warns of. */
const pair = z.object({
  file: z.string(),
  name: z.string(),
  oldSchemaDDL: z.array(z.string()).default([]),
  newSchemaDDL: z.array(z.string()).default([]),
  roles: z.array(z.string()).default([]),
  expectEmptyPlan: z.boolean().default(false),
  expectedHazardTypes: z.array(z.string()).default([]),
});

/** Not a danger of the change, but that the planner cannot order it. */
const notOurs = "HasUntrackableDependencies";

/** Pairs that differ for Stripe and not for us, and why. */
const noDifference: Record<string, string> = {
  "extensions_cases_test.go: upgrade an extension implicitly and explicitly":
    "a snapshot does not say the version of an extension, which differs from server to server",
  "sequence_cases_test.go: No-op": "there is none",
};

/** Pairs with a hazard for Stripe and no finding of ours, and why. */
const noFinding: Record<string, string> = {
  ...noDifference,
  "table_cases_test.go: Unforce RLS": "shown as a change; FORCE without ENABLE ROW LEVEL SECURITY did nothing",
};

let database: Awaited<ReturnType<typeof reusedShadow>>;
beforeAll(async () => {
  database = await reusedShadow(["amcheck", "pg_trgm"]);
});
afterAll(() => database.close());

describe("the pairs of pg-schema-diff", () => {
  test("are judged as there", { timeout: 600_000 }, async (context) => {
    const path = corpus(context, "diff-suites/stripe-pg-schema-diff.cases.json");
    const pairs = z.array(pair).parse(JSON.parse(existsSync(path) ? readFileSync(path, "utf8") : "[]"));
    expect(pairs.length).toBe(415);
    const wrong: string[] = [];
    const excused = new Set<string>();
    for (const each of pairs) {
      const name = `${each.file}: ${each.name}`;
      const roles = each.roles.map((role) => `CREATE ROLE ${role};\n`).join("");
      const before = await database.crawl(roles + each.oldSchemaDDL.join(";\n"));
      const after = await database.crawl(roles + each.newSchemaDDL.join(";\n"));
      const { changes, findings } = review({ label: "", database: before }, { label: "", database: after }, undecided);
      const hazards = each.expectedHazardTypes.filter((hazard) => hazard !== notOurs);
      const problems = [
        ...(each.expectEmptyPlan && changes.length > 0
          ? changes.map((change) => `no change, but ${changeLine(change)}`)
          : []),
        ...(!each.expectEmptyPlan && changes.length === 0 && !noDifference[name] ? ["no change is seen"] : []),
        ...(hazards.includes("DeletesData") && findings[0]?.severity !== "breaking"
          ? ["lost data is not breaking"]
          : []),
        ...(hazards.length > 0 && findings.length === 0 && !noFinding[name] ? [`no finding, but ${hazards}`] : []),
      ];
      if (changes.length === 0 || findings.length === 0) excused.add(name);
      wrong.push(...problems.map((problem) => `${name}: ${problem}`));
    }
    expect(wrong).toEqual([]);
    expect(Object.keys(noFinding).filter((name) => !excused.has(name))).toEqual([]);
  });
});
