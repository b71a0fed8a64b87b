import { z } from "zod";

/** A truth value as templates write it, also in quotes. */
const flag = z.union([z.boolean(), z.stringbool()]);

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }));
const projection = z.object({
  ProjectionType: z.string().optional(),
  NonKeyAttributes: z.array(z.string()).optional(),
});
const secondaryIndex = z.object({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: projection.optional(),
});
const tag = z.object({ Key: z.string(), Value: z.string() });

/**
 * A table as the API's CreateTable and AWS::DynamoDB::Table of CloudFormation have it, which say the same in the same words; and what is
 * known beside it of its items.
 */
export const tableDefinition = z.object({
  TableName: z.string(),
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() })).default([]),
  KeySchema: keySchema.default([]),
  GlobalSecondaryIndexes: z.array(secondaryIndex).optional(),
  LocalSecondaryIndexes: z.array(secondaryIndex).optional(),
  BillingMode: z.string().optional(),
  TableClass: z.string().optional(),
  DeletionProtectionEnabled: flag.optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string().optional(), Enabled: flag }).optional(),
  StreamSpecification: z.object({ StreamViewType: z.string().optional() }).optional(),
  Tags: z.array(tag).optional(),
  /** Attributes that a model declares beside those of keys. */
  NonKeyAttributes: z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() })).optional(),
  /** Items of a model, which show what it means. */
  Items: z.array(z.record(z.string(), z.looseObject({}))).optional(),
});
export type TableDefinition = z.output<typeof tableDefinition>;
