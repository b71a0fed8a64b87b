import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { renderComment } from "../../../src/core/formats/comment/index.ts";
import { driftJob, pushJob, requestJob, requestWorkspace } from "../../../src/jobs/index.ts";
import { judgeCommitted, record } from "../../../src/record/record.ts";
import { crawlConnection } from "../../../src/sources/index.ts";
import { startTimings } from "../../../src/timings.ts";
import { openWorkspace } from "../../../src/workspace/index.ts";
import { git, repository, write } from "../../support/cli.ts";
import { load, startDynalite, type TableWithItems } from "../../support/dynamodb.ts";
import { expectGolden } from "../../support/golden.ts";

const cases = join(import.meta.dirname, "../../cases/dynamodb");

async function open(cwd: string, env: Record<string, string> = {}) {
  const workspace = await openWorkspace({ cwd });
  const options = { workspace: { ...workspace, repository: cwd }, env, timings: startTimings() };
  const connection = workspace.connections[0]!;
  const { database } = await crawlConnection(connection, options);
  const judged = judgeCommitted(options.workspace, connection, () => database);
  await record(options.workspace, connection, judged, { commit: { also: [join(cwd, "schemalog.yml")] } });
  return { connection, options };
}

test("a request that changes a template is judged, at the lines of its tables", async () => {
  const folder = join(cases, "request");
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  const cwd = repository({
    "schemalog.yml": "connections:\n  shop: { engine: dynamodb, migrations: infra/template.yaml }\n",
    "infra/template.yaml": read("before.yaml"),
  });
  const { connection, options } = await open(cwd);
  expect((await pushJob(connection, options)).files).toEqual([]);
  const base = git(cwd, "rev-parse", "HEAD");
  write(cwd, { "infra/template.yaml": read("after.yaml") });
  git(cwd, "commit", "-q", "-am", "More");
  const workspace = await requestWorkspace(options.workspace, { cwd, base });
  const { report, files } = await requestJob(connection, { ...options, workspace });
  expect(report.failure).toBeUndefined();
  const comment = renderComment({ workspace: "", connections: [report] }, { limit: 65_000 });
  const changed = files.map(({ path }) => path).sort();
  expectGolden(`${comment}\n\n${changed.join("\n")}\n`.replaceAll(/[0-9a-f]{12,40}/g, "…"), join(folder, "comment.md"));
});

test("live tables are recorded with their pages; the last snapshot is seen by the next crawl; drift is told", async () => {
  const url = await startDynalite();
  const tables = () => JSON.parse(readFileSync(join(cases, "tables/input.json"), "utf8")) as TableWithItems[];
  await load(url, tables());
  const cwd = repository({ "schemalog.yml": "connections:\n  shop: { url: env:SHOP_URL }\n" });
  const { connection, options } = await open(cwd, { SHOP_URL: url });
  const page = readFileSync(join(connection.docsDir, "main/collections/app.md"), "utf8");
  expectGolden(page, join(cases, "tables/app.md"));
  expect((await driftJob(connection, undefined, options)).report.drift?.changes ?? []).toEqual([]);

  // Another state of the same tables.
  const other = await startDynalite();
  const [app, ...others] = tables();
  const { Items = [], GlobalSecondaryIndexes = [] } = app!;
  const phone = { pk: { S: "USER#3" }, sk: { S: "PROFILE" }, phone: { S: "1" } };
  const indexes = GlobalSecondaryIndexes.filter(({ IndexName }) => IndexName !== "by_email");
  const definitions = app!.AttributeDefinitions?.filter(({ AttributeName }) => AttributeName !== "email");
  const changed = { GlobalSecondaryIndexes: indexes, AttributeDefinitions: definitions, Items: [...Items, phone] };
  await load(other, [{ ...app!, ...changed }, ...others]);
  options.env.SHOP_URL = other;
  const { report } = await driftJob(connection, undefined, options);
  expect(report.failure).toBeUndefined();
  const told = report.drift?.findings.map(({ code, severity, target }) => `${severity} ${code} ${target.name}`);
  expect(told).toContain("breaking index-dropped by_email");
  expect(report.drift?.changes.map(({ op, target }) => `${op} ${target.kind} ${target.name}`)).toEqual(
    expect.arrayContaining(["added column phone", "removed index by_email"]),
  );
});
