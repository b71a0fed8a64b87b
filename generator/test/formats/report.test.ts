import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import fc from "fast-check";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { marked } from "marked";
import mermaid from "mermaid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canonical } from "../../src/core/canonical/index.ts";
import { changeDiagram } from "../../src/core/docs/index.ts";
import { annotationsOf, workflowCommands } from "../../src/core/formats/annotations/index.ts";
import { renderCodeQuality } from "../../src/core/formats/code-quality/index.ts";
import { renderComment } from "../../src/core/formats/comment/index.ts";
import { parseReport, renderReport } from "../../src/core/formats/json/report.ts";
import { renderJunit } from "../../src/core/formats/junit/index.ts";
import { renderSarif } from "../../src/core/formats/sarif/index.ts";
import type { ChangeSet } from "../../src/core/model/change-set.ts";
import type { Database } from "../../src/core/model/database.ts";
import type { ConnectionReport, Report } from "../../src/core/model/report.ts";
import { review } from "../../src/core/review/review.ts";
import { arbitraryDatabase, hostileNames } from "../support/arbitrary-database.ts";
import { nothingSaid } from "../support/change-set.ts";
import { expectGolden } from "../support/golden.ts";
import { databaseOf, table } from "../support/history.ts";
import { reusedShadow } from "../support/reused-shadow.ts";
import { undecided } from "../support/undecided.ts";

const folder = join(import.meta.dirname, "../cases/render");
const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
  JSON.parse(readFileSync(join(import.meta.dirname, "../support/sarif-2.1.0.schema.json"), "utf8")),
);

function setOf(before: Database, after: Database, line = 3): ChangeSet {
  const set = review(
    { label: "shop", database: before },
    { label: "shop", database: after },
    { ...undecided, connection: "shop" },
  );
  const cause = { file: "db/mig rations/2 #x.sql", line, endLine: line + 1, statement: "ALTER TABLE @mara" };
  return {
    ...set,
    findings: set.findings.map((finding, index) => (index % 2 === 0 ? { ...finding, cause } : finding)),
  };
}
const connectionOf = (before: Database, after: Database, line?: number): ConnectionReport => {
  const changeSet = setOf(before, after, line);
  const diagram = changeDiagram(changeSet.changes, before, after);
  return { name: "shop", changeSet, ...(diagram && { diagram }), warnings: [], stale: [] };
};
const reportOf = (...connections: ConnectionReport[]): Report => ({ workspace: "", connections });
const fileUrl = (path: string, line?: number) => `https://host/${encodeURI(path)}${line ? `#L${line}` : ""}`;

let shadow: Awaited<ReturnType<typeof reusedShadow>>;
beforeAll(async () => {
  shadow = await reusedShadow();
});
afterAll(() => shadow.close());

