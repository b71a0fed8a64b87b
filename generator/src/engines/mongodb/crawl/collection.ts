import { type Inferred, inferred } from "../../../core/inference/index.ts";
import type { Table } from "../../../core/model/table.ts";
import type { Warning } from "../../../errors.ts";
import { isLost, symbolsOf } from "../errors.ts";
import type { Session } from "../session.ts";
import { type CollectionRow, isGone, isUnauthorized, listIndexes, listSearchIndexes } from "./catalog.ts";
import { ownSchema } from "./own-schema.ts";
import { sample, sampleSize } from "./sample.ts";
import { type Declared, declared } from "./translate/collection.ts";
import { withComments } from "./translate/comments.ts";
import { inside } from "./translate/options.ts";

/** A collection that was read; without `table`, what was known of it stays. */
export type Read = { name: string; table?: Table; isWhole: boolean; warnings: Warning[] };

type Known = {
  last: Table | undefined;
  hasSearch: boolean;
  /** Whether its options are known. */
  isListed: boolean;
};

/** Reads one collection. What of it can't be read stays as it was known, with a warning. Throws where the connection is lost. */
export async function readCollection(session: Session, row: CollectionRow, known: Known): Promise<Read> {
  const { name } = row;
  const [facts, documents] = await Promise.all([
    attempt(() => declaredOf(session, row, known)),
    attempt(() => inferredOf(session, row, known.last)),
  ]);
  if ([facts, documents].some(({ error }) => error !== undefined && isGone(error)) && known.isListed)
    return { name, isWhole: false, warnings: [] };
  const warnings = [
    ...warningOf(session, name, "its indexes can't be read", facts.error),
    ...warningOf(session, name, "its documents can't be sampled", documents.error),
  ];
  if (!facts.found && !documents.found) return { name, isWhole: false, warnings };
  const fields = documents.found ?? { ...fieldsOf(known.last), isWhole: false };
  const { isWhole, ...seen } = fields;
  const columns = withComments(seen.columns, row.options?.validator);
  return {
    name,
    isWhole,
    warnings,
    table: tableOf(name, facts.found ?? declarationOf(known.last), { ...seen, columns }),
  };
}

const tableOf = (name: string, facts: Declared, seen: Inferred): Table => ({
  ...{ kind: "collection", schema: ownSchema, name, sample: sampleSize },
  ...{ uniques: [], foreignKeys: [], exclusions: [], triggers: [], rules: [], policies: [], inherits: [], grants: [] },
  ...facts,
  ...seen,
});

const fieldsOf = (last: Table | undefined): Inferred => ({
  columns: last?.columns ?? [],
  ...(last?.discriminator && { discriminator: last.discriminator }),
  ...(last?.shapes && { shapes: last.shapes }),
});

const declarationOf = (last: Table | undefined): Declared => ({
  ...(last?.primaryKey && { primaryKey: last.primaryKey }),
  checks: last?.checks ?? [],
  indexes: last?.indexes ?? [],
  ...(last?.options && { options: last.options }),
});

async function declaredOf(
  session: Session,
  row: CollectionRow,
  { last, hasSearch, isListed }: Known,
): Promise<Declared> {
  const rows = await listIndexes(session, row.name);
  const search = hasSearch ? ((await listSearchIndexes(session, row.name)) ?? []) : [];
  const facts = declared(row, rows, search, session.plain);
  if (isListed) return facts;
  const { checks, options } = declarationOf(last);
  return { ...facts, checks, ...(options && { options }) };
}

async function inferredOf(session: Session, { name, options }: CollectionRow, last: Table | undefined) {
  const { inference, isWhole } = await sample(session, name, inside(options, "timeseries") !== undefined);
  return { ...inferred(inference, isWhole || !last ? null : fieldsOf(last)), isWhole };
}

type Attempt<T> = { found?: T; error?: unknown };

async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { found: await work() };
  } catch (error) {
    // Nothing else can be read either.
    if (isLost(error)) throw error;
    return { error };
  }
}

/** A server's message may repeat a document: the warning has but the name of the error. */
function warningOf(session: Session, name: string, what: string, error: unknown): Warning[] {
  if (error === undefined) return [];
  const { codeName, name: kind } = error as { codeName?: string; name?: string };
  const isRight = isUnauthorized(error);
  const isSlow = /\bMaxTimeMSExpired\b/.test(symbolsOf(error));
  return [
    {
      object: `collection ${ownSchema}.${name}`,
      message: `${what}: ${isRight ? "the user lacks a right" : (codeName ?? kind)}; what the last snapshot has of it is kept`,
      ...(isRight && { remedy: session.grant }),
      ...(isSlow && { remedy: "raise the connection's statement-timeout in schemalog.yml" }),
    },
  ];
}
