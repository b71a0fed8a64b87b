// What clients send ([MS-TDS], 2.2.6 Packet Data Stream).
export type Login = { user: string; password: string; database: string; program: string };

/** LOGIN7 (2.2.6.4): places and lengths of texts, then these. Of a password, each byte is turned over. */
export function loginOf(data: Buffer): Login {
  const bytes = (at: number) => {
    const offset = data.readUInt16LE(at);
    return data.subarray(offset, offset + 2 * data.readUInt16LE(at + 2));
  };
  const text = (at: number) => bytes(at).toString("utf16le");
  const plain = Buffer.from(bytes(44).map((byte) => ((byte ^ 0xa5) >> 4) | (((byte ^ 0xa5) & 15) << 4)));
  return { user: text(40), password: plain.toString("utf16le"), program: text(48), database: text(68) };
}

/** SQLBatch (2.2.6.7): headers, then the text. */
export const batchOf = (data: Buffer): string => data.toString("utf16le", data.readUInt32LE(0));

const executeSql = 10;

/** The statement of an RPC request that calls sp_executesql (2.2.6.6); its parameters are left out. */
export function statementOf(data: Buffer): string | undefined {
  let at = data.readUInt32LE(0);
  if (data.readUInt16LE(at) !== 0xffff || data.readUInt16LE(at + 2) !== executeSql) return undefined;
  at += 6;
  at += 1 + 2 * data[at]! + 1;
  const isText = data[at] === 0xe7 || data[at] === 0x63;
  const isLong = data.readUInt16LE(at + 1) === 0xffff;
  if (!isText) return undefined;
  at += data[at] === 0x63 ? 1 + 4 + 5 : 1 + 2 + 5;
  if (data[at - 10] === 0x63) return data.toString("utf16le", at + 4, at + 4 + data.readInt32LE(at));
  if (!isLong) return data.toString("utf16le", at + 2, at + 2 + data.readUInt16LE(at));
  const pieces: Buffer[] = [];
  for (at += 8; data.readUInt32LE(at) > 0; at += 4 + data.readUInt32LE(at)) {
    pieces.push(data.subarray(at + 4, at + 4 + data.readUInt32LE(at)));
  }
  return Buffer.concat(pieces).toString("utf16le");
}
