import { type Inference, type Inferred, inferred, newInference } from "../../inference/index.ts";
import type { Column } from "../../model/column.ts";
import type { Options } from "../../model/common.ts";
import { type Table, table as tableSchema } from "../../model/table.ts";
import { byText } from "../../names/by-text.ts";
import { attributeType, typeNames } from "./attribute-types.ts";
import type { TableDefinition } from "./definition.ts";

/** The schema that tables are in, which have none. */
export const ownSchema = "main";

/** The name of a table's key, which has none. */
const keyName = "primary";

type Index = NonNullable<TableDefinition["GlobalSecondaryIndexes"]>[number];
type KeySchema = TableDefinition["KeySchema"];

/** A table as the model has it, with what was inferred of its items, if anything was. */
export function translateTable(definition: TableDefinition, items: Inferred | undefined): Table {
  const { TableName: name, KeySchema: key, GlobalSecondaryIndexes = [], LocalSecondaryIndexes = [] } = definition;
  const columns = partsOf(key);
  return tableSchema.parse({
    ...{ kind: "collection", schema: ownSchema, name },
    columns: columnsOf(definition, items?.columns),
    ...(columns.length > 0 && { primaryKey: { name: keyName, columns, ...severalIn(key) } }),
    indexes: [
      ...GlobalSecondaryIndexes.map((index) => translateIndex(index, "global")),
      ...LocalSecondaryIndexes.map((index) => translateIndex(index, "local")),
    ],
    ...(items?.shapes && { discriminator: items.discriminator, shapes: items.shapes }),
    options: optionsOf(definition),
  });
}

/** What tells the items of a table apart: an inference that knows its keys, where they are texts. */
export function inferenceFor({ KeySchema, AttributeDefinitions }: TableDefinition): Inference {
  const texts = new Set(AttributeDefinitions.flatMap((one) => (one.AttributeType === "S" ? one.AttributeName : [])));
  return newInference(
    typeNames,
    partsOf(KeySchema).filter((name) => texts.has(name)),
  );
}

/** What items have in them; `last` as `inferred()` has it. */
export const inferredItems = (inference: Inference, last: Table | undefined): Inferred =>
  inferred(inference, last ?? null);

/** Attributes in the order of the keys, then of their names: those of keys are of one type, whatever was seen. */
function columnsOf(
  { AttributeDefinitions, NonKeyAttributes = [], KeySchema }: TableDefinition,
  seen: Column[] | undefined,
): Column[] {
  const columns = new Map(seen?.map((column) => [column.name, column]));
  for (const { AttributeName: name, AttributeType: letters } of NonKeyAttributes) {
    if (!columns.has(name)) columns.set(name, { name, type: attributeType(letters), nullable: false, grants: [] });
  }
  const key = partsOf(KeySchema);
  for (const { AttributeName: name, AttributeType: letters } of AttributeDefinitions) {
    const presence = seen && key.includes(name) ? "always" : columns.get(name)?.presence;
    const type = attributeType(letters);
    columns.set(name, { name, type, nullable: false, ...(presence && { presence }), grants: [] });
  }
  const rank = (name: string) => (key.includes(name) ? key.indexOf(name) : key.length);
  return [...columns.values()].sort((a, b) => rank(a.name) - rank(b.name) || byText(a.name, b.name));
}

const isPartition = ({ KeyType }: KeySchema[number]) => KeyType === "HASH";

/** The attributes of a key: those that choose a partition, then those that sort in it. */
const partsOf = (key: KeySchema): string[] =>
  [...key.filter(isPartition), ...key.filter((part) => !isPartition(part))].map(({ AttributeName }) => AttributeName);

/** How many attributes choose the partition, where it is not one. */
function severalIn(key: KeySchema): { options?: Options } {
  const count = key.filter(isPartition).length;
  return count > 1 ? { options: { partitionKeyAttributes: count } } : {};
}

function translateIndex({ IndexName: name, KeySchema: key, Projection = {} }: Index, method: "global" | "local") {
  const { ProjectionType: projection = "ALL", NonKeyAttributes = [] } = Projection;
  return {
    ...{ name, method, key: partsOf(key).map((column) => ({ column })) },
    ...(NonKeyAttributes.length > 0 && { include: [...NonKeyAttributes].sort(byText) }),
    options: { projection, ...severalIn(key).options },
  };
}

/** What is as usual is left out, but for the way it is paid for, which has no usual one. */
function optionsOf(definition: TableDefinition): Options {
  const { BillingMode = "PROVISIONED", TableClass = "STANDARD", Tags = [] } = definition;
  const { TimeToLiveSpecification: expiry, StreamSpecification: stream } = definition;
  // Those of AWS itself are not the owner's.
  const own = Tags.filter(({ Key }) => !Key.startsWith("aws:"));
  const tags = own.map(({ Key, Value }) => `${Key}=${Value}`).sort(byText);
  return {
    billingMode: BillingMode,
    ...(definition.DeletionProtectionEnabled === true && { deletionProtection: true }),
    ...(stream?.StreamViewType && { stream: stream.StreamViewType }),
    ...(TableClass !== "STANDARD" && { tableClass: TableClass }),
    ...(expiry?.Enabled && expiry.AttributeName && { timeToLive: expiry.AttributeName }),
    ...(tags.length > 0 && { tags }),
  };
}
