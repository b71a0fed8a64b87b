import { canonical } from "../../../core/canonical/canonical.ts";
import type { Database } from "../../../core/model/database.ts";
import { database as databaseSchema } from "../../../core/model/database.ts";
import type { Table } from "../../../core/model/table.ts";
import { byText } from "../../../core/names/by-text.ts";
import { isTable } from "../../../core/names/kinds.ts";
import type { Warning } from "../../../errors.ts";
import type { Crawl, CrawlOptions } from "../../engine.ts";
import { lanes, type Session } from "../session.ts";
import { type CollectionRow, listCollections, listSearchIndexes } from "./catalog.ts";
import { type Read, readCollection } from "./collection.ts";
import { ownSchema } from "./own-schema.ts";
import { referencesAmong } from "./references.ts";
import { translateView } from "./translate/view.ts";

/**
 * Reads the structure of a database: its catalog, and of each collection its size, its documents or a sample of them, its indexes and
 * whether its references hold, with a command each. Throws the driver's errors.
 */
export async function crawlSession(session: Session, { filter, previous }: CrawlOptions): Promise<Crawl> {
  const { version } = await session.ask({ buildInfo: 1 });
  const { rows, warnings, isWhole } = await listCollections(session);
  const wanted = rows.filter(({ name }) => filter(ownSchema, name)).sort((a, b) => byText(a.name, b.name));
  const [views, collections] = [wanted.filter(isView), wanted.filter((row) => !isView(row))];
  const before = previous?.();
  const last = new Map(before?.objects.filter(isTable).map((table) => [table.name, table]));
  const hasSearch = await hasSearchIndexes(session, collections);
  const read = await sideBySide(collections, (row) =>
    readCollection(session, row, { last: last.get(row.name), hasSearch, isListed: isWhole }),
  );
  const tables = await withReferences(session, read, last);
  const unread = [...read.flatMap((one) => (one.table ? [] : [one.name])), ...(isWhole ? [] : unlisted(before, rows))];
  const objects = [...tables, ...views.map((row) => translateView(ownSchema, row, session.plain))];
  const all: Database = databaseSchema.parse({ engine: "mongodb", schemas: [{ name: ownSchema }], objects });
  return {
    database: canonical(all),
    warnings: [
      ...warnings,
      ...(rows.length === 0 && isWhole ? [empty] : []),
      ...read.flatMap((one): Warning[] => one.warnings),
    ],
    unread: unread.map((name) => ({ schema: ownSchema, name })),
    unreadFacts: [],
    serverVersion: String(version).split(".").slice(0, 2).join("."),
  };
}

/** MongoDB answers to any name of a database as to that of an empty one, so a mistyped one shows only here. */
const empty: Warning = {
  object: "database",
  message: "it has no collections, as a database of any other name would have none",
  remedy: "Check the name in the URL",
};

const isView = ({ type }: CollectionRow) => type === "view";

/** What the last snapshot has and nobody listed, where not all is listed. */
const unlisted = (before: Database | undefined, rows: CollectionRow[]): string[] =>
  (before?.objects ?? []).map(({ name }) => name).filter((name) => !rows.some((row) => row.name === name));

/** Whether the server lists search indexes: only Atlas does, and none of its collections without. */
async function hasSearchIndexes(session: Session, [first]: CollectionRow[]): Promise<boolean> {
  return first !== undefined && (await listSearchIndexes(session, first.name)) !== undefined;
}

/** What `work` makes of each item, a few at a time, in the order of the items. */
async function sideBySide<T, R>(items: T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const lane = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

async function withReferences(session: Session, read: Read[], last: Map<string, Table>): Promise<Table[]> {
  const whole = new Set(read.flatMap(({ table, isWhole }) => (table && isWhole ? [table] : [])));
  const tables = read.flatMap(({ table }) => table ?? []);
  const references = await referencesAmong(
    session,
    tables,
    ({ name }) => last.get(name),
    (table) => whole.has(table),
  );
  return tables.map((table) => ({ ...table, foreignKeys: references.get(table) ?? [] }));
}
