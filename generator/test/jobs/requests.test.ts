import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { renderComment } from "../../src/core/formats/comment/index.ts";
import { fails } from "../../src/core/review/gate.ts";
import { requestJob, requestWorkspace } from "../../src/jobs/index.ts";
import { startTimings } from "../../src/timings.ts";
import { openWorkspace } from "../../src/workspace/index.ts";
import { git, repository, write } from "../support/cli.ts";
import { expectGolden } from "../support/golden.ts";

/** The embedded database starts in seconds, a server is there: where there is one, migrations are applied to it. */
const server = inject("postgres18").url;
const shadow = server ? ", shadow: env:SHADOW_URL, shadow-superuser: allow" : "";
const folder = join(import.meta.dirname, "../cases/requests");

type Side = "base" | "head" | "meanwhile";
type Case = Record<Side, Record<string, string>> & { gone: string[] };

/** A case: the files of the base, those that the request adds or changes, those that it deletes, and those that the base gets meanwhile, each below a line `== base: path`, `== head: path`, `== gone: path` or `== meanwhile: path`. */
function read(name: string): Case {
  const [, ...parts] = readFileSync(join(folder, name), "utf8").split(/^== (base|head|gone|meanwhile): (.*)\n/m);
  const found: Case = { base: {}, head: {}, meanwhile: {}, gone: [] };
  for (let at = 0; at < parts.length; at += 3) {
    const [side, path = "", text = ""] = parts.slice(at, at + 3);
    if (side === "gone") found.gone.push(`db/${path}`);
    else found[side as Side][`db/${path}`] = text;
  }
  return found;
}

/** The report of a request, by the settings of its base. */
async function judge(
  { base, head, meanwhile = {}, gone = [] }: Partial<Case> & Pick<Case, "base" | "head">,
  settings = "",
) {
  const config = { "schemalog.yml": `connections:\n  shop: { migrations: db${shadow} }\n${settings}` };
  const cwd = repository({ ...config, ...base });
  const revision = git(cwd, "rev-parse", "HEAD");
  write(cwd, meanwhile);
  git(cwd, "add", "-A");
  git(cwd, "commit", "-q", "--allow-empty", "-m", "What others do");
  const tip = git(cwd, "rev-parse", "HEAD");
  git(cwd, "reset", "-q", "--hard", revision);
  write(cwd, head);
  for (const path of gone) rmSync(join(cwd, path));
  git(cwd, "add", "-A");
  git(cwd, "commit", "-q", "-m", "Change the schema");
  const opened = await openWorkspace({ cwd });
  const workspace = await requestWorkspace(
    { ...opened, repository: opened.repository ?? cwd },
    { cwd, base: revision, tip },
  );
  const env: Record<string, string> = server ? { SHADOW_URL: server } : {};
  return requestJob(workspace.connections[0]!, { workspace, env, timings: startTimings() });
}

const cases = readdirSync(folder).filter((file) => file.endsWith(".txt"));

describe("the comment on a request with statements that the database refuses", () => {
  test.each(cases)("%s", async (name) => {
    const { report, files, version } = await judge(read(name));
    const connections = [{ ...report, diagram: undefined, stale: [] }];
    expectGolden(
      renderComment({ workspace: "", connections }, { limit: 65_000 }),
      join(folder, name.replace("txt", "md")),
    );
    if (!report.changeSet) throw new Error(report.failure?.message);
    if (report.changeSet.findings[0]?.code !== "statement-fails") return;
    expect(fails(report.changeSet, "never")).toBe(true);
    expect([files, report.stale, version, report.changeSet.after.version]).toEqual([[], [], undefined, undefined]);
  });
});

test("what the tool runs in a transaction can be ignored, and that the way ends halfway can't", async () => {
  const codes = async (name: string, code: string) => {
    const { changeSet } = (await judge(read(name), `ignore: [{ code: ${code}, reason: "we know" }]\n`)).report;
    return changeSet?.findings.map((finding) => finding.code);
  };
  expect(await codes("fails-on-its-own.txt", "statement-fails")).toEqual(["statement-fails"]);
  expect(await codes("goose-others.txt", "not-in-transaction")).toEqual(["writes-blocked"]);
});

test("changed migrations that are ignored, since no database has run them, are judged by what they do", async () => {
  const settings = 'ignore: [{ code: migration-edited, reason: "not released yet" }]\n';
  const { changeSet } = (await judge(read("edited-and-more.txt"), settings)).report;
  expect(changeSet?.findings.map(({ code }) => code)).toContain("column-dropped");
});

test("a head that fails where the base does is an error, in other words or not", async () => {
  const { base } = read("fails-on-its-own.txt");
  const broken = { ...base, "db/2_fax.sql": "ALTER TABLE customers DROP COLUMN faks;\n" };
  const both = await judge({ base: broken, head: { "db/3_note.sql": "ALTER TABLE orders ADD COLUMN note text;\n" } });
  expect(both.report).toMatchObject({ failure: { cause: { file: "db/2_fax.sql", line: 1 } } });
  const again = await judge({ base: broken, head: { "db/2_fax.sql": "ALTER TABLE customers DROP COLUMN fakss;\n" } });
  expect(again.report.failure?.message).toContain('column "fakss"');
});
