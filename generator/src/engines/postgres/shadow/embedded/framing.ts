/** A message as JSON behind its length in bytes (4, big-endian). */
export function frame(message: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(message));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([length, json]);
}

/** The most bytes that a message may have. */
const longest = 512 * 1024 * 1024;

/** Cuts a stream of such messages, and gives each to `hear`. Throws for one that is too long. */
export function unframe(hear: (message: unknown) => void): (chunk: Buffer) => void {
  let pending: Buffer[] = [];
  let size = 0;
  /** Bytes needed before looking again: a large message arrives in many chunks, and each look copies them. */
  let needed = 4;
  return (chunk) => {
    pending.push(chunk);
    size += chunk.length;
    if (size < needed) return;
    let rest = Buffer.concat(pending);
    for (needed = 4; rest.length >= 4; ) {
      const end = 4 + rest.readUInt32BE(0);
      if (end > longest) throw new Error(`a message of ${end} bytes is too long`);
      if (rest.length < end) {
        needed = end;
        break;
      }
      const json = rest.toString("utf8", 4, end);
      rest = rest.subarray(end);
      hear(JSON.parse(json));
    }
    pending = [rest];
    size = rest.length;
  };
}
