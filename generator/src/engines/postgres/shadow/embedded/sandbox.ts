import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { StatementError } from "../../../engine.ts";
import { embeddedPackages } from "./extensions.ts";
import { frame, unframe } from "./framing.ts";
import { answer, type Outcome, type Progress, type Request } from "./messages.ts";
import { behindWalls, walls as everyWall, type Wall } from "./walls.ts";

/** A process of its own with PGlite in it, which gets SQL and nothing else of what this one has. */
export type Sandbox = {
  pid: number | undefined;
  /** One at a time; `hear` gets what is said meanwhile. Throws StatementError (`fatal`) when the process has ended or ends. */
  request(message: Request, hear?: (said: Progress) => void): Promise<Outcome>;
  /** Ends the process at once; `why` is what this and all further requests throw. */
  end(why: StatementError): void;
};

/** How many characters are kept of what the process says on its standard error: why it could not start. */
const keptWords = 2_000;

/** Starts the process. It ends with this one, and does not keep it alive. */
export function startSandbox(walls: Wall[] = everyWall): Sandbox {
  const { script, cluster } = sandboxedFiles();
  const [pglite = ""] = embeddedPackages();
  const modules = [script, ...embeddedPackages().map((url) => fileURLToPath(url))];
  const readable = asWritten([...modules.map((file) => join(dirname(file), "*")), ...(cluster ? [cluster] : [])]);
  const [program, ...args] = behindWalls([script, pglite, ...(cluster ? [cluster] : [])], { readable, walls });
  // Windows does not start a program without this one.
  const { SystemRoot } = process.env;
  const child = spawn(program, args, {
    env: SystemRoot ? { SystemRoot } : {},
    cwd: dirname(script),
    windowsHide: true,
  });
  return converse(child);
}

function converse(child: ChildProcessWithoutNullStreams): Sandbox {
  let waiting:
    | { resolve(message: Outcome): void; reject(error: Error): void; hear?: (said: Progress) => void }
    | undefined;
  let ended: StatementError | undefined;
  let words = "";
  const end = (why: StatementError) => {
    ended ??= why;
    child.kill("SIGKILL");
    waiting?.reject(ended);
    waiting = undefined;
    hold(child, false);
  };
  const hear = unframe((message) => {
    const said = answer.parse(message);
    if (said.is === "notice" || said.is === "ran") return waiting?.hear?.(said);
    const { resolve } = waiting ?? {};
    waiting = undefined;
    hold(child, false);
    resolve?.(said);
  });
  child.stdout.on("data", (chunk: Buffer) => {
    try {
      hear(chunk);
    } catch {
      end(lost("its output can't be understood"));
    }
  });
  child.stderr.on("data", (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(0, keptWords);
  });
  child.stdin.on("error", () => undefined); // its end says why
  child.on("error", (error) => end(lost(error.message)));
  child.on("close", (code, signal) => end(lost(reasonIn(words) || `it ended with ${signal ?? `exit code ${code}`}`)));
  hold(child, false);
  return {
    pid: child.pid,
    request(message, listener) {
      return new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        waiting = { resolve, reject, ...(listener && { hear: listener }) };
        hold(child, true);
        child.stdin.write(frame(message));
      });
    },
    end,
  };
}

/** What is said of a statement that the embedded database does not survive. */
export const fatal = (
  why: string,
  hint = "If the migration really needs this, use a server: add `shadow: env:NAME` to the connection in schemalog.yml.",
) => new StatementError(why, { fatal: { hint } });

const lost = (why: string) => fatal(`the embedded database crashed: ${why}`);

/** Whether this process waits for the other one. */
function hold(child: ChildProcessWithoutNullStreams, is: boolean): void {
  const streams = [child.stdin, child.stdout, child.stderr] as unknown as { ref(): void; unref(): void }[];
  for (const each of [child, ...streams]) is ? each.ref() : each.unref();
}

/** Beside this module: as the package has it, or as it stands in the repository. */
function sandboxedFiles(): { script: string; cluster: string | undefined } {
  const near = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const built = near("./sandboxed.js");
  const script = existsSync(built) ? built : near("./sandboxed.ts");
  const cluster = script === built ? near("./cluster.tar.zst") : near("../../../../../dist/cluster.tar.zst");
  return { script, cluster: existsSync(cluster) ? cluster : undefined };
}

/** Paths as they are written and as they really are: packages may be linked. */
const asWritten = (paths: string[]) => [
  ...new Set(paths.flatMap((path) => [path, join(realpathSync(dirname(path)), basename(path))])),
];

/** Of what Node prints when a program dies, the error. */
const reasonIn = (words: string) => /^\w*Error\b.*|^[^\n]*node: .*/m.exec(words)?.[0] ?? words.trim().split("\n")[0];
