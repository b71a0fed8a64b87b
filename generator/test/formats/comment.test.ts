import { expect, test } from "vitest";
import { renderComment } from "../../src/core/formats/comment/index.ts";
import { groupFindings, headline } from "../../src/core/formats/words/finding-groups.ts";
import type { Cause, Finding } from "../../src/core/model/finding.ts";
import { bySeverity } from "../../src/core/model/finding.ts";
import type { Report } from "../../src/core/model/report.ts";
import { changesBetween } from "../../src/core/review/changes.ts";
import { judge } from "../../src/core/rules/judge.ts";
import { ofMigrations, ofStatements, rules } from "../../src/core/rules/registry.ts";
import type { Warning } from "../../src/errors.ts";
import { nothingSaid } from "../support/change-set.ts";
import { databaseOf, table } from "../support/history.ts";

const fileUrl = (path: string, line?: number) =>
  `https://github.com/acme/shop/blob/0123456789abcdef0123456789abcdef01234567/${path}#L${line}`;
const cause = (line: number): Cause => ({
  file: "db/migrations/20260101000000_change/migration.sql",
  line,
  endLine: line,
  statement: "ALTER",
});

/** What rules say of the way from one database to the other, each from a line of its own. */
const findingsOf = (before: Parameters<typeof databaseOf>, after: Parameters<typeof databaseOf>): Finding[] => {
  const [old, now] = [databaseOf(...before), databaseOf(...after)];
  return judge(changesBetween(old, now, []), old, now).map((one, index) => ({ ...one, cause: cause(index + 1) }));
};

function commentOn(findings: Finding[], warnings: Warning[] = []): string {
  const sorted = findings.toSorted((a, b) => bySeverity(a.severity, b.severity));
  const report: Report = {
    workspace: "",
    connections: [
      {
        name: "shop",
        warnings,
        stale: [],
        changeSet: { ...nothingSaid, findings: sorted },
      },
    ],
  };
  return renderComment(report, { limit: 65_000, fileUrl, runUrl: "https://github.com/acme/shop/actions/runs/1" });
}

/** What is read without opening anything. */
function open(comment: string): string {
  let depth = 0;
  return comment
    .split("\n")
    .filter((line) => {
      const isOpen = depth === 0;
      depth += line.split("<details>").length - line.split("</details>").length;
      return isOpen;
    })
    .join("\n");
}

const five = ["phone text", "fax text", "street text", "city text", "zip text"];

