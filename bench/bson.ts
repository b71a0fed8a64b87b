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
