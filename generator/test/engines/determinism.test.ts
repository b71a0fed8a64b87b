import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { diff } from "../../src/diff/index.ts";
import { engineOf } from "../../src/engines/index.ts";
import type { Database } from "../../src/model/database.ts";
import { targetWords } from "../../src/model/names.ts";
import { toFiles } from "../../src/snapshot/index.ts";
import { corpus } from "../support/corpora.ts";
import { corpusDatabase, loadCorpus } from "../support/load-corpus.ts";
import { createDatabase } from "../support/postgres.ts";
import { type PostgresCorpus, postgresCorpora } from "../support/postgres-corpora.ts";

const everything = { filter: () => true, statementTimeout: 60_000, lockTimeout: 5_000 };
const crawl = async (url: string) => (await engineOf(url).crawl(url, everything)).database;
const filesOf = (database: Database) => Object.fromEntries(toFiles(database));
const crawlFiles = async (url: string) => filesOf(await crawl(url));

describe.for(postgresCorpora)("$name", (item: PostgresCorpus) => {
  test("a second crawl changes no byte", async (context) => {
    const url = await corpusDatabase(context, item, "postgres18");
    expect(await crawlFiles(url)).toEqual(await crawlFiles(url));
  });

  test("nor does a dump that is restored in another database", async (context) => {
    const url = await corpusDatabase(context, item, "debianPostgres");
    const restored = await createDatabase(context, "debianPostgres");
    dumpAndRestore(url, restored);
    expect(await crawlFiles(restored)).toEqual(await crawlFiles(url));
  });

  test("nor does the embedded PostgreSQL instead of a server of its version", async (context) => {
    const url = await corpusDatabase(context, item, "postgres18");
    const scratch = await engineOf(url).scratch({ extensions: item.extensions ?? [], skipExtensions: [] });
    // Its database has a name of its own: what asks for another fails there.
    const lenient = { ...item, ...(item.database && { lenient: true as const }) };
    try {
      await loadCorpus(lenient, corpus(context, item.path), (sql) => scratch.run(sql));
      const { database } = await scratch.crawl(everything);
      expect(filesOf(database)).toEqual(await crawlFiles(url));
    } finally {
      await scratch.close();
    }
  });

  // From 16 on the server prints the columns of a view on one table without the table's name.
  test("an older server differs in nothing but what is listed", async (context) => {
    const old = await crawl(await corpusDatabase(context, item, "debianPostgres"));
    const young = await crawl(await corpusDatabase(context, item, "postgres18"));
    const changes = diff(old, young).map((change) => {
      const what = change.op === "modified" ? change.changed.join(", ") : change.op;
      return `${targetWords(change.target)}: ${what}`;
    });
    expect(changes).toEqual(versions[item.name] ?? []);
    if (changes.length === 0) expect(filesOf(young)).toEqual(filesOf(old));
  });
});

/** What PostgreSQL 18 gives in another form than Debian's PostgreSQL 15, by corpus. */
const versions: Record<string, string[]> = JSON.parse(
  readFileSync(join(import.meta.dirname, "../cases/engines/versions.json"), "utf8"),
);

function dumpAndRestore(from: string, to: string): void {
  const { bin = "" } = inject("debianPostgres");
  const dump = execFileSync(join(bin, "pg_dump"), ["--schema-only", from], { maxBuffer: 1 << 28 });
  execFileSync(join(bin, "psql"), ["-X", "-q", "-v", "ON_ERROR_STOP=1", to], { input: dump, stdio: "pipe" });
}
