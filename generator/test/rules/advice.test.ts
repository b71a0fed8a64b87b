import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { targetWords } from "../../src/core/names/names.ts";
import { review } from "../../src/core/review/review.ts";
import { rules } from "../../src/core/rules/registry.ts";
import { expectGolden } from "../support/golden.ts";
import { reusedShadow } from "../support/reused-shadow.ts";
import { undecided } from "../support/undecided.ts";

const folder = join(import.meta.dirname, "../cases/advice");
const pages = join(import.meta.dirname, "../../docs/rules");

/** Pages whose way ends with the very step that the rule is about, when nothing needs it any more, or that ask or run elsewhere. */
const notByItself: Record<string, string> = {
  "column-dropped": "ends with the drop",
  "constraint-dropped": "ends with the drop",
  "default-dropped": "ends with the drop",
  "enum-value-removed": "changes rows alone",
  "executing-role-changed": "still lets callers do what the owner can",
  "extension-dropped": "ends with the drop",
  "foreign-key-action-changed": "still changes what a delete does",
  "foreign-table-changed": "runs on two servers",
  "grant-revoked": "ends with the REVOKE",
  "open-to-anyone": "of a platform",
  "option-changed": "asks alone",
  "policy-changed": "asks alone",
  "publication-narrowed": "runs on two servers",
  "routine-dropped": "ends with the drop",
  "routine-signature-changed": "ends with the drop",
  "row-security-changed": "still hides rows",
  "schema-dropped": "ends with the drop",
  "table-dropped": "ends with the drop",
  "table-repartitioned": "copies rows on the way",
  "type-dropped": "ends with the drop",
  "type-redefined": "ends with the drop",
  "view-dropped": "ends with the drop",
};

let database: Awaited<ReturnType<typeof reusedShadow>>;
beforeAll(async () => {
  database = await reusedShadow();
});
afterAll(() => database.close());

const adviceOf = (code: string) =>
  /## The safe way\n[\s\S]*?```sql\n([\s\S]*?)```/.exec(readFileSync(join(pages, `${code}.md`), "utf8"))?.[1] ?? "";

test("the safe way of every rule's page passes that rule", async () => {
  const sections: string[] = [];
  for (const { code } of rules) {
    const base = join(folder, `${code}.sql`);
    expect(existsSync(base), code).toBe(notByItself[code] === undefined);
    if (!existsSync(base)) continue;
    const { before, after, witness } = await database.follow(readFileSync(base, "utf8"), adviceOf(code));
    const side = (label: string, state: typeof before) => ({ label, database: state });
    const { findings } = review(
      side("before", before),
      side("after", after),
      { ...undecided, asked: { rules: [code] } },
      witness,
    );
    const objecting = findings.filter((finding) => finding.code === code && finding.severity !== "safe");
    expect(objecting.map(({ message }) => message)).toEqual([]);
    const lines = findings.map((each) => `- ${each.severity} ${each.code}: ${targetWords(each.target)}`);
    sections.push([`## ${code}`, "", ...lines, ""].join("\n"));
  }
  expectGolden(["# What is said of the safe way of each page\n", ...sections].join("\n"), join(folder, "findings.md"));
});
