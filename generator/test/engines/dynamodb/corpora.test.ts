import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Table } from "../../../src/core/model/table.ts";
import { corpus } from "../../support/corpora.ts";
import { filesOf } from "../../support/crawled.ts";
import { crawlWith, type Item, load, startDynalite, tablesIn } from "../../support/dynamodb.ts";

type Key = { PartitionKey: { AttributeName: string }; SortKey?: { AttributeName: string } };
type ModelTable = {
  TableName: string;
  KeyAttributes: Key;
  NonKeyAttributes: { AttributeName: string }[];
  GlobalSecondaryIndexes?: { IndexName: string; KeyAttributes: Key }[];
  TableData?: Item[];
  TableFacets?: { TableData?: Item[] }[];
};

/** Within maps, the models have plain JSON, which no server takes. */
const asServersTakeIt = (item: Item): Item =>
  JSON.parse(JSON.stringify(item), (name, value) => {
    if (name !== "M") return value;
    return Object.fromEntries(Object.entries(value as object).map(([field, inner]) => [field, typed(inner)]));
  });
const typed = (value: unknown): object => {
  if (typeof value === "boolean") return { BOOL: value };
  if (typeof value === "string") return { S: value };
  if (typeof value === "number") return { N: String(value) };
  const fields = Object.entries(value as object);
  if (fields.length === 1 && /^([SNBML]|BOOL)$/.test(fields[0]?.[0] ?? "")) return value as object;
  return { M: Object.fromEntries(fields.map(([name, inner]) => [name, typed(inner)])) };
};

const itemsOf = ({ TableData = [], TableFacets = [] }: ModelTable): Item[] =>
  [...TableData, ...TableFacets.flatMap((facet) => facet.TableData ?? [])].map(asServersTakeIt);

