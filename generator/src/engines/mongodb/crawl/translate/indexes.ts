import type { Options } from "../../../../core/model/common.ts";
import type { KeyPart, TableIndex } from "../../../../core/model/table-index.ts";
import type { Session } from "../../session.ts";
import type { IndexRow, SearchIndexRow } from "../catalog.ts";
import { collationOf, filled, inside, scalars } from "./options.ts";
import { printed } from "./printed.ts";

/** Of an index that is neither of another kind nor on several paths. */
export const plainMethod = "btree";

/** What is said elsewhere, or says how the server keeps it. */
const elsewhere = new Set([
  ...["v", "key", "name", "ns", "unique", "background", "partialFilterExpression", "collation", "weights", "clustered"],
  ...["textIndexVersion", "2dsphereIndexVersion", "storageEngine", "prepareUnique", "dropDups"],
]);

/** As the server has it without a word (MongoDB manual: createIndexes). */
const usual: Record<string, unknown> = {
  ...{ sparse: false, hidden: false, default_language: "english", language_override: "language" },
  ...{ bits: 26, min: -180, max: 180 },
};

/** An index of a collection, as `listIndexes` tells it. */
export function translateIndex(row: IndexRow, plain: Session["plain"]): TableIndex {
  const own = Object.entries(row).filter(([name, value]) => !elsewhere.has(name) && value !== usual[name]);
  const options = filled({ ...scalars(Object.fromEntries(own), plain), ...collationOf(row), ...weightsOf(row) });
  const filter = inside(row, "partialFilterExpression");
  return {
    name: row.name,
    ...(row.unique === true && { unique: true as const }),
    method: methodOf(row),
    key: keyOf(row),
    ...(filter && { predicate: printed(plain(filter)) }),
    ...(options && { options }),
  };
}

const isWildcard = (path: string) => path === "$**" || path.endsWith(".$**");

function methodOf({ key }: IndexRow): string {
  const special = Object.values(key).find((kind) => typeof kind === "string");
  if (special !== undefined) return String(special);
  return Object.keys(key).some(isWildcard) ? "wildcard" : plainMethod;
}

/** Parts in their order; a text index has its own two where the fields of its weights stand. */
function keyOf(row: IndexRow): KeyPart[] {
  return Object.entries(row.key).flatMap(([path, kind]): KeyPart[] => {
    if (path === "_ftsx") return [];
    if (path === "_fts") return Object.keys(inside(row, "weights") ?? {}).map((field) => partOf(field, "text"));
    return [partOf(path, kind)];
  });
}

const partOf = (path: string, kind: string | number): KeyPart => ({
  ...(isWildcard(path) ? { expression: path } : { column: path }),
  ...(typeof kind === "string" ? { opclass: kind } : kind < 0 && { direction: "desc" as const }),
});

/** Fields that count more than others in a text index. */
function weightsOf(row: IndexRow): Options {
  const weights = Object.entries(inside(row, "weights") ?? {}).filter(([, weight]) => weight !== 1);
  return weights.length === 0 ? {} : { weights: weights.map(([field, weight]) => `${field}: ${weight}`) };
}

/** A search index, all of which is its definition. */
export const translateSearchIndex = (row: SearchIndexRow, plain: Session["plain"]): TableIndex => ({
  name: row.name,
  method: row.type,
  key: [{ expression: printed((plain({ of: row.latestDefinition ?? {} }) as { of: unknown }).of) }],
});
