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
} from "../generator/src/core/inference/index.ts";

/** A document of texts, integers, floating-point numbers, truth values, nulls, documents and arrays, as BSON (bsonspec.org). */
export function bson(document: object): Buffer {
  const parts = Object.entries(document).flatMap(([name, value]) => {
    const [type, bytes] = element(value);
    return [Buffer.from([type]), Buffer.from(`${name}\0`), bytes];
  });
  const inner = Buffer.concat(parts);
  return Buffer.concat([int32(inner.length + 5), inner, Buffer.from([0])]);
}

function element(value: unknown): [number, Buffer] {
  if (typeof value === "string") {
    const text = Buffer.from(`${value}\0`);
    return [0x02, Buffer.concat([int32(text.length), text])];
  }
  if (typeof value === "boolean") return [0x08, Buffer.from([value ? 1 : 0])];
  if (typeof value === "number" && Number.isInteger(value)) return [0x10, int32(value)];
  if (typeof value === "number") {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(value);
    return [0x01, bytes];
  }
  if (value === null) return [0x0a, Buffer.alloc(0)];
  return [Array.isArray(value) ? 0x04 : 0x03, bson(value as object)];
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

/** Tells an inference of a document without making an object of it. */
export function inferBson(inference: Inference, bytes: Buffer): void {
  infer(inference, (fields) => readDocument(inference, fields, bytes, 0));
}

function readDocument(inference: Inference, fields: Fields, bytes: Buffer, start: number): void {
  let at = start + 4;
  for (let type = bytes[at]; type; type = bytes[at]) {
    const end = bytes.indexOf(0, at + 1);
    const name = bytes.toString("utf8", at + 1, end);
    readValue(inference, fieldOf(inference, fields, name), type, bytes, end + 1);
    if (fields === inference.root && type === 0x02 && tellsKind(inference.kinds, name)) {
      sawValueOf(inference.kinds, name, bytes.toString("utf8", end + 5, end + 4 + bytes.readInt32LE(end + 1)));
    }
    at = end + 1 + sizeOf(type, bytes, end + 1);
  }
}

function readValue(inference: Inference, place: Place, type: number, bytes: Buffer, at: number): void {
  if (type === 0x03) readDocument(inference, sawDocument(inference, place), bytes, at);
  else if (type === 0x04) readArray(inference, sawArray(inference, place), bytes, at);
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

const types: Record<number, string> = { 1: "double", 2: "string", 8: "bool", 10: "null", 16: "int" };
const sizes: Record<number, number> = { 1: 8, 8: 1, 10: 0, 16: 4 };
const sizeOf = (type: number, bytes: Buffer, at: number): number =>
  sizes[type] ?? bytes.readInt32LE(at) + (type === 0x02 ? 4 : 0);
