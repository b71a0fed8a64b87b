// Messages of TDS ([MS-TDS], 2.2.3 Packet Data Stream Headers): each is cut into packets with a head of eight bytes.
import type { Socket } from "node:net";

export const kinds = { batch: 1, rpc: 3, reply: 4, attention: 6, login: 16, prelogin: 18 } as const;

export type Message = { kind: number; data: Buffer };

const headSize = 8;
const packetSize = 4096;
const isLast = 1;

/** The messages of a client, each once it is whole. */
export async function* messagesOf(socket: Socket): AsyncGenerator<Message> {
  let rest: Buffer = Buffer.alloc(0);
  let parts: Buffer[] = [];
  for await (const chunk of socket) {
    rest = Buffer.concat([rest, chunk as Buffer]);
    while (rest.length >= headSize && rest.length >= rest.readUInt16BE(2)) {
      const length = rest.readUInt16BE(2);
      parts.push(rest.subarray(headSize, length));
      if (rest[1]! & isLast) {
        yield { kind: rest[0]!, data: Buffer.concat(parts) };
        parts = [];
      }
      rest = rest.subarray(length);
    }
  }
}

/** A reply as packets. */
export function packetsOf(data: Buffer): Buffer[] {
  const room = packetSize - headSize;
  const count = Math.max(1, Math.ceil(data.length / room));
  return Array.from({ length: count }, (_, at) => {
    const part = data.subarray(at * room, (at + 1) * room);
    const head = Buffer.alloc(headSize);
    head[0] = kinds.reply;
    head[1] = at === count - 1 ? isLast : 0;
    head.writeUInt16BE(part.length + headSize, 2);
    head[6] = (at + 1) % 256;
    return Buffer.concat([head, part]);
  });
}
