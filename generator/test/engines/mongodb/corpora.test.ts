import { readFileSync } from "node:fs";
import { BSON } from "mongodb";
import { expect, test } from "vitest";
import type { Table } from "../../../src/core/model/table.ts";
import { corpus } from "../../support/corpora.ts";
import { changesBetween, crawl, filesOf } from "../../support/crawled.ts";
import { createMongodb } from "../../support/mongodb.ts";
import { fullScan, told } from "./full-scan.ts";

/** The documents of each dataset. */
const corpora: Record<string, { file: string; documents(json: unknown): object[] }> = {
  emojibase: { file: "mongodb/emojibase/data.json", documents: (json) => json as object[] },
  earthquakes: {
    file: "mongodb/usgs-earthquakes/earthquakes.json",
    documents: (json) => (json as { features: object[] }).features,
  },
};

test.for(Object.entries(corpora))(
  "%s has the fields of a full scan, and is the same when it is restored elsewhere",
  async ([name, { file, documents }], context) => {
    const path = corpus(context, file);
    const { url, db } = await createMongodb(context);
    await db.collection<object>(name).insertMany(documents(BSON.EJSON.parse(readFileSync(path, "utf8"))));
    await db.collection(name).createIndex({ type: 1 });
    const database = await crawl(url);
    const [table] = database.objects as Table[];
    expect(told(table?.columns ?? [])).toEqual(await fullScan(db, name));
    expect(table?.columns.length).toBeGreaterThan(4);
    const other = await createMongodb(context);
    const all = await db.collection<object>(name).find().toArray();
    await other.db.collection<object>(name).insertMany(all.reverse());
    await other.db.collection(name).createIndex({ type: 1 });
    const restored = await crawl(other.url);
    expect(changesBetween(database, restored)).toEqual([]);
    expect(filesOf(restored)).toEqual(filesOf(await crawl(url)));
  },
);
