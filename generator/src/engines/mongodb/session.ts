import type { Collection, Db, Document, MongoClient } from "mongodb";
import { shownName } from "../../core/masking/index.ts";
import { throwIfInterrupted, whileOpen } from "../../store/runs/interrupt.ts";
import type { CrawlOptions } from "../engine.ts";
import { whileConnected } from "../while-connected.ts";
import { type Address, invalid, parseConnectionString, type Target } from "./connection-string.ts";
import { explain } from "./errors.ts";

/** A database that is read with a few connections. */
export type Session = {
  /** Milliseconds that one command may take. */
  maxTimeMS: number;
  /** The answer to one command of the database. */
  ask(command: Document): Promise<Document>;
  /** All that the cursor of one gives. */
  list(command: Document): Promise<Document[]>;
  collection(name: string): Collection;
  /** What gives the user the rights that a crawl needs. */
  grant: string;
  /** A value as JSON has it: relaxed Extended JSON. */
  plain(value: unknown): unknown;
};

/** Milliseconds in which a server has to be found, where the URL does not say. */
const patience = 10_000;
/** Collections that are read side by side: latency, not the server, is what a crawl waits for. */
export const lanes = 4;

/** Runs `work` on the database of a URL. Throws SchemalogError (3) for whatever goes wrong there, (2) for a URL that is none. */
export function withSession<T>(
  url: string,
  options: Pick<CrawlOptions, "statementTimeout" | "namedBy">,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const target = parseConnectionString(url, options.namedBy);
  const explained = (error: unknown) => explain(error, target.address, target.password);
  return whileConnected(
    () => open(target, options.statementTimeout),
    ({ session }) =>
      work(session).catch((error: unknown) => {
        throwIfInterrupted();
        throw error;
      }),
    explained,
  );
}

async function open(target: Target, maxTimeMS: number): Promise<{ session: Session; close(): Promise<void> }> {
  const { EJSON } = (await import("mongodb")).BSON;
  const client = await clientOf(target, maxTimeMS);
  const closed = whileOpen(() => void client.close(true));
  const close = async () => {
    await client.close(true);
    closed();
  };
  try {
    await client.connect();
    const db: Db = client.db(target.address.database);
    return {
      session: {
        maxTimeMS,
        async ask(command) {
          throwIfInterrupted();
          return db.command({ ...command, maxTimeMS });
        },
        async list(command) {
          throwIfInterrupted();
          return db.runCursorCommand({ ...command, maxTimeMS }).toArray();
        },
        collection(name) {
          throwIfInterrupted();
          return db.collection(name);
        },
        grant: grantTo(target.address),
        plain: (value) => EJSON.serialize(value as Document, { relaxed: true }),
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const grantTo = ({ user = "user", database }: Address): string =>
  `db.grantRolesToUser(${JSON.stringify(shownName(user))}, [{ role: "read", db: ${JSON.stringify(shownName(database))} }])`;

async function clientOf({ url, password, isSet }: Target, maxTimeMS: number): Promise<MongoClient> {
  const { MongoClient } = await import("mongodb");
  try {
    return new MongoClient(url, {
      ...{ appName: "schemalog", maxPoolSize: lanes, retryReads: true },
      ...(!isSet("serverSelectionTimeoutMS") && { serverSelectionTimeoutMS: patience }),
      ...(!isSet("connectTimeoutMS") && { connectTimeoutMS: patience }),
      // A server that is gone without a word is not waited for much longer than it may take.
      ...(!isSet("socketTimeoutMS") && { socketTimeoutMS: maxTimeMS + patience }),
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const option = /^options? (\w+)/i.exec(message)?.[1];
    if (option !== undefined) throw invalid(`: its option ${option} is none of the driver's`);
    // The message may have the whole URL in it.
    const isWhole = message === "" || message.includes("://");
    throw invalid(isWhole ? "" : `: ${password === "" ? message : message.replaceAll(password, "***")}`);
  }
}