test("columns of a table that are dropped are one block, which has what to do of each", () => {
  const comment = commentOn(
    findingsOf([table("customers", ["id integer", ...five])], [table("customers", ["id integer"])]),
  );
  expect(comment.match(/^#### .*$/gm)).toEqual(["#### 🔴 5 columns of table public.customers are dropped"]);
  expect(open(comment)).toContain(
    "`phone`, `fax`, `street`, `city`, `zip`\\\n**Why:** public.customers.phone is dropped with its data.",
  );
  expect(open(comment)).toMatch(/migration\.sql:1`\]\(https:\S+#L1\) and 4 more · \[column-dropped\]/);
  for (const column of five)
    expect(comment).toContain(`ALTER TABLE public.customers DROP COLUMN ${column.split(" ")[0]}`);
});

test("a heading says what becomes of what, and another statement of the rule has another block", () => {
  const findings = findingsOf(
    [table("a", ["id integer", "x text", "y integer"]), table("b", ["id integer", "x text"])],
    [table("a", ["id integer", "y text"]), table("b", ["id integer"])],
  );
  expect(
    commentOn(findings)
      .match(/^#### .*$/gm)
      ?.map((heading) => heading.replace(/^#### \S+ /, "")),
  ).toEqual([
    "column public.a.x is dropped",
    "column public.b.x is dropped",
    "column public.a.y gets an incompatible type",
    "column public.a.y gets a type that rewrites its table",
  ]);
});

test("tables that are dropped are one block", () => {
  const findings = findingsOf([table("a", ["id integer"]), table("b", ["id integer"])], []);
  expect(groupFindings(findings).map(headline)).toEqual(["2 tables of schema public are dropped"]);
});

test("a name that is part of another word does not make two sayings one", () => {
  const [one] = findingsOf([table("a", ["id integer", "x text"])], [table("a", ["id integer"])]);
  if (!one) throw new Error("no finding");
  const named = (name: string, message: string): Finding => ({ ...one, target: { ...one.target, name }, message });
  expect(groupFindings([named("x", "x_y goes."), named("z", "z_y goes.")])).toHaveLength(2);
  expect(groupFindings([named("x", "x goes."), named("z", "z goes.")])).toHaveLength(1);
});

test("30 findings that are all unlike are read in 150 lines and 12,000 characters, each of them named", () => {
  const names = Array.from({ length: 30 }, (_, index) => `${"a_rather_long_name_of_a_table_".repeat(2)}${index}`);
  const tables = (columns: string[]) => names.map((name) => table(name, columns));
  const comment = commentOn(findingsOf(tables(["id integer", "gone text"]), tables(["id integer"])));
  const text = open(comment);
  expect(text.split("\n").length).toBeLessThan(150);
  expect(text.length).toBeLessThan(12_000);
  for (const name of names) {
    expect(text).toMatch(new RegExp(`${name}\\.gone is dropped`));
    expect(comment).toContain(`ALTER TABLE public.${name} DROP COLUMN gone`);
  }
});

test("what is safe is a line, to be opened", () => {
  const safe: Finding = {
    code: "index-added",
    severity: "safe",
    does: "is built",
    target: { kind: "index", schema: "public", parent: { kind: "table", name: "a" }, name: "i" },
    message: "It is quick.",
    advice: "Check it.",
  };
  const comment = commentOn([safe, { ...safe, target: { ...safe.target, name: "j" }, message: "It is quicker." }]);
  expect(open(comment)).not.toContain("It is quick");
  expect(open(comment)).toContain("<details><summary>🟢 2 safe findings</summary>");
  expect(comment).toContain("index i on public.a is built: It is quick. Check it.");
});

test("warnings count in the first line", () => {
  const warning = { object: "db/migrations/1.sql", message: "left out" };
  expect(commentOn([], [warning])).toMatch(/^## ⚠️ No schema changes, 1 warning\n/);
  const [one] = findingsOf([table("a", ["id integer", "x text"])], [table("a", ["id integer"])]);
  expect(commentOn(one ? [one] : [], [warning, warning])).toMatch(/^## 🔴 Schema: 1 breaking, 2 warnings\n/);
  expect(commentOn([], [{ ...warning, unjudged: true }])).toMatch(
    /^## ⚠️ No schema changes, but parts of the branch were not judged\n/,
  );
});

test("of many files that were not judged a few stand open, and all are named", () => {
  const warnings = Array.from({ length: 40 }, (_, index) => ({
    object: `db/${index}.sql`,
    message: "not run",
    unjudged: true as const,
  }));
  const comment = commentOn([], warnings);
  expect(open(comment).match(/db\/\d+\.sql/g)).toHaveLength(6);
  expect(comment).toContain("- db/0.sql, db/1.sql, db/2.sql, db/3.sql: not run\n- db/4.sql, db/5.sql: not run");
  for (const { object } of warnings) expect(comment).toMatch(new RegExp(`^- .*\\b${object}\\b.*: not run$`, "m"));
  expect(open(commentOn([], warnings.slice(0, 1)))).toContain("**Not judged, so check it yourself:**");
});

test("what a rule says of its target is a verb that has a plural", () => {
  for (const { code, does } of [...rules, ...ofStatements, ...ofMigrations]) {
    expect([code, does]).toEqual([code, expect.stringMatching(/^(?:is|has|[a-z]{3,}s) [a-zA-Z' -]+$|^fails$/)]);
  }
  const several = groupFindings(
    findingsOf([table("a", ["id integer", "x text", "y text"])], [table("a", ["id integer"])]),
  );
  expect(several.map(headline)).toEqual(["2 columns of table public.a are dropped"]);
});

test("connections without a change are one line below those that have some, and none where none has", () => {
  const findings = findingsOf([table("customers", ["id integer", "fax text"])], [table("customers", ["id integer"])]);
  const quiet = (name: string) => ({ name, warnings: [], stale: [], changeSet: nothingSaid });
  const commentOf = (...connections: Report["connections"]) =>
    renderComment({ workspace: "", connections }, { limit: 65_000 });
  const shop = { ...quiet("shop"), changeSet: { ...nothingSaid, findings } };
  const comment = commentOf(quiet("storefront"), shop, quiet("billing"));
  expect(comment.match(/^### .*$/gm)).toEqual(["### shop"]);
  expect(comment.match(/^No changes.*$/gm)).toEqual(["No changes: storefront, billing."]);
  expect(commentOf(quiet("storefront"), quiet("billing"))).not.toContain("No changes");
});
