import { type Db, MongoClient } from "mongodb";
import { inject, onTestFinished, type TestContext } from "vitest";
import { withDatabase } from "./postgres.ts";

/** The URL of a server, without a database; skips the test, saying why, where it is not there. */
export function mongodbUrl(context: TestContext): string {
  const { url, missing } = inject("mongodb");
  if (url === undefined) context.skip(missing ?? "MongoDB is not there");
  return url as string;
}

let made = 0;

/** A new database, dropped when the test is over, and its URL. */
export async function createMongodb(context: TestContext): Promise<{ url: string; db: Db; client: MongoClient }> {
  const server = mongodbUrl(context);
  made += 1;
  const name = `test_${process.pid}_${made}`;
  const client = await new MongoClient(server).connect();
  const db = client.db(name);
  onTestFinished(async () => {
    await db.dropDatabase();
    await client.close();
  });
  return { url: withDatabase(server, name), db, client };
}

/** Whether a server refuses what others do. */
export const refuses = (work: () => Promise<unknown>): Promise<boolean> =>
  work().then(
    () => false,
    () => true,
  );
