import { z } from "zod";
import type { TableDefinition } from "../definition.ts";
import { definitionOf } from "../description.ts";
import { isTemplate, tablesOfTemplate } from "./cloudformation.ts";
import type { Found } from "./found.ts";
import { isModel, tablesOfModel } from "./workbench.ts";
import { readYaml, type Yaml } from "./yaml.ts";

type TablesInText = { tables: { definition: TableDefinition; offset: number }[]; notes: Found["notes"] };

/**
 * The tables in a text: a template of CloudFormation (also of SAM, or what the CDK synthesised), a model of NoSQL Workbench, or the JSON
 * that CreateTable takes or DescribeTable gives. Throws Error for one that is none of these, or broken; no value of an item is in it.
 */
export function tablesIn(text: string): TablesInText {
  const { tables, notes } = foundIn(readYaml(text));
  return {
    tables: tables.map(({ definition, offset }) => {
      try {
        return { definition: definitionOf(definition), offset };
      } catch (error) {
        throw error instanceof z.ZodError ? new Error(problemIn(error, definition)) : error;
      }
    }),
    notes,
  };
}

function foundIn(yaml: Yaml): Found {
  if (isTemplate(yaml.value)) return tablesOfTemplate(yaml);
  try {
    if (isModel(yaml.value)) return tablesOfModel(yaml);
  } catch (error) {
    throw error instanceof z.ZodError ? new Error(`the model of NoSQL Workbench is broken: ${wordsOf(error)}`) : error;
  }
  const tables = request.array().safeParse([yaml.value].flat());
  if (!tables.success)
    throw new Error("this is no template of CloudFormation, model of NoSQL Workbench or description of a table");
  const offsets = Array.isArray(yaml.value) ? [...yaml.entriesAt().values()].map(({ offset }) => offset) : [0];
  return {
    tables: tables.data.map((definition, at) => ({ definition, offset: offsets[at] ?? 0 })),
    notes: [],
  };
}

const named = z.looseObject({ TableName: z.string(), KeySchema: z.array(z.unknown()) });
/** The command line prints what DescribeTable gives as `{ "Table": … }`. */
const request = z.union([z.object({ Table: named }).transform(({ Table }) => Table), named]);

const problemIn = (error: z.ZodError, definition: object): string =>
  `the table ${String((definition as { TableName?: unknown }).TableName)} is broken: ${wordsOf(error)}`;

/** Where and why, without what stands there. */
function wordsOf({ issues: [issue] }: z.ZodError): string {
  const path = issue?.path.map(String).filter((part) => /^\w{1,40}$/.test(part)) ?? [];
  return `${path.join(".")}: ${issue?.code === "invalid_type" ? `expected ${issue.expected}` : "not what it should be"}`;
}
