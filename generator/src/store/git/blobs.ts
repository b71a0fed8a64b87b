import { failure, startGit } from "./run.ts";

/** A `git cat-file --batch` that stays open: thousands of files by one process. */
export type Blobs = {
  /** The contents of these object ids. Throws SchemalogError (2) when one is missing. */
  read(ids: Iterable<string>): Promise<Map<string, Buffer>>;
  close(): void;
};

type Waiting = { count: number; found: Map<string, Buffer>; resolve: () => void; reject: (error: Error) => void };

/** Opens the contents of the repository. One `read` at a time. */
export function openBlobs(repo: string): Blobs {
  const child = startGit(repo, ["cat-file", "--batch"]);
  let waiting: Waiting | undefined;
  let stderr = "";
  let pending: Buffer[] = [];
  let size = 0;
  /** Bytes needed before looking again: a large file arrives in many chunks, and each look copies them. */
  let needed = 1;

  const fail = (error: Error) => {
    waiting?.reject(error);
    waiting = undefined;
  };
  const take = (chunk: Buffer) => {
    pending.push(chunk);
    size += chunk.length;
    if (size < needed || !waiting) return;
    let rest = Buffer.concat(pending);
    needed = 1;
    while (waiting.count > 0) {
      const answer = parseAnswer(rest);
      if (answer === undefined) break;
      if (answer.is === "incomplete") {
        needed = answer.needed;
        break;
      }
      if (answer.is === "missing") return fail(failure(repo, ["cat-file"], `object ${answer.id} is missing`));
      waiting.found.set(answer.id, answer.content);
      waiting.count--;
      rest = rest.subarray(answer.end);
    }
    pending = [rest];
    size = rest.length;
    if (waiting.count === 0) {
      const { resolve } = waiting;
      waiting = undefined;
      resolve();
    }
  };
  child.stdout.on("data", take);
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  child.stdin.on("error", () => undefined); // its end says why
  child.on("error", (error) => {
    stderr += String(error);
  });
  child.on("close", () => fail(failure(repo, ["cat-file"], stderr)));

  return {
    async read(ids) {
      const wanted = [...new Set(ids)];
      const found = new Map<string, Buffer>();
      if (wanted.length === 0) return found;
      await new Promise<void>((resolve, reject) => {
        waiting = { count: wanted.length, found, resolve, reject };
        child.stdin.write(`${wanted.join("\n")}\n`);
      });
      return found;
    },
    close: () => child.stdin.end(),
  };
}

type Answer =
  | { is: "content"; id: string; content: Buffer; end: number }
  | { is: "missing"; id: string }
  | { is: "incomplete"; needed: number };

/** `<id> <type> <size>\n<content>\n`, or `<id> missing\n`; undefined before the first line is there. */
function parseAnswer(bytes: Buffer): Answer | undefined {
  const lineEnd = bytes.indexOf(10);
  if (lineEnd < 0) return undefined;
  const [id = "", type, size] = bytes.subarray(0, lineEnd).toString("latin1").split(" ");
  if (type === "missing" || size === undefined) return { is: "missing", id };
  const start = lineEnd + 1;
  const end = start + Number(size) + 1;
  if (bytes.length < end) return { is: "incomplete", needed: end };
  return { is: "content", id, content: Buffer.from(bytes.subarray(start, end - 1)), end };
}
