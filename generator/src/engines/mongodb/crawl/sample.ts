import { typeNames } from "../../../core/dialects/mongodb/types.ts";
import { type Inference, newInference } from "../../../core/inference/index.ts";
import { isLost, symbolsOf } from "../errors.ts";
import type { Session } from "../session.ts";
import { inferBson } from "./infer-bson.ts";

/** Documents that are asked for where a collection is sampled: what five per cent of them have is then told from what six have. */
export const sampleSize = 4_000;
/** A collection of so many documents is read as a whole: a sample of it would be five per cent, and the server reads all for those. */
const fewDocuments = 20 * sampleSize;
/** Bytes that are read of one collection, at most. */
const mostBytes = 64 * 1024 * 1024;

/** What was seen of a collection; `isWhole`: all that it has. */
export type Sampled = { inference: Inference; isWhole: boolean };

/** How many documents a collection has, and in how many bytes, as its metadata tells; undefined where these don't. */
export type Size = { count: number; bytes: number } | undefined;

/** What to read of a collection: all of it, or so many documents by chance. */
export function extentOf(size: Size): "whole" | number {
  if (!size) return sampleSize;
  if (size.count <= fewDocuments && size.bytes <= mostBytes) return "whole";
  // From five per cent on the server sorts the whole collection by chance (MongoDB manual: $sample).
  return Math.max(1, Math.min(sampleSize, Math.ceil(size.count / 20) - 1));
}

/** Infers what the documents of a collection have in them. Throws the driver's error where none could be read. */
export async function sample(session: Session, name: string, isTimeSeries: boolean): Promise<Sampled> {
  // A time series is a view of buckets: its documents are counted nowhere.
  const size = isTimeSeries ? undefined : await sizeOf(session, name);
  const extent = extentOf(size);
  const collection = session.collection(name);
  const options = { maxTimeMS: session.maxTimeMS, raw: true } as const;
  const cursor =
    extent === "whole"
      ? collection.find({}, options)
      : collection.aggregate([{ $sample: { size: extent } }], { ...options, allowDiskUse: true });
  const inference = newInference(typeNames);
  let bytes = 0;
  try {
    for await (const document of cursor) {
      const raw = document as unknown as Buffer;
      inferBson(inference, raw);
      bytes += raw.length;
      if (bytes >= mostBytes) return { inference, isWhole: false };
    }
    return { inference, isWhole: extent === "whole" };
  } catch (error) {
    // What came until the time was up is a sample, too.
    if (inference.root.documents > 0 && /\bMaxTimeMSExpired\b/.test(symbolsOf(error)))
      return { inference, isWhole: false };
    throw error;
  } finally {
    await cursor.close();
  }
}

async function sizeOf(session: Session, name: string): Promise<Size> {
  const pipeline = [
    { $collStats: { count: {}, storageStats: {} } },
    // On a sharded cluster each shard tells of its own.
    { $group: { _id: null, count: { $sum: "$count" }, bytes: { $sum: "$storageStats.size" } } },
  ];
  try {
    const [found] = await session.list({ aggregate: name, pipeline, cursor: {} });
    return { count: Number(found?.count ?? 0), bytes: Number(found?.bytes ?? 0) };
  } catch (error) {
    if (isLost(error)) throw error;
    return undefined;
  }
}
