import { z } from "zod";
import type { Found } from "./found.ts";
import { holds, resolve, type Scope } from "./functions.ts";
import type { Yaml } from "./yaml.ts";

const data = z.record(z.string(), z.unknown());
const parameter = z.looseObject({ Type: z.string().optional(), Default: z.unknown().optional() });
const template = z.looseObject({
  Transform: z.unknown().optional(),
  Parameters: z.record(z.string(), parameter.catch({})).default({}),
  Mappings: data.default({}),
  Conditions: data.default({}),
  Resources: data,
});
const resource = z.looseObject({
  Type: z.string(),
  Condition: z.string().optional(),
  Properties: data.default({}),
});

/** Whether a text's data is a template of CloudFormation, also one that SAM or the CDK made. */
export const isTemplate = (value: unknown): boolean => template.safeParse(value).success;

/** The tables among the resources of a template. */
export function tablesOfTemplate(yaml: Yaml): Found {
  const { Parameters, Mappings, Conditions, Transform } = template.parse(yaml.value);
  const found: Found = { tables: [], notes: [] };
  for (const name of [Transform].flat().map(nameOf)) {
    if (name === undefined || understood.test(name)) continue;
    const offset = yaml.entriesAt().get("Transform")?.offset ?? 0;
    found.notes.push({
      offset,
      message: `not read: what the transform ${name} makes of the template`,
      remedy: processed,
    });
  }
  for (const [logicalId, { value, offset }] of yaml.entriesAt("Resources")) {
    if (logicalId.startsWith("Fn::")) {
      found.notes.push({
        offset,
        message: `not read: the resources that ${logicalId} makes`,
        remedy: processed,
      });
    }
    const parsed = resource.safeParse(value);
    const read = parsed.success ? kinds[parsed.data.Type] : undefined;
    if (!parsed.success || !read) continue;
    const { Condition: condition, Properties: properties } = parsed.data;
    const unclear = new Set<string>();
    const scope: Scope = {
      ...{ parameters: defaultsOf(Parameters), mappings: Mappings, conditions: Conditions },
      unclear: (name) => unclear.add(name),
    };
    if (condition !== undefined && !holds(condition, scope)) continue;
    if ("Fn::Transform" in properties) {
      found.notes.push({ offset, message: `not read: what Fn::Transform adds to ${logicalId}`, remedy: processed });
    }
    const { Tags: _, ...resolved } = data.parse(resolve(properties, scope));
    found.tables.push({ definition: { TableName: logicalId, ...read(resolved) }, offset });
    for (const name of unclear) {
      found.notes.push({
        offset,
        message: `${logicalId} depends on the condition ${name}, which nobody can know before it is deployed: it is taken to hold`,
        remedy: "Give the parameters in it a default.",
      });
    }
  }
  return found;
}

const processed = "Name the template that `aws cloudformation get-template --template-stage Processed` gives.";

/** Transforms that make or change no table, but for those that are understood, or told of where they are used. */
const understood = /^AWS::(Serverless|LanguageExtensions|CodeDeployBlueGreen|SecretsManager)\b/;

/** A transform is its name, or that with parameters (template reference, Transform). */
const nameOf = (transform: unknown): string | undefined =>
  typeof transform === "string" ? transform : z.object({ Name: z.string() }).safeParse(transform).data?.Name;

function defaultsOf(parameters: Record<string, z.output<typeof parameter>>): Map<string, unknown> {
  const given = Object.entries(parameters).filter(([, { Default: value }]) => value !== undefined);
  return new Map(
    given.map(([name, { Type: type = "", Default: value }]) => [
      name,
      /^(CommaDelimitedList|List<)/.test(type) ? String(value).split(",") : value,
    ]),
  );
}

type Properties = Record<string, unknown>;

/** The types of resources that are tables, and what their properties are in the words of one (CloudFormation and SAM references). */
const kinds: Record<string, ((properties: Properties) => Properties) | undefined> = {
  "AWS::DynamoDB::Table": (properties) => properties,
  "AWS::DynamoDB::GlobalTable": ({ Replicas: replicas, ...properties }) => {
    const [{ TableClass, DeletionProtectionEnabled } = {}] = z.array(data).catch([]).parse(replicas);
    return { ...properties, TableClass, DeletionProtectionEnabled };
  },
  "AWS::Serverless::SimpleTable": ({ TableName, PrimaryKey, ProvisionedThroughput }) => {
    const { Name = "id", Type = "String" } = simpleKey.catch({}).parse(PrimaryKey);
    return {
      ...(TableName !== undefined && { TableName }),
      AttributeDefinitions: [{ AttributeName: Name, AttributeType: Type.slice(0, 1) }],
      KeySchema: [{ AttributeName: Name, KeyType: "HASH" }],
      BillingMode: ProvisionedThroughput === undefined ? "PAY_PER_REQUEST" : "PROVISIONED",
    };
  },
};

const simpleKey = z.object({ Name: z.string().optional(), Type: z.string().optional() });
