import type { TableDescription } from "@aws-sdk/client-dynamodb";
import type { TableDefinition } from "../../../core/dialects/dynamodb/definition.ts";
import { type Item, inferItem } from "../../../core/dialects/dynamodb/items.ts";
import { inferenceFor, inferredItems } from "../../../core/dialects/dynamodb/table.ts";
import type { Inferred } from "../../../core/inference/index.ts";
import type { Table } from "../../../core/model/table.ts";
import type { CrawlOptions } from "../../engine.ts";
import { usualScan } from "../../scan-limits.ts";
import type { Session } from "../connection.ts";
import { isOfCall } from "../errors.ts";
import { scanItems } from "./scan.ts";
import type { Unseen } from "./unseen.ts";

type Known = { definition: TableDefinition; description: TableDescription; last: Table | undefined };

/** What the items of a table have in them; what the last snapshot said, where they can't be read; undefined where they are not to be. */
export async function inferTable(
  session: Session,
  { definition, description, last }: Known,
  { scan, statementTimeout: timeout }: CrawlOptions,
  unseen: Unseen,
): Promise<Inferred | undefined> {
  const { upTo, readUnits, seed = 0 } = scan ?? usualScan;
  const { TableSizeBytes: bytes = 0, TableName: name = "" } = description;
  if (upTo === 0) return undefined;
  if (bytes > upTo) {
    if (!scan) unseen.tooLarge(name);
    return kept(last);
  }
  const inference = inferenceFor(definition);
  try {
    const read = (items: Item[]) => {
      for (const item of items) inferItem(inference, item);
    };
    const { isWhole } = await scanItems(session, description, { readUnits, seed, timeout }, read);
    return inferredItems(inference, isWhole ? undefined : last);
  } catch (error) {
    if (!isOfCall(error)) throw error;
    unseen.note("dynamodb:Scan", name, error);
    return kept(last);
  }
}

/** What was inferred; attributes that keys alone declare have no presence. */
const kept = (last: Table | undefined): Inferred | undefined =>
  last && {
    columns: last.columns.filter(({ presence }) => presence !== undefined),
    discriminator: last.discriminator,
    shapes: last.shapes,
  };
