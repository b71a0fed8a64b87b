import pg from "pg";
import { diff } from "../../src/core/diff/index.ts";
import type { Change } from "../../src/core/model/change.ts";
import type { Database } from "../../src/core/model/database.ts";
import { engineOf } from "../../src/engines/registry.ts";
import { everything } from "./crawled.ts";
import { ground, printedStatements } from "./random-objects.ts";

/** How many random objects there were, and what differs between them and their like. */
export type Held = { made: number; changes: Change[] };

/** A new database on the server of a maintenance URL with the tables that random SQL is about, for the time of `use`. */
export async function onGround<Result>(
  url: string,
  use: (client: pg.Client, url: string) => Promise<Result>,
): Promise<Result> {
  const keeper = new pg.Client(url);
  await keeper.connect();
  const name = `forms_${process.pid}`;
  await keeper.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await keeper.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  const own = Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const client = new pg.Client(own);
  try {
    await client.connect();
    await client.query(ground);
    return await use(client, own);
  } finally {
    await client.end();
    await keeper.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await keeper.end();
  }
}

/** What is there of a database, with warnings or without. */
export const crawlOf = async (url: string): Promise<Database> => (await engineOf(url).crawl(url, everything)).database;

/** Runs random statements one by one; those that the server took. */
export async function taken(client: pg.Client, statements: string[]): Promise<string[]> {
  const kept: string[] = [];
  for (const sql of statements) {
    const isTaken = await client.query(sql).then(
      () => true,
      () => false,
    );
    if (isTaken) kept.push(sql);
  }
  return kept;
}

/** Holds the objects that a server takes against those that it makes of its own words for them. */
export async function heldAgainstRestored(url: string, statements: string[]): Promise<Held> {
  const { made, before, printed } = await onGround(url, async (client, own) => ({
    made: (await taken(client, statements)).length,
    before: await crawlOf(own),
    printed: await printedStatements(client),
  }));
  const after = await onGround(url, async (client, own) => {
    for (const sql of printed) await client.query(sql);
    return crawlOf(own);
  });
  return { made, changes: diff(before, after) };
}

/** Holds the objects that two servers take against each other. */
export async function heldAgainst(other: string, url: string, statements: string[]): Promise<Held> {
  const ofOne = await onGround(url, (client) => taken(client, statements));
  const { ofBoth, after } = await onGround(other, async (client, own) => ({
    ofBoth: await taken(client, ofOne),
    after: await crawlOf(own),
  }));
  const before = await onGround(url, async (client, own) => {
    await taken(client, ofBoth);
    return crawlOf(own);
  });
  return { made: ofBoth.length, changes: diff(before, after) };
}