describe.each(readdirSync(folder))("%s", (name) => {
  let report: Report;
  beforeAll(async () => {
    const text = readFileSync(join(folder, name, "case.sql"), "utf8");
    const [, before = "", then = ""] = text.split(/^-- (?:before|then)\n/m);
    const [old, now] = [await shadow.crawl(before), await shadow.crawl(before + then)];
    const failure = { message: "the server at `db` | <b>@mara</b> is away\n# not a heading", hint: "Start #1 it." };
    const cause = { file: "db/mig rations/3.sql", line: 7, endLine: 9, statement: "DROP TABLE @mara" };
    const stuck = {
      message: "db/mig rations/3.sql:7: no table | <b>@mara</b>",
      hint: "In: DROP TABLE @mara\nMend it.",
      cause,
    };
    const warning = { object: "table a|b", message: "left out", remedy: 'GRANT SELECT ON "x" TO @y' };
    report = reportOf(
      { ...connectionOf(old, now), stale: ["schema-snapshots/shop/docs/a b.md", "x"], warnings: [warning] },
      { name: "far", failure, warnings: [], stale: [] },
      { name: "stuck", failure: stuck, warnings: [], stale: [] },
    );
  });

  test.each([
    [
      "comment of a request",
      "request.md",
      () => renderComment(report, { limit: 65_000, fileUrl, runUrl: "https://run" }),
    ],
    ["SARIF", "report.sarif", () => renderSarif(report, { version: "1.2.3" })],
    ["Code Quality", "code-quality.json", () => renderCodeQuality(report)],
    ["JUnit", "junit.xml", () => renderJunit(report)],
    ["workflow commands", "annotations.txt", () => workflowCommands(annotationsOf(report)).join("\n")],
  ])("%s", (_what, file, render) => expectGolden(render(), join(folder, name, file)));

  test("SARIF is valid, and GitHub takes it", () => {
    const log = JSON.parse(renderSarif(report));
    expect(isSarif(log), JSON.stringify(isSarif.errors?.[0])).toBe(true);
    const [run] = log.runs;
    expect(new Set(run.results.map((result: { ruleId: string }) => result.ruleId))).toEqual(
      new Set(run.tool.driver.rules.map((rule: { id: string }) => rule.id)),
    );
    for (const { locations } of run.results) {
      expect(locations[0].physicalLocation.artifactLocation.uri).toMatch(/^(?!\/|\.\.)[\w.%~/()-]+$/);
    }
  });

  test("fingerprints stay when lines move, and are each its own", () => {
    const prints = (some: Report) =>
      JSON.parse(renderCodeQuality(some)).map((entry: { fingerprint: string }) => entry.fingerprint);
    const moved = structuredClone(report);
    for (const { changeSet } of moved.connections)
      for (const { cause } of changeSet?.findings ?? []) if (cause) cause.line += 40;
    expect(prints(moved)).toEqual(prints(report));
    expect(new Set(prints(report)).size).toBe(prints(report).length);
  });

  test("JUnit is well-formed", () => {
    expect(XMLValidator.validate(renderJunit(report))).toBe(true);
    const parsed = new XMLParser({ ignoreAttributes: false }).parse(renderJunit(report, "any"));
    expect(parsed.testsuites.testsuite).toHaveLength(3);
  });

  test("the report survives its way through JSON, exactly", () => {
    expect(parseReport(renderReport(report))).toEqual(JSON.parse(JSON.stringify(report)));
  });
});

/** Whatever is in it, its language is known: it is judged and drawn. */
const arbitrarySpoken = arbitraryDatabase.map((one) => ({ ...one, engine: "postgres" }));

test("any report survives its way through JSON", () => {
  fc.assert(
    fc.property(arbitrarySpoken, arbitrarySpoken, (one, other) => {
      const report = reportOf(connectionOf(canonical(one), canonical(other)));
      // No half of a character is let in, which no database gives.
      const whole = (_key: string, value: unknown) => (typeof value === "string" ? value.toWellFormed() : value);
      expect(parseReport(renderReport(report))).toEqual(JSON.parse(JSON.stringify(report), whole));
    }),
    { numRuns: 60 },
  );
});

test.each([
  ["{", "JSON"],
  ["[]", "expected object"],
  ['{"workspace":"","connections":[],"more":1}', "more"],
  [
    '{"workspace":"","connections":[{"name":"a","warnings":[],"stale":[],"changeSet":{"before":{"label":"a"},"after":{"label":"b"},"changes":[{"op":"added","target":{"kind":"__proto__","name":"x"},"after":{}}],"findings":[],"ignored":[],"unusedIgnores":[]}}]}',
    "changes.0",
  ],
  [
    '{"workspace":"","connections":[{"name":"a","warnings":[],"stale":[],"changeSet":{"before":{"label":"a"},"after":{"label":"b"},"changes":[{"op":"added","target":{"kind":"table","name":"x"},"after":{"columns":"no"}}],"findings":[],"ignored":[],"unusedIgnores":[]}}]}',
    "changes.0",
  ],
])("a stranger's report that is none is refused: %s", (text, says) => {
  expect(() => parseReport(text)).toThrow(
    expect.objectContaining({ exitCode: 2, message: expect.stringContaining(says) }),
  );
});

/** Tables with columns that the other side lacks. */
const wide = (tables: number, columns: string[]) =>
  databaseOf(...Array.from({ length: tables }, (_, index) => table(`table_${index}`, columns)));

test.each([
  [65_000, 3000],
  [65_000, 1],
  [10_000, 300],
  [3_000, 3000],
])("a comment has at most %i characters, with %i tables changed", (limit, tables) => {
  const report = reportOf(connectionOf(wide(tables, ["id integer", "gone text"]), wide(tables, ["id integer"])));
  const text = renderComment(report, { limit, fileUrl, runUrl: "https://run" });
  expect(text.length).toBeLessThanOrEqual(limit);
  expect(text).toMatch(new RegExp(`^## 🔴 Schema: ${tables} breaking\n`));
  if (tables > 1) expect(text).toMatch(/_Left out to fit the size limit of a comment: /);
  expect((text.match(/<details>/g) ?? []).length).toBe((text.match(/<\/details>/g) ?? []).length);
});

