import { typeNames } from "../../../core/dialects/mongodb/types.ts";
import { anyKey, candidates, isReference } from "../../../core/inference/index.ts";
import type { ForeignKey } from "../../../core/model/constraint.ts";
import type { Table } from "../../../core/model/table.ts";
import { isLost } from "../errors.ts";
import type { Session } from "../session.ts";

/** Documents whose keys are looked for in other collections. */
const asked = 1_000;

type Answers = Map<string, { asked: number; found: number }>;

/**
 * The references between collections, by the collection: what names and types suggest, where most keys are found. The server looks
 * for them itself, in one command for each collection: no key leaves it.
 */
export async function referencesAmong(
  session: Session,
  collections: Table[],
  known: (collection: Table) => Table | undefined,
  isWhole: (collection: Table) => boolean,
): Promise<Map<Table, ForeignKey[]>> {
  const found = new Map<Table, ForeignKey[]>();
  const suggested = Map.groupBy(candidates(typeNames, collections), ({ collection }) => collection);
  for (const collection of collections) {
    const keys = (suggested.get(collection.name) ?? []).map(({ foreignKey }) => foreignKey);
    const before = known(collection)?.foreignKeys;
    const wasThere = (key: ForeignKey) =>
      before?.some((one) => one.name === key.name && one.references.name === key.references.name);
    const able = keys.filter((key) => isPath(key.name));
    const answers = able.length === 0 ? new Map() : await ask(session, collection.name, able, isWhole(collection));
    const none = { asked: 0, found: 0 };
    found.set(
      collection,
      keys.filter((key) => isReference(answers.get(key.name) ?? none, wasThere(key))),
    );
  }
  return found;
}

/** Whether stages can name a path: names with dots or dollars in them have none, but for the last of a DBRef. */
const isPath = (path: string) =>
  path.split(".").every((part) => part !== "" && part !== anyKey && /^([^$]|\$id$)/.test(part));

async function ask(session: Session, name: string, keys: ForeignKey[], isWhole: boolean): Promise<Answers> {
  const some = isWhole ? [{ $sort: { _id: 1 } }, { $limit: asked }] : [{ $sample: { size: asked } }];
  const facets = keys.map((key, index) => [`c${index}`, lookUp(key)]);
  const pipeline = [...some, { $facet: Object.fromEntries(facets) }];
  try {
    const [answer] = await session.list({ aggregate: name, pipeline, cursor: {}, allowDiskUse: true });
    return new Map(keys.map((key, index) => [key.name, answer?.[`c${index}`]?.[0] ?? { asked: 0, found: 0 }]));
  } catch (error) {
    if (isLost(error)) throw error;
    return new Map(); // then what was known stays
  }
}

/** Counts keys at a path, and those of them that the other collection has. */
const lookUp = ({ name, references }: ForeignKey) => [
  ...keysAt(name.split(".")),
  { $match: { key: { $ne: null } } },
  { $limit: asked },
  {
    $lookup: {
      ...{ from: references.name, localField: "key", foreignField: "_id" },
      ...{ pipeline: [{ $project: { _id: 1 } }, { $limit: 1 }], as: "there" },
    },
  },
  { $group: { _id: null, asked: { $sum: 1 }, found: { $sum: { $size: "$there" } } } },
];

/** A document with each `key`, through arrays at any place of the path; those without it fall out. */
function keysAt(path: string[]) {
  const isOfDbRef = path.at(-1) === "$id";
  const plain = isOfDbRef ? path.slice(0, -1) : path;
  const whole = `$${plain.join(".")}`;
  // MongoDB manual: $getField, for names that begin with a dollar.
  const key = isOfDbRef ? { $getField: { field: { $literal: "$id" }, input: whole } } : whole;
  return [
    ...plain.map((_, index) => ({ $unwind: `$${plain.slice(0, index + 1).join(".")}` })),
    { $project: { _id: 0, key } },
  ];
}
