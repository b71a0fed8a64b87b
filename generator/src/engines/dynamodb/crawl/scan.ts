import { setTimeout as sleep } from "node:timers/promises";
import type { ScanCommandInput, ScanCommandOutput, TableDescription } from "@aws-sdk/client-dynamodb";
import type { Item } from "../../../core/dialects/dynamodb/items.ts";
import type { Session } from "../connection.ts";

/** What half a read unit buys, twice: reads that may miss the last second cost half (Developer Guide: Read and write operations). */
const bytesPerUnit = 8_192;
/** What a page of at most a megabyte consumes, where the server does not say. */
const mostPerPage = 128;
/** A page that is small enough to keep to a limit, and its pauses short. */
const mostItems = 1_000;
/** Places of a table that a sample is taken from. */
const places = 8;
/** As many segments as a scan can have. */
const mostSegments = 1_000_000;

type Limits = {
  readUnits: number;
  seed: number;
  /** Milliseconds after which no more is read. */
  timeout: number;
};

/**
 * Tells the items of a table: all of them where that consumes no more than is allowed, else those of some segments, which lie all over it.
 * Of capacity that is provisioned, for which others wait, it takes at most half. Throws the SDK's errors.
 */
export async function scanItems(
  { sdk, call }: Session,
  description: TableDescription,
  { readUnits, seed, timeout }: Limits,
  read: (items: Item[]) => void,
): Promise<{ isWhole: boolean }> {
  const { TableSizeBytes: bytes = 0, ItemCount: count = 0, ProvisionedThroughput: provisioned } = description;
  const perItem = count > 0 ? Math.max(1, bytes / count) : bytesPerUnit / 8;
  const perSecond = (provisioned?.ReadCapacityUnits ?? 0) / 2;
  const atOnce = perSecond > 0 ? Math.max(1, perSecond) : readUnits;
  const segments = segmentsOf(bytes, readUnits, seed);
  const until = performance.now() + timeout;
  let isWhole = segments.total === 1;
  for (const segment of segments.chosen) {
    let left = readUnits / segments.chosen.length;
    let from: ScanCommandOutput["LastEvaluatedKey"];
    do {
      const input: ScanCommandInput = {
        ...{ TableName: description.TableName, ReturnConsumedCapacity: "TOTAL" },
        ...(segments.total > 1 && { Segment: segment, TotalSegments: segments.total }),
        Limit: Math.min(mostItems, Math.max(1, Math.floor((Math.min(left, atOnce) * bytesPerUnit) / perItem))),
        ...(from && { ExclusiveStartKey: from }),
      };
      const page = await call((client, options) => client.send(new sdk.ScanCommand(input), options));
      read((page.Items ?? []) as Item[]);
      const consumed = page.ConsumedCapacity?.CapacityUnits ?? mostPerPage;
      left -= consumed;
      from = page.LastEvaluatedKey;
      if (from && perSecond > 0) await sleep(Math.min((consumed / perSecond) * 1000, until - performance.now()));
    } while (from && left > 0 && performance.now() < until);
    if (from) isWhole = false;
  }
  return { isWhole };
}

/** Which of how many segments are read: what may be consumed is about as much as the chosen ones have in them. */
function segmentsOf(bytes: number, readUnits: number, seed: number): { total: number; chosen: number[] } {
  const affordable = readUnits * bytesPerUnit;
  if (bytes <= affordable / 2) return { total: 1, chosen: [0] };
  const total = Math.min(mostSegments, Math.ceil((bytes / affordable) * 2 * places));
  // The golden ratio spreads seeds that follow each other.
  const shift = (0.5 + seed * 0.618_033_988_75) % 1;
  return { total, chosen: Array.from({ length: places }, (_, at) => Math.floor(((at + shift) * total) / places)) };
}