test("a single text of 200,000 characters does not break the limit", () => {
  const long = `${"x".repeat(100_000)}\n\`\`\`\n${"| @mara ".repeat(15_000)}`;
  const [before, after] = [
    table("a", ["id integer"], { comment: "short" }),
    table("a", ["id integer"], { comment: long }),
  ];
  const report = reportOf({
    ...connectionOf(databaseOf(before), databaseOf(after)),
    failure: { message: long, hint: long },
  });
  expect(renderComment(report, { limit: 65_000 }).length).toBeLessThanOrEqual(65_000);
});

test("no name makes markup, a mention or a link in a comment, or an other line in a command", () => {
  for (const name of [
    ...hostileNames,
    "@mara",
    "#12",
    "GH-12",
    "acme/shop#3",
    "!13",
    "::error::x",
    "http://evil.example",
    "a\nb::c",
  ]) {
    const before = databaseOf(table(name, ["id integer", "gone text"]), table("b", ["id integer"]));
    const report = reportOf(
      connectionOf(before, databaseOf(table("b", ["id integer", `${name.replaceAll(" ", "_")} text`]))),
    );
    const text = renderComment(report, { limit: 65_000, fileUrl });
    const prose = text.replace(/^(`{3,})[\s\S]*?^\1$/gm, "");
    const html = marked.parse(prose, { async: false });
    expect(html.replaceAll(/<code>.*?<\/code>/gs, "")).not.toMatch(
      /<(?:script|img|iframe|b|h1)\b|href="(?!https:\/\/(?:host|github\.com\/schemalog)\/)/i,
    );
    expect(prose.replaceAll(/`[^`\n]*`/g, "")).not.toMatch(/@mara|(?<![\w\\])#12\b|^::/m);
    for (const command of workflowCommands(annotationsOf(report)))
      expect(command).toMatch(/^::(error|warning|notice) [^\n\r]*$/);
  }
});

test("a quiet report is a line, and one that failed says so", () => {
  expect(renderComment(reportOf({ name: "shop", warnings: [], stale: [] }), { limit: 65_000 })).toMatch(
    /^## ✅ No schema changes\n\n<sub>/,
  );
  const failed = { name: "shop", failure: { message: "away" }, warnings: [], stale: [] };
  expect(renderComment(reportOf(failed), { limit: 65_000 })).toMatch(
    /^## ⚠️ Schema: one connection could not be judged\n\n\*\*The schema can't be determined:\*\* away/,
  );
});

describe("the diagram of what changed", () => {
  const marks = (text: string | undefined) =>
    [...(text ?? "").matchAll(/^ {2}"([^"]*)"(?::::(\w+))?/gm)].map(
      ([, name, mark]) => `${name}${mark ? ` ${mark}` : ""}`,
    );
  const key = (to: string) => ({
    foreignKeys: [{ name: `to_${to}`, columns: ["id"], references: { schema: "public", name: to, columns: ["id"] } }],
  });

  test("tells added, dropped and changed tables apart, and shows their neighbours", () => {
    const before = databaseOf(
      table("old", ["id integer"], key("hub")),
      table("hub", ["id integer", "was text", "gone text"]),
      table("far", ["id integer"]),
    );
    const after = databaseOf(
      table("new", ["id integer"], key("hub")),
      table("hub", ["id integer", "was integer"]),
      table("beside", ["id integer"], key("hub")),
      table("far", ["id integer"]),
    );
    const same = databaseOf(...before.objects, ...after.objects.filter(({ name }) => name === "beside"));
    const text = changeDiagram(setOf(same, after).changes, same, after);
    expect(marks(text).slice(0, 4).sort()).toEqual(["beside", "hub changed", "new added", "old removed"]);
    expect(text).toMatch(/integer was "was text"/);
    expect(text).toMatch(/text gone "dropped"/);
    expect(text).not.toContain("far");
  });

  test("is a diagram of Mermaid whatever the names", async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarySpoken, arbitrarySpoken, async (one, other) => {
        const [before, after] = [canonical(one), canonical(other)];
        const text = changeDiagram(setOf(before, after).changes, before, after);
        if (text !== undefined) expect(await mermaid.parse(text)).toMatchObject({ diagramType: "er" });
      }),
      { numRuns: 40 },
    );
  });

  test("stays within what hosts draw", () => {
    const [before, after] = [wide(500, ["id integer", "x text"]), wide(500, ["id integer"])];
    const text = changeDiagram(setOf(before, after).changes, before, after) ?? "";
    expect(text.length).toBeLessThanOrEqual(50_000);
    expect(marks(text).length).toBeLessThanOrEqual(40);
  });
});

