import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";

/** How often to look, in milliseconds: a program that wants memory gets some hundred megabytes meanwhile. */
const interval = process.platform === "linux" ? 100 : 1_000;

/** Calls `exceeded` once when a process has more than `limit` bytes in memory. Returns what ends the watch. */
export function watchMemory(pid: number | undefined, limit: number, exceeded: () => void): () => void {
  if (pid === undefined) return () => undefined;
  const timer = setInterval(async () => {
    const used = await residentBytes(pid).catch(() => undefined);
    if (used === undefined || used <= limit) return;
    clearInterval(timer);
    exceeded();
  }, interval);
  timer.unref();
  return () => clearInterval(timer);
}

/** The memory that a process has now. Throws where the system does not say. */
async function residentBytes(pid: number): Promise<number | undefined> {
  if (process.platform === "linux") {
    const status = await readFile(`/proc/${pid}/status`, "utf8");
    return kilobytes(/^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1]);
  }
  const [program, ...args] =
    process.platform === "win32"
      ? ["tasklist", "/FI", `PID eq ${pid}`, "/FO", "CSV", "/NH"]
      : ["ps", "-o", "rss=", "-p", String(pid)];
  const { PATH, SystemRoot } = process.env; // and no secrets
  const printed = await new Promise<string>((resolve, reject) =>
    execFile(program!, args, { env: { PATH, SystemRoot } }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    ),
  );
  // tasklist: "node.exe","4711","Console","1","123.456 K"
  return kilobytes(/([\d.,\s]+)(?:\s*K"?)?\s*$/.exec(printed)?.[1]?.replace(/\D/g, ""));
}

const kilobytes = (digits: string | undefined) => (digits ? Number(digits) * 1024 : undefined);
