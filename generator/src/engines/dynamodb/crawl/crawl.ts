import type { TableDescription } from "@aws-sdk/client-dynamodb";
import { canonical } from "../../../core/canonical/canonical.ts";
import type { TableDefinition } from "../../../core/dialects/dynamodb/definition.ts";
import { definitionOf } from "../../../core/dialects/dynamodb/description.ts";
import { ownSchema, translateTable } from "../../../core/dialects/dynamodb/table.ts";
import { database } from "../../../core/model/database.ts";
import type { Table } from "../../../core/model/table.ts";
import { byText } from "../../../core/names/by-text.ts";
import { isTable } from "../../../core/names/kinds.ts";
import type { Crawl, CrawlOptions } from "../../engine.ts";
import type { Session } from "../connection.ts";
import { isMissing, isOfCall } from "../errors.ts";
import { inferTable } from "./infer.ts";
import { newUnseen, type Unseen } from "./unseen.ts";

/** Tables that are read at the same time. */
const atOnce = 8;

/**
 * Reads the tables that `session` shows: a call for each hundred of their names, and two for each table, for the API has none for
 * several; what it tells of items is inferred. Throws the SDK's errors.
 */
export async function crawlSession(session: Session, options: CrawlOptions): Promise<Crawl> {
  const names = (await tableNames(session)).filter((name) => options.filter(ownSchema, name));
  const last = new Map<string, Table>();
  for (const object of options.previous?.()?.objects ?? []) {
    if (isTable(object) && object.schema === ownSchema) last.set(object.name, object);
  }
  const unseen = newUnseen();
  const objects: Table[] = [];
  const queue = names.values();
  const work = async () => {
    for (const name of queue) {
      const table = await readTable(session, name, last.get(name), options, unseen);
      if (table) objects.push(table);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const all = database.parse({ engine: "dynamodb", schemas: [{ name: ownSchema }], objects });
  const unread = unseen.tables.map((name) => ({ schema: ownSchema, name }));
  return { database: canonical(all), warnings: unseen.warnings(), unread, unreadFacts: [] };
}

async function tableNames({ sdk, call }: Session): Promise<string[]> {
  const names: string[] = [];
  let from: string | undefined;
  do {
    const start = from === undefined ? {} : { ExclusiveStartTableName: from };
    const answer = await call((client, options) => client.send(new sdk.ListTablesCommand(start), options));
    names.push(...(answer.TableNames ?? []));
    from = answer.LastEvaluatedTableName;
  } while (from !== undefined);
  return names.sort(byText);
}

/** One table; undefined where it can't be read, or is gone by now. What of it can't be seen is as it was. */
async function readTable(
  session: Session,
  name: string,
  last: Table | undefined,
  options: CrawlOptions,
  unseen: Unseen,
): Promise<Table | undefined> {
  const { sdk, call, tags } = session;
  let description: TableDescription;
  try {
    const command = new sdk.DescribeTableCommand({ TableName: name });
    const { Table: found } = await call((client, sending) => client.send(command, sending));
    if (!found) return undefined;
    description = found;
  } catch (error) {
    if (isMissing(error)) return undefined;
    if (!isOfCall(error)) throw error;
    unseen.note("dynamodb:DescribeTable", name, error);
    return undefined;
  }
  const definition: TableDefinition = {
    ...definitionOf(withoutLeaving(description)),
    TimeToLiveSpecification: await expiryOf(session, name, last, unseen),
    ...(tags && { Tags: await tagsOf(session, description, last, unseen) }),
  };
  const items = await inferTable(session, { definition, description, last }, options, unseen);
  return translateTable(definition, items);
}

/** An index that is being deleted is not there any more. */
const withoutLeaving = (description: TableDescription): TableDescription => ({
  ...description,
  GlobalSecondaryIndexes: description.GlobalSecondaryIndexes?.filter(({ IndexStatus }) => IndexStatus !== "DELETING"),
});

type Expiry = TableDefinition["TimeToLiveSpecification"];

async function expiryOf(
  { sdk, call }: Session,
  name: string,
  last: Table | undefined,
  unseen: Unseen,
): Promise<Expiry> {
  try {
    const command = new sdk.DescribeTimeToLiveCommand({ TableName: name });
    const { TimeToLiveDescription: found } = await call((client, options) => client.send(command, options));
    const isOn = found?.TimeToLiveStatus === "ENABLED" || found?.TimeToLiveStatus === "ENABLING";
    return { AttributeName: found?.AttributeName, Enabled: isOn };
  } catch (error) {
    if (isMissing(error)) return undefined;
    if (!isOfCall(error)) throw error;
    unseen.note("dynamodb:DescribeTimeToLive", name, error);
    const was = last?.options?.timeToLive;
    return typeof was === "string" ? { AttributeName: was, Enabled: true } : undefined;
  }
}

type Tags = NonNullable<TableDefinition["Tags"]>;

async function tagsOf(
  { sdk, call }: Session,
  { TableArn: arn, TableName: name = "" }: TableDescription,
  last: Table | undefined,
  unseen: Unseen,
): Promise<Tags> {
  const tags: Tags = [];
  let from: string | undefined;
  try {
    do {
      const command = new sdk.ListTagsOfResourceCommand({ ResourceArn: arn, ...(from && { NextToken: from }) });
      const answer = await call((client, options) => client.send(command, options));
      for (const { Key = "", Value = "" } of answer.Tags ?? []) tags.push({ Key, Value });
      from = answer.NextToken;
    } while (from !== undefined);
    return tags;
  } catch (error) {
    if (isMissing(error)) return [];
    if (!isOfCall(error)) throw error;
    unseen.note("dynamodb:ListTagsOfResource", name, error);
    const was = last?.options?.tags;
    return (Array.isArray(was) ? was : []).map((tag) => {
      const [, Key = tag, Value = ""] = /^([^=]*)=(.*)$/s.exec(tag) ?? [];
      return { Key, Value };
    });
  }
}
