import { z } from "zod";
import { isLetters } from "../attribute-types.ts";
import type { Found } from "./found.ts";
import type { Yaml } from "./yaml.ts";

const attribute = z.object({ AttributeName: z.string(), AttributeType: z.string() });
const keyAttributes = z.object({ PartitionKey: attribute, SortKey: attribute.nullish() });
const index = z.object({
  IndexName: z.string(),
  KeyAttributes: keyAttributes,
  Projection: z.object({ ProjectionType: z.string(), NonKeyAttributes: z.array(z.string()).nullish() }).nullish(),
});
const items = z.array(z.record(z.string(), z.unknown())).nullish();
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
    Items: all.map(typedFields),
    ...(one.BillingMode && { BillingMode: one.BillingMode }),
  };
}

type Data = Record<string, unknown>;
const isData = (value: unknown): value is Data => typeof value === "object" && value !== null && !Array.isArray(value);

const typedFields = (fields: Data): Data =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, typed(value)]));

/** A value with its type: within maps, models have some as plain JSON. */
function typed(value: unknown): object {
  if (typeof value === "string") return { S: value };
  if (typeof value === "number") return { N: String(value) };
  if (typeof value === "boolean") return { BOOL: value };
  if (Array.isArray(value)) return { L: value.map(typed) };
  if (!isData(value)) return { NULL: true };
  const [[letters = "", inner] = [], ...others] = Object.entries(value);
  if (others.length > 0 || !isLetters(letters)) return { M: typedFields(value) };
  if (letters === "M") return { M: isData(inner) ? typedFields(inner) : {} };
  return letters === "L" ? { L: Array.isArray(inner) ? inner.map(typed) : [] } : value;
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
