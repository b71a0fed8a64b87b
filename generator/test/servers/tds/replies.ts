// Tokens of replies ([MS-TDS], 2.2.7 Packet Data Token Stream Definition).
type Value = string | number | bigint | null;
export type Column = { name: string; kind: "bit" | "int" | "bigint" | "text" };
export type Failure = { number: number; message: string; class?: number; line?: number };

const byte = (...values: number[]) => Buffer.from(values);
const int16 = (value: number) => byte(value & 255, (value >> 8) & 255);
const int32 = (value: number) => {
  const data = Buffer.alloc(4);
  data.writeInt32LE(value);
  return data;
};
const int64 = (value: bigint) => {
  const data = Buffer.alloc(8);
  data.writeBigInt64LE(value);
  return data;
};
const wide = (text: string) => Buffer.from(text, "utf16le");
/** A text with the number of its characters before it, in one byte or two. */
const short = (text: string) => Buffer.concat([byte(text.length), wide(text)]);
const long = (text: string) => Buffer.concat([int16(text.length), wide(text)]);
const sized = (token: number, data: Buffer) => Buffer.concat([byte(token), int16(data.length), data]);

/** Version, and that there is no TLS. */
export function prelogin(): Buffer {
  const values = [Buffer.from([14, 0, 4, 10, 0, 0]), byte(2), byte(0), Buffer.alloc(0), byte(0)];
  let offset = values.length * 5 + 1;
  const heads = values.map((value, at) => {
    const head = Buffer.alloc(5);
    head[0] = at;
    head.writeUInt16BE(offset, 1);
    head.writeUInt16BE(value.length, 3);
    offset += value.length;
    return head;
  });
  return Buffer.concat([...heads, byte(255), ...values]);
}

export const loginAccepted = (database: string): Buffer =>
  Buffer.concat([
    sized(0xe3, Buffer.concat([byte(1), short(database), short("master")])),
    sized(0xad, Buffer.concat([byte(1, 0x74, 0, 0, 4), short("Microsoft SQL Server"), byte(14, 0, 4, 10)])),
    done(),
  ]);

export const failed = ({ number, message, class: severity = 16, line = 1 }: Failure): Buffer =>
  sized(
    0xaa,
    Buffer.concat([int32(number), byte(1, severity), long(message), short("tds-test"), short(""), int32(line)]),
  );

const more = { count: 0x10, error: 0x02, attention: 0x20 };

export const done = (rows?: number, isError = false, token = 0xfd): Buffer =>
  Buffer.concat([
    byte(token),
    int16((rows === undefined ? 0 : more.count) | (isError ? more.error : 0)),
    int16(0xc1),
    int64(BigInt(rows ?? 0)),
  ]);

export const cancelled = (): Buffer => Buffer.concat([byte(0xfd), int16(more.attention), int16(0), int64(0n)]);

const collation = byte(0x09, 0x04, 0xd0, 0x00, 0x34);
/** Texts are of any length, and come in pieces. */
const typeOf = { bit: byte(0x68, 1), int: byte(0x26, 4), bigint: byte(0x26, 8) };

const headOf = ({ name, kind }: Column) =>
  Buffer.concat([
    int32(0),
    int16(9),
    kind === "text" ? Buffer.concat([byte(0xe7, 0xff, 0xff), collation]) : typeOf[kind],
    short(name),
  ]);

export const columnsOf = (columns: Column[]): Buffer =>
  Buffer.concat([byte(0x81), int16(columns.length), ...columns.map(headOf)]);

export const rowOf = (columns: Column[], values: Value[]): Buffer =>
  Buffer.concat([byte(0xd1), ...columns.map(({ kind }, at) => bytesOf(kind, values[at] ?? null))]);

function bytesOf(kind: Column["kind"], value: Value): Buffer {
  if (kind === "text") {
    if (value === null) return Buffer.alloc(8, 255);
    const data = wide(String(value));
    const pieces = data.length === 0 ? [] : [int32(data.length), data];
    return Buffer.concat([int64(BigInt(data.length)), ...pieces, int32(0)]);
  }
  if (value === null) return byte(0);
  if (kind === "bit") return byte(1, Number(value));
  return kind === "int"
    ? Buffer.concat([byte(4), int32(Number(value))])
    : Buffer.concat([byte(8), int64(BigInt(value))]);
}
