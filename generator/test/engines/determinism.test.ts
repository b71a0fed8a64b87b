import { describe, expect, type TestContext, test } from "vitest";
import type { Database } from "../../src/core/model/database.ts";
import { corpus } from "../support/corpora.ts";
import { crawl, crawlEmbedded, filesOf } from "../support/crawled.ts";
import { corpusDatabase, loadCorpus } from "../support/load-corpus.ts";
import { createDatabase, dumpAndRestore, type ServerName } from "../support/postgres.ts";
import { type PostgresCorpus, postgresCorpora } from "../support/postgres-corpora.ts";

describe.for(postgresCorpora)("$name", (item: PostgresCorpus) => {
  const first = new Map<ServerName, Database>();
  /** The first crawl of the corpus on a server, which several tests look at. */
  async function crawled(context: TestContext, server: ServerName): Promise<Database> {
    const database = first.get(server) ?? (await crawl(await corpusDatabase(context, item, server)));
    first.set(server, database);
    return database;
  }

  test("a second crawl changes no byte", async (context) => {
    const url = await corpusDatabase(context, item, "postgres18");
    expect(filesOf(await crawled(context, "postgres18"))).toEqual(filesOf(await crawl(url)));
  });

  test("nor does a dump that is restored in another database", async (context) => {
    const url = await corpusDatabase(context, item, "debianPostgres");
    const restored = await createDatabase(context, "debianPostgres");
    dumpAndRestore(url, restored);
    expect(filesOf(await crawl(restored))).toEqual(filesOf(await crawled(context, "debianPostgres")));
  });

  test("nor does the embedded PostgreSQL instead of a server of its version", async (context) => {
    const expected = await crawled(context, "postgres18");
    // Its database has a name of its own: what asks for another fails there.
    const lenient = { ...item, ...(item.database && { lenient: true as const }) };
    const path = corpus(context, item.path);
    const database = await crawlEmbedded(item.extensions ?? [], (run) => loadCorpus(lenient, path, run));
    expect(filesOf(database)).toEqual(filesOf(expected));
  });

  test("nor does an older server", async (context) => {
    const young = await crawled(context, "postgres18");
    expect(filesOf(await crawled(context, "debianPostgres"))).toEqual(filesOf(young));
  });
});
