import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { postgres } from "../../src/core/dialects/postgres/index.ts";
import type { Target } from "../../src/core/model/change.ts";
import type { Database } from "../../src/core/model/database.ts";
import { objectName, qualifiedName, targetWords } from "../../src/core/names/names.ts";
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
  "owner-changed": "ends with another owner",
  "extension-dropped": "ends with the drop",
  "field-gone": "of documents",
  "field-type-changed": "of documents",
  "foreign-key-action-changed": "still changes what a delete does",
  "foreign-table-changed": "runs on two servers",
  "made-anew": "of an engine without SQL",
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
  "validator-tightened": "of documents",
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

/** Rules whose advice repeats what is added, and what takes that away again. */
const repeated: Record<string, (target: Target) => string> = {
  "foreign-key-added": dropConstraint,
  "check-added": dropConstraint,
  "unique-added": (target) => (target.kind === "index" ? dropIndex(target) : dropConstraint(target)),
  "index-added": dropIndex,
};

function dropConstraint(target: Target): string {
  const kind = target.parent?.kind === "domain" ? "DOMAIN" : "TABLE";
  return `ALTER ${kind} ${objectName(target)} DROP CONSTRAINT ${postgres.quoted(target.name)};`;
}

function dropIndex({ schema, name }: Target): string {
  return `DROP INDEX ${qualifiedName(schema, name)};`;
}

const withoutComments = (state: Database): unknown =>
  JSON.parse(JSON.stringify(state, (key, value) => (key === "comment" ? undefined : value)));

const sqlIn = (advice: string): string[] => [...advice.matchAll(/`([^`]+)`/g)].map(([, sql = ""]) => sql);

test.each(Object.entries(repeated))("what %s advises makes the very thing", async (code, taken) => {
  const cases = join(import.meta.dirname, "../cases/rules", code);
  const done: string[] = [];
  for (const file of readdirSync(cases).filter((each) => each.endsWith(".sql"))) {
    const text = readFileSync(join(cases, file), "utf8");
    const [, before, then] = text.split(/^-- (?:before|seen)\n/m);
    if (before === undefined || then === undefined) continue;
    const { before: old, after, witness } = await database.follow(before, then);
    const side = (label: string, state: typeof after) => ({ label, database: state });
    const { findings } = review(side("before", old), side("after", after), undecided, witness);
    for (const { target, advice } of findings.filter((each) => each.code === code)) {
      const statements = sqlIn(advice);
      if (statements.length === 0 || /each partition/.test(advice)) continue;
      const isNew = !/\b(DROP CONSTRAINT|DROP INDEX CONCURRENTLY (?!IF EXISTS))/.test(advice);
      const again = [then, isNew ? taken(target as Target) : "", ...statements.map((each) => `${each};`)].join("\n");
      const way = await database.follow(before, again);
      expect(withoutComments(way.after), `${file}: ${advice}`).toEqual(withoutComments(after));
      done.push(file);
    }
  }
  expect(done.length).toBeGreaterThan(2);
});