const connection = { name: "shop", warnings: [], stale: [] };
const at = (updated: object) => withIt({ updated });
const withIt = (part: object) => ({ workspace: "", connections: [{ ...connection, ...part }] });
const causeAt = (file: string) => ({ file, line: 1, endLine: 1, statement: "x" });
const findingAt = (file: string) => ({
  ...{
    code: "table-dropped",
    severity: "breaking",
    does: "is dropped",
    message: "x",
    advice: "x",
    cause: causeAt(file),
  },
  target: { kind: "table", name: "a" },
});
const drawing = (...lines: string[]) => withIt({ diagram: lines.join("\n") });
/** On a host, `…/blob/<commit>/../../../../mallory/shop` is a page of mallory's. */
const elsewhere = "../../../../mallory/shop/blob/main/a.sql";
test.each<[string, object, string]>([
  ["a workspace that ends the hidden line", { workspace: "-->\n## Safe\n<!--", connections: [] }, "workspace: "],
  ["a workspace of two lines", { workspace: "a\u2028b", connections: [] }, "workspace: "],
  ...["../shop", "/shop", "a/../b", "a//b", "./a", "a/", "a\\..\\b", "C:/shop", "a\u202eb", "x".repeat(501)].map(
    (workspace): [string, object, string] => [
      `the workspace ${workspace}`,
      { workspace, connections: [] },
      "workspace: ",
    ],
  ),
  ...["**a**", "is dropped](x)", "", "Is dropped", `is ${"x".repeat(90)}`].map((does): [string, object, string] => [
    `a finding that does ${does}`,
    withIt({ changeSet: { ...nothingSaid, findings: [{ ...findingAt("a.sql"), does }] } }),
    "does: ",
  ]),
  ["a commit whose id is a link", at({ id: "a](https://evil)", url: "https://h/x" }), "updated.id: "],
  ["a commit whose address ends its link", at({ id: "c0ffee00", url: "https://h/x)![t](y" }), "updated.url: "],
  ["a commit whose address is a script", at({ id: "c0ffee00", url: "javascript:alert(1)" }), "updated.url: "],
  ...["@mara", "a b", "", "../a", "x".repeat(81), "**a**"].map((name): [string, object, string] => [
    `the connection ${name}`,
    withIt({ name }),
    "connections.0.name: ",
  ]),
  ...[elsewhere, "/etc/passwd", "a/./b", "a\nb", "", "a\u202eb", "C:\\a"].flatMap(
    (path): [string, object, string][] => [
      [`a finding in ${path}`, withIt({ changeSet: { ...nothingSaid, findings: [findingAt(path)] } }), "cause.file: "],
      [`a failure in ${path}`, withIt({ failure: { message: "x", cause: causeAt(path) } }), "cause.file: "],
      [`a stale ${path}`, withIt({ stale: [path] }), "stale.0: "],
      [`a superfluous ${path}`, withIt({ superfluous: [path] }), "superfluous.0: "],
      [`${path} that waits`, withIt({ waiting: [path] }), "waiting.0: "],
    ],
  ),
  [
    "a version that is none",
    withIt({ changeSet: { ...nothingSaid, after: { label: "b", version: "**x**" } } }),
    "version: ",
  ],
  ["another kind of diagram", drawing("flowchart LR", '  a["Approved"]'), "diagram: "],
  ["a diagram with a link", drawing("erDiagram", '  "a"', '  click a href "https://evil.example"'), "diagram: "],
  [
    "a diagram with a style",
    drawing("erDiagram", '  "a"', "  classDef added fill:url(https://evil.example)"),
    "diagram: ",
  ],
  ["a diagram with a directive", drawing("%%{init: {}}%%", "erDiagram", '  "a"'), "diagram: "],
  ["a diagram with HTML", drawing("erDiagram", '  "<img src=x>"'), "diagram: "],
  ["a diagram that ends its block", drawing("erDiagram", "```", "# Approved"), "diagram: "],
])("a report with %s is none", (_, report, where) => {
  expect(() => parseReport(JSON.stringify(report))).toThrow(where);
});
