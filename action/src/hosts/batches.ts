/** What a host takes in one request, with room to spare. */
export type Room<T> = {
  items: number;
  bytes?: { most: number; of(item: T): number };
};

/** The items in their order, as many at a time as fit into a request; one that is too large by itself goes alone. */
export function portions<T>(items: T[], { items: most, bytes }: Room<T>): T[][] {
  const all: T[][] = [];
  let filled = 0;
  for (const item of items) {
    const size = bytes?.of(item) ?? 0;
    const last = all.at(-1);
    if (last && last.length < most && filled + size <= (bytes?.most ?? 0)) {
      last.push(item);
      filled += size;
    } else {
      all.push([item]);
      filled = size;
    }
  }
  return all;
}

/** Each file's path and what is around it, in bytes. */
const around = 200;

/** Bytes of a file in a request, in which its content is base64. */
export const sentBytes = ({ path, content = "" }: { path: string; content?: string | undefined }): number =>
  (Buffer.byteLength(content) * 4) / 3 + path.length + around;
