import {
  type Fields,
  fieldOf,
  type Inference,
  infer,
  type Place,
  sawArray,
  sawDocument,
  sawValue,
  sawValueOf,
  tellsKind,
} from "../../../core/inference/index.ts";

/** Types by their number in a document (bsonspec.org), as the server's `$type` calls them. */
const types: Record<number, string> = {
  ...{ 1: "double", 2: "string", 5: "binData", 6: "undefined", 7: "objectId", 8: "bool", 9: "date", 10: "null" },
  ...{ 11: "regex", 12: "dbPointer", 13: "javascript", 14: "symbol", 15: "javascriptWithScope", 16: "int" },
  ...{ 17: "timestamp", 18: "long", 19: "decimal", 127: "maxKey", 255: "minKey" },
};
const [double, string, object, array, bool, regex, int] = [1, 2, 3, 4, 8, 11, 16];

/** Bytes of the types that have always as many; those that a length stands before: what comes on top of it. */
const sizes: Record<number, number> = {
  1: 8,
  6: 0,
  7: 12,
  8: 1,
  9: 8,
  10: 0,
  16: 4,
  17: 8,
  18: 8,
  19: 16,
  127: 0,
  255: 0,
};
const onTop: Record<number, number> = { 2: 4, 3: 0, 4: 0, 5: 5, 12: 16, 13: 4, 14: 4, 15: 0 };

/** Bytes of a text that are looked at to tell kinds of documents apart: a longer one tells none. */
const longestText = 260;

/** Tells an inference of a document as it came over the wire, without making an object of it. Throws RangeError where it is cut off. */
export function inferBson(inference: Inference, bytes: Buffer): void {
  infer(inference, (fields) => readDocument(inference, fields, bytes, 0));
}

function readDocument(inference: Inference, fields: Fields, bytes: Buffer, start: number): void {
  let at = start + 4;
  for (let type = bytes[at]; type; type = bytes[at]) {
    const end = bytes.indexOf(0, at + 1);
    const name = bytes.toString("utf8", at + 1, end);
    readValue(inference, fieldOf(inference, fields, name), type, bytes, end + 1);
    if (fields === inference.root && isKind(type) && tellsKind(inference.kinds, name))
      sawValueOf(inference.kinds, name, kindAt(type, bytes, end + 1));
    at = end + 1 + sizeOf(type, bytes, end + 1);
  }
}

function readValue(inference: Inference, place: Place, type: number, bytes: Buffer, at: number): void {
  if (type === object) readDocument(inference, sawDocument(inference, place), bytes, at);
  else if (type === array) readArray(inference, sawArray(inference, place), bytes, at);
  else sawValue(place, types[type] ?? "unknown");
}

function readArray(inference: Inference, items: Place, bytes: Buffer, start: number): void {
  let at = start + 4;
  for (let type = bytes[at]; type; type = bytes[at]) {
    const value = bytes.indexOf(0, at + 1) + 1;
    readValue(inference, items, type, bytes, value);
    at = value + sizeOf(type, bytes, value);
  }
}

const isKind = (type: number) => type === string || type === int || type === bool || type === double;

/** A value that may tell the kind of its document: it stays in memory, and is never told. */
function kindAt(type: number, bytes: Buffer, at: number): string {
  if (type === string) return bytes.toString("utf8", at + 4, at + 3 + Math.min(bytes.readInt32LE(at), longestText));
  if (type === int) return String(bytes.readInt32LE(at));
  return type === bool ? String(bytes[at] === 1) : String(bytes.readDoubleLE(at));
}

function sizeOf(type: number, bytes: Buffer, at: number): number {
  const size = sizes[type];
  if (size !== undefined) return size;
  if (type === regex) return bytes.indexOf(0, bytes.indexOf(0, at) + 1) + 1 - at;
  const more = onTop[type];
  if (more === undefined) throw new RangeError(`a value of the unknown type ${type}`);
  return bytes.readInt32LE(at) + more;
}
