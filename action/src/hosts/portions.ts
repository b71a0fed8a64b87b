import type { FileChange } from "./host.ts";

/** What a host takes in one request, with room to spare. */
export type Room = { bytes: number; files: number };

/** Each file's path and what is around it, in bytes. */
const around = 200;

/** Files in their order, as many at a time as fit into a request, in which their contents are base64. */
export function portions(files: FileChange[], room: Room): FileChange[][] {
  const all: FileChange[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const file of files) {
    const size = (Buffer.byteLength(file.content ?? "") * 4) / 3 + file.path.length + around;
    if (bytes + size > room.bytes || (all.at(-1)?.length ?? 0) >= room.files) {
      all.push([]);
      bytes = 0;
    }
    all.at(-1)?.push(file);
    bytes += size;
  }
  return all;
}
