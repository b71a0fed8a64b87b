import { z } from "zod";
import type { Warning } from "../../../errors.ts";
import { isLost, symbolsOf } from "../errors.ts";
import type { Session } from "../session.ts";

const direction = z.union([z.number(), z.string()]);

/** An index as `listIndexes` has it. */
const indexRow = z.looseObject({ name: z.string(), key: z.record(z.string(), direction) });
export type IndexRow = z.infer<typeof indexRow>;

/** A collection or view as `listCollections` has it; without the right to ask for it, its name alone. */
const collectionRow = z.object({
  name: z.string(),
  type: z.string().default("collection"),
  options: z.record(z.string(), z.unknown()).optional(),
});
export type CollectionRow = z.infer<typeof collectionRow>;

export type Listed = { rows: CollectionRow[]; warnings: Warning[]; isWhole: boolean };

/** What the server keeps in a database for itself (MongoDB manual: System Collections; of encrypted fields, their own). */
const ofServer = /^(system\.|enxcol_\.)/;

/** Whether a user lacks the right for what failed. */
export const isUnauthorized = (error: unknown): boolean => /\bUnauthorized\b|\b13\b/.test(symbolsOf(error));
/** Whether a collection was dropped meanwhile. */
export const isGone = (error: unknown): boolean => /\bNamespaceNotFound\b|\b26\b/.test(symbolsOf(error));

/** The collections and views of the database, by name. Without the right to list them, those that the user may read. */
export async function listCollections(session: Session): Promise<Listed> {
  try {
    return { rows: rowsOf(await session.list({ listCollections: 1 })), warnings: [], isWhole: true };
  } catch (error) {
    if (!isUnauthorized(error)) throw error;
    // Any user may ask for the names of what it has some right on (MongoDB manual: listCollections, authorizedCollections).
    const rows = await session
      .list({ listCollections: 1, nameOnly: true, authorizedCollections: true })
      .then(rowsOf, () => []);
    const seen =
      rows.length === 0
        ? "no collection is seen"
        : "only collections that the user may read are seen, and no validators, views or options";
    const warning = {
      object: "collections",
      message: `${seen}: the user lacks the right listCollections; the last snapshot's entries for the rest are kept`,
      remedy: session.grant,
    };
    return { rows: rows.filter(({ type }) => type !== "view"), warnings: [warning], isWhole: false };
  }
}

const rowsOf = (documents: unknown[]): CollectionRow[] =>
  z
    .array(collectionRow)
    .parse(documents)
    .filter(({ name }) => !ofServer.test(name));

/** The indexes of a collection. */
export async function listIndexes(session: Session, name: string): Promise<IndexRow[]> {
  return z.array(indexRow).parse(await session.list({ listIndexes: name }));
}

const searchIndexRow = z.looseObject({
  name: z.string(),
  type: z.string().default("search"),
  latestDefinition: z.unknown(),
});
export type SearchIndexRow = z.infer<typeof searchIndexRow>;

/** The search indexes of a collection; undefined where the server has none at all: it is no Atlas. */
export async function listSearchIndexes(session: Session, name: string): Promise<SearchIndexRow[] | undefined> {
  try {
    const stage = { $listSearchIndexes: {} };
    const rows = await session.list({ aggregate: name, pipeline: [stage], cursor: {} });
    return z.array(searchIndexRow).parse(rows);
  } catch (error) {
    if (error instanceof z.ZodError || isLost(error)) throw error;
    return undefined;
  }
}