/** What the keys of items begin with, counted by hand: words with the sign behind them, also behind an id, where several values share them. */
function entitiesOf(table: ModelTable): string[] {
  const keys = [table.KeyAttributes.PartitionKey, table.KeyAttributes.SortKey].flatMap(
    (key) => key?.AttributeName ?? [],
  );
  const items = itemsOf(table).map((item) => keys.map((key) => (item[key] as { S?: string } | undefined)?.S ?? ""));
  const starts = (value: string) =>
    [/^[#]*[A-Za-z][A-Za-z_-]*[#:|/~]+/, /^[#]*[A-Za-z][A-Za-z_-]*#[^#]*#[A-Za-z][A-Za-z_-]*#/].flatMap(
      (start) => start.exec(value)?.[0] ?? [],
    );
  const asNamed = (start: string) => start.replace(/(?<=[^#]#)[^#]+#(?=[A-Za-z_-]+#$)/, "…");
  const words = items.map((item) =>
    item
      .map((value, at) => {
        const values = items
          .map((one) => one[at] ?? "")
          .filter((one, index, all) => all.indexOf(one) === index || starts(one).includes(one));
        const isShared = (word: string) => values.filter((one) => starts(one).map(asNamed).includes(word)).length > 1;
        return starts(value).map(asNamed).filter(isShared).at(-1) ?? "";
      })
      .filter(Boolean)
      .join(" "),
  );
  return [...new Set(words)].sort();
}

const nameOf = ({ name }: { name?: string | undefined }) => name ?? "";

test("the models of NoSQL Workbench: their tables, indexes and entities, from the file and loaded into a server", async (context) => {
  const folder = corpus(context, "dynamodb");
  const files = readdirSync(folder).filter((file) => file.endsWith("Schema.json"));
  expect(files).toHaveLength(5);
  let [indexes, items, entities] = [0, 0, 0];
  for (const file of files) {
    const text = readFileSync(`${folder}/${file}`, "utf8");
    const { DataModel: models } = JSON.parse(text) as { DataModel: ModelTable[] };
    const { objects } = await tablesIn(text);
    expect(objects.map(({ name }) => name).sort()).toEqual(models.map(({ TableName }) => TableName).sort());
    for (const model of models) {
      const table = objects.find(({ name }) => name === model.TableName) as Table;
      const named = new Set([
        ...model.NonKeyAttributes.map(({ AttributeName }) => AttributeName),
        ...itemsOf(model).flatMap((item) => Object.keys(item)),
        ...[model, ...(model.GlobalSecondaryIndexes ?? [])].flatMap(({ KeyAttributes: { PartitionKey, SortKey } }) =>
          [PartitionKey, SortKey].flatMap((key) => key?.AttributeName ?? []),
        ),
      ]);
      expect(table.columns.map(({ name }) => name).sort()).toEqual([...named].sort());
      const expected = entitiesOf(model);
      expect((table.shapes ?? []).map(nameOf).sort()).toEqual(expected.length > 1 ? expected : []);
      expect(table.indexes).toHaveLength(model.GlobalSecondaryIndexes?.length ?? 0);
      indexes += table.indexes.length;
      items += itemsOf(model).length;
      entities += table.shapes?.length ?? 0;
      await expectSameWhenLoaded(table, model);
    }
  }
  expect({ indexes, items, entities }).toEqual({ indexes: 4, items: 45, entities: 15 });
});

/** What a server has of them once they are loaded says the same as the model, but for attributes that no item has. */
async function expectSameWhenLoaded(table: Table, model: ModelTable) {
  const url = await startDynalite();
  const letters = { string: "S", number: "N", binary: "B" } as Record<string, "S" | "N" | "B">;
  const keySchema = (columns: string[]) =>
    columns.map((AttributeName, at) => ({ AttributeName, KeyType: at === 0 ? ("HASH" as const) : ("RANGE" as const) }));
  const keys = [
    table.primaryKey?.columns ?? [],
    ...table.indexes.map(({ key }) => key.map(({ column = "" }) => column)),
  ];
  const throughput = { ReadCapacityUnits: 100, WriteCapacityUnits: 100 };
  await load(url, [
    {
      TableName: table.name,
      AttributeDefinitions: [...new Set(keys.flat())].map((AttributeName) => ({
        AttributeName,
        AttributeType: letters[table.columns.find(({ name }) => name === AttributeName)?.type ?? ""],
      })),
      KeySchema: keySchema(keys[0] ?? []),
      ProvisionedThroughput: throughput,
      ...(table.indexes.length > 0 && {
        GlobalSecondaryIndexes: table.indexes.map(({ name, include, options }, at) => ({
          IndexName: name,
          KeySchema: keySchema(keys[at + 1] ?? []),
          Projection: { ProjectionType: options?.projection as "ALL", ...(include && { NonKeyAttributes: include }) },
          ProvisionedThroughput: throughput,
        })),
      }),
      Items: itemsOf(model),
    },
  ]);
  const { database } = await crawlWith(url);
  const seen = new Set(itemsOf(model).flatMap((item) => Object.keys(item)));
  const isKey = new Set(keys.flat());
  const declared = table.columns.filter(({ name }) => seen.has(name) || isKey.has(name));
  const path = (all: Record<string, string>) => Object.entries(all).find(([name]) => name.startsWith("main/"))?.[1];
  const ofModel = filesOf({ ...database, objects: [{ ...table, columns: declared }] });
  expect(path(filesOf(database))).toBe(path(ofModel));
}

test("the templates of global tables, and the tables of tbls", async (context) => {
  const folder = corpus(context, "dynamodb");
  const templates = readdirSync(folder).filter((file) => file.startsWith("GlobalTable"));
  expect(templates).toHaveLength(4);
  for (const file of templates) {
    const { objects } = await tablesIn(readFileSync(`${folder}/${file}`, "utf8"));
    expect(objects).toHaveLength(1);
  }
  const [yaml, json] = await Promise.all(
    ["yml", "json"].map((type) => tablesIn(readFileSync(`${folder}/GlobalTable_Provisioned.${type}`, "utf8"))),
  );
  expect(filesOf(yaml!)).toEqual(filesOf(json!));
  const inputs = readFileSync(corpus(context, "tbls/ddl/dynamodb-create-table-inputs.json"), "utf8");
  const url = await startDynalite();
  await load(url, JSON.parse(inputs));
  expect(filesOf(await tablesIn(inputs))).toEqual(
    filesOf((await crawlWith(url, { scan: { upTo: 0, readUnits: 0 } })).database),
  );
});
