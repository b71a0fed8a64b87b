import { BSON, type Db } from "mongodb";
import type { Column } from "../../../src/core/model/column.ts";

type Facts = Map<string, { has: number; of: number; types: Set<string> }>;

const aliases: Record<string, string> = {
  ...{ Int32: "int", Double: "double", Long: "long", Decimal128: "decimal", ObjectId: "objectId", Binary: "binData" },
  ...{ BSONRegExp: "regex", Timestamp: "timestamp", MinKey: "minKey", MaxKey: "maxKey", Code: "javascript" },
};

/** What the server calls the type of a value that the driver has made an object of. */
function aliasOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (value instanceof Date) return "date";
  const name = (value as { _bsontype?: string })._bsontype;
  if (name !== undefined) return aliases[name] ?? name;
  return typeof value === "boolean" ? "bool" : typeof value;
}

/** All paths of all documents of a collection, counted by code that shares nothing with the crawler: those of objects in arrays, too. */
export async function fullScan(db: Db, collection: string): Promise<string[]> {
  const facts: Facts = new Map();
  const objectsAt = new Map<string, number>();
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, path);
    else if (aliasOf(value) === "object") {
      objectsAt.set(path, (objectsAt.get(path) ?? 0) + 1);
      for (const [name, inner] of Object.entries(value as object)) {
        const at = `${path}.${name}`;
        const fact = facts.get(at) ?? { has: 0, of: 0, types: new Set<string>() };
        facts.set(at, fact);
        fact.has++;
        fact.types.add(aliasOf(inner));
        visit(inner, at);
      }
    }
  };
  for await (const raw of db.collection(collection).find({}, { raw: true }))
    visit(BSON.deserialize(raw as unknown as Buffer, { promoteValues: false, bsonRegExp: true }), "");
  return [...facts]
    .map(([path, { has, types }]) => {
      const share = has / (objectsAt.get(path.slice(0, path.lastIndexOf("."))) ?? 0);
      return `${path.slice(1)} ${bucket(share)} ${[...types].sort().join("|")}`;
    })
    .sort();
}

const bucket = (share: number) =>
  share === 1 ? "always" : share >= 0.5 ? "usually" : share >= 0.05 ? "sometimes" : "rarely";

/** The same of columns. */
export function told(columns: Column[], path = ""): string[] {
  return columns
    .flatMap(({ name, type, types = [type], nullable, presence, fields = [] }) => {
      const all = new Set([...types.map((one) => one.replace(/<.*/, "")), ...(nullable ? ["null"] : [])]);
      const at = path + name;
      return [`${at} ${presence} ${[...all].sort().join("|")}`, ...told(fields, `${at}.`)];
    })
    .sort();
}
