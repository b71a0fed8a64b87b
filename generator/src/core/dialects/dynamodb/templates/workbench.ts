import { z } from "zod";
import { tableDefinition } from "../definition.ts";
import type { Found } from "./found.ts";
import type { Yaml } from "./yaml.ts";

const attribute = z.object({ AttributeName: z.string(), AttributeType: z.string() });
const keyAttributes = z.object({ PartitionKey: attribute, SortKey: attribute.nullish() });
const index = z.object({
  IndexName: z.string(),
  KeyAttributes: keyAttributes,
  Projection: z.object({ ProjectionType: z.string(), NonKeyAttributes: z.array(z.string()).nullish() }).nullish(),
});
const items = tableDefinition.shape.Items.unwrap().nullish();
const table = z.looseObject({
  TableName: z.string(),
  KeyAttributes: keyAttributes,
  NonKeyAttributes: z.array(attribute).nullish(),
  GlobalSecondaryIndexes: z.array(index).nullish(),
  LocalSecondaryIndexes: z.array(index).nullish(),
  TableData: items,
  TableFacets: z.array(z.looseObject({ TableData: items })).nullish(),
  BillingMode: z.string().nullish(),
});
const model = z.looseObject({ DataModel: z.array(z.unknown()) });

/** Whether a text's data is a model of NoSQL Workbench. */
export const isModel = (value: unknown): boolean => model.safeParse(value).success;

/** The tables of a model. Throws ZodError where one is broken. */
export const tablesOfModel = (yaml: Yaml): Found => ({
  tables: [...yaml.entriesAt("DataModel").values()].map(({ value, offset }) => ({
    definition: definitionIn(table.parse(value)),
    offset,
  })),
  notes: [],
});

function definitionIn(one: z.output<typeof table>): object {
  const { GlobalSecondaryIndexes: global, LocalSecondaryIndexes: local, TableFacets: facets } = one;
  const keys = [one, ...(global ?? []), ...(local ?? [])].map((owner) => owner.KeyAttributes);
  const declared = new Map(keys.flatMap(partsOf).map((part) => [part.AttributeName, part]));
  const all = [...(one.TableData ?? []), ...(facets ?? []).flatMap((facet) => facet.TableData ?? [])];
  return {
    TableName: one.TableName,
    AttributeDefinitions: [...declared.values()],
    KeySchema: keySchema(one.KeyAttributes),
    GlobalSecondaryIndexes: (global ?? []).map(indexIn),
    LocalSecondaryIndexes: (local ?? []).map(indexIn),
    NonKeyAttributes: one.NonKeyAttributes ?? [],
    Items: all,
    ...(one.BillingMode && { BillingMode: one.BillingMode }),
  };
}

const partsOf = ({ PartitionKey, SortKey }: z.output<typeof keyAttributes>) =>
  SortKey ? [PartitionKey, SortKey] : [PartitionKey];

const keySchema = (key: z.output<typeof keyAttributes>) =>
  partsOf(key).map(({ AttributeName }, at) => ({ AttributeName, KeyType: at === 0 ? "HASH" : "RANGE" }));

const indexIn = ({ IndexName, KeyAttributes, Projection }: z.output<typeof index>) => ({
  ...{ IndexName, KeySchema: keySchema(KeyAttributes) },
  Projection: {
    ProjectionType: Projection?.ProjectionType ?? "ALL",
    NonKeyAttributes: Projection?.NonKeyAttributes ?? [],
  },
});
