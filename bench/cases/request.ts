import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { splitStatements } from "../../generator/src/core/dialects/postgres/statements.ts";
import type { Bench, Tools } from "../bench.ts";
import { alternate, peakMegabytes, run } from "../process.ts";
import { schemaSql, tableName } from "../schema.ts";
import { bounded, comparison, type Row } from "../table.ts";
import { schemalog } from "../workspaces.ts";

const corpora = process.env.SCHEMALOG_CORPORA ?? resolve(import.meta.dirname, "../../../shared/corpora");
const langfuse = join(corpora, "postgres/langfuse-migrations/migrations");

/** A change request whose branch has one migration more than its base: a whole run of `ci`, on the embedded database. */
export const request: Bench = async (tools) => [
  ...(await measured(tools, "1,000 tables in 200 migrations", 15_000, (dir) => {
    const { statements } = splitStatements(schemaSql(1_000));
    const each = Math.ceil(statements.length / 200);
    for (let at = 0, number = 1; at < statements.length; at += each, number++) {
      const sql = statements.slice(at, at + each).map((statement) => `${statement.sql};\n`);
      writeFileSync(join(dir, `${String(number).padStart(4, "0")}.sql`), sql.join(""));
    }
    return { "9999.sql": `ALTER TABLE ${tableName(500)} ADD COLUMN extra text;\n` };
  })),
  ...(existsSync(langfuse)
    ? await measured(tools, `Langfuse's ${readdirSync(langfuse).length - 1} migrations`, 6_000, (dir) => {
        cpSync(langfuse, dir, { recursive: true });
        return { "99991231_more/migration.sql": "ALTER TABLE projects ADD COLUMN extra text;\n" };
      })
    : []),
];

type Write = (migrations: string) => Record<string, string>;

async function measured({ rounds, against }: Tools, what: string, limit: number, write: Write): Promise<Row[]> {
  const dir = mkdtempSync(join(tmpdir(), "schemalog-bench-"));
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", ...args], { cwd: dir });
  try {
    const migrations = join(dir, "db/migrations");
    mkdirSync(migrations, { recursive: true });
    writeFileSync(join(dir, "schemalog.yml"), "connections:\n  bench:\n    migrations: db/migrations\n");
    const more = write(migrations);
    git("init", "-q", "-b", "main");
    git("add", "-A");
    git("commit", "-q", "-m", "Base");
    git("checkout", "-q", "-b", "more");
    for (const [path, sql] of Object.entries(more)) {
      mkdirSync(join(migrations, path, ".."), { recursive: true });
      writeFileSync(join(migrations, path), sql);
    }
    git("add", "-A");
    git("commit", "-q", "-m", "More");
    const args = ["ci", "--host", "local", "--base", "main", "--mode", "commit"];
    const time = (checkout?: string) => async () =>
      (await run(schemalog(args, { dir, ...(checkout && { checkout }) }))).milliseconds;
    const memory = (checkout?: string) => peakMegabytes(schemalog(args, { dir, ...(checkout && { checkout }) }));
    const runs: Record<string, () => Promise<number>> = { ours: time(), ...(against && { other: time(against) }) };
    const { ours = Number.NaN, other } = await alternate(rounds, runs);
    const rows = [
      bounded({ what: `request, ${what} and one more`, value: ours, limit, unit: "ms" }),
      bounded({ what: `memory of that`, value: await memory(), limit: 2_048, unit: "MB" }),
    ];
    if (against === undefined || other === undefined) return rows;
    const compared = { what: "that, against the other", milliseconds: ours, limit: 1.05 };
    return [
      ...rows,
      comparison({ ...compared, peer: against, peerMilliseconds: other }),
      bounded({
        what: "memory of the other",
        value: await memory(against),
        limit: Number.POSITIVE_INFINITY,
        unit: "MB",
      }),
    ];
  } finally {
    rmSync(dir, { recursive: true });
  }
}
