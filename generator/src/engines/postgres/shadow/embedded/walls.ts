import { existsSync } from "node:fs";

/** One thing that a sandboxed process can't do, and by what; each holds without the others. */
export type Wall = {
  name: string;
  /** Flags of Node; `readable` are the paths that it must read, with `*` at the end of a folder. */
  flags?(readable: string[]): string[];
  /** What a shell does before it becomes Node. */
  shell?: string;
  /** A word for the script itself. */
  word?: string;
};

/** Text never becomes code: a library for WebAssembly may bring JavaScript along, which PGlite's loader hands to eval(). */
const noEval: Wall = { name: "no code from strings", flags: () => ["--disallow-code-generation-from-strings"] };

/**
 * Node's permission model (nodejs.org/api/permissions.html): it reads its own packages and writes nothing; no processes,
 * workers, addons, and from Node 25 on no network.
 */
const permissions: Wall = {
  name: "permissions of Node",
  flags: (readable) => ["--permission", ...readable.map((path) => `--allow-fs-read=${path}`)],
};

/** No library comes in but those that are PGlite's own: see libraries.ts. */
const known: Wall = { name: "known libraries", word: "known" };

/** The script takes away what it does not need itself: see seal.ts. */
const sealed: Wall = { name: "sealed process", word: "sealed" };

/** No file grows, no memory is dumped, and a process that is forgotten ends by itself (setrlimit(2)). */
const resources: Wall = { name: "limits of resources", shell: "ulimit -f 0; ulimit -c 0; ulimit -t 3600" };

/**
 * A network namespace of its own has no network (network_namespaces(7)); and the process dies with the one that started
 * it. Not to be had in most containers, and on systems other than Linux.
 */
const namespace: Wall = {
  name: "no network",
  shell: [
    'for wall in "unshare -rn setpriv --no-new-privs --pdeathsig KILL" "unshare -rn" "setpriv --no-new-privs --pdeathsig KILL"',
    'do $wall true 2>/dev/null && exec $wall "$@"',
    "done",
  ].join("; "),
};

/** Kilobytes: PostgreSQL says by itself that a recursion is too deep, at a third of it (manual: max_stack_depth). */
const stackSize = 6_000;

export const walls: Wall[] = [known, noEval, permissions, sealed, resources, namespace];

/** The command line of a script behind walls. Its first argument is their words. */
export function behindWalls(
  [script, ...args]: [script: string, ...args: string[]],
  { readable, walls }: { readable: string[]; walls: Wall[] },
): [program: string, ...args: string[]] {
  const flags = walls.flatMap((wall) => wall.flags?.(readable) ?? []);
  const words = walls.flatMap(({ word }) => word ?? []).join();
  const node: [string, ...string[]] = [process.execPath, `--stack-size=${stackSize}`, ...flags, script, words, ...args];
  const shell = walls.flatMap((wall) => wall.shell ?? []);
  if (shell.length === 0 || !existsSync("/bin/sh")) return node;
  return ["/bin/sh", "-c", [...shell, 'exec "$@"'].join("; "), "sh", ...node];
}
