import { z } from "zod";
import { type TableDefinition, tableDefinition } from "./definition.ts";

/** What DescribeTable tells otherwise than CreateTable asks for it. */
const otherwise = z.object({
  BillingModeSummary: z.object({ BillingMode: z.string().optional() }).optional(),
  TableClassSummary: z.object({ TableClass: z.string().optional() }).optional(),
});

/** A table as DescribeTable of the API tells it, in the words of CreateTable. Throws ZodError. */
export function definitionOf(description: object): TableDefinition {
  const { BillingModeSummary: billing, TableClassSummary: of } = otherwise.parse(description);
  return tableDefinition.parse({
    ...description,
    ...(billing?.BillingMode && { BillingMode: billing.BillingMode }),
    ...(of?.TableClass && { TableClass: of.TableClass }),
  });
}
