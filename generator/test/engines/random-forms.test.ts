import fc from "fast-check";
import { expect, test } from "vitest";
import { crawlEmbedded, filesOf } from "../support/crawled.ts";
import { createDatabase, dumpAndRestore, type ServerName, serverUrl } from "../support/postgres.ts";
import { ground, randomObjects, wholeObjects } from "../support/random-objects.ts";
import { pickOf } from "../support/random-sql.ts";
import { crawlOf, heldAgainst, heldAgainstRestored, onGround, taken } from "../support/settled-forms.ts";

// `npm run fuzz` tries more of them, on all majors.
const pick = pickOf(fc.readConfigureGlobal().seed ?? 1);
const statements = [...wholeObjects(pick), ...randomObjects(pick, 231)];
const enough = 230;

test.for<ServerName>(["debianPostgres", "postgres18"])(
  "what %s prints means the same to it",
  async (server, context) => {
    const { made, changes } = await heldAgainstRestored(serverUrl(context, server), statements);
    expect(changes).toEqual([]);
    expect(made).toBeGreaterThan(enough);
  },
);

test("an older server and a newer one tell the same", async (context) => {
  const older = serverUrl(context, "debianPostgres");
  const { made, changes } = await heldAgainst(serverUrl(context), older, statements);
  expect(changes).toEqual([]);
  expect(made).toBeGreaterThan(enough);
});

test("a dump that is restored changes no byte", async (context) => {
  await onGround(serverUrl(context, "debianPostgres"), async (client, url) => {
    await taken(client, statements);
    const restored = await createDatabase(context, "debianPostgres");
    dumpAndRestore(url, restored);
    expect(filesOf(await crawlOf(restored))).toEqual(filesOf(await crawlOf(url)));
  });
});

test("the embedded PostgreSQL tells the same", async (context) => {
  await onGround(serverUrl(context), async (client, url) => {
    const both: string[] = [];
    const embedded = await crawlEmbedded([], async (run) => {
      await run(ground);
      for (const sql of await taken(client, statements)) {
        await run(sql);
        both.push(sql);
      }
    });
    expect(both.length).toBeGreaterThan(enough);
    expect(filesOf(embedded)).toEqual(filesOf(await crawlOf(url)));
  });
});
