import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { z } from "zod";

/** A process, told from any other that has or had its number, as far as the system lets us. */
export const owner = z.object({
  token: z.string().min(1),
  host: z.string(),
  pid: z.int().positive(),
  /** When the process started, in the system's ticks; of this boot, in this namespace of process numbers. Linux only. */
  start: z.string().optional(),
  boot: z.string().optional(),
  namespace: z.string().optional(),
});
export type Owner = z.infer<typeof owner>;

/** This process as an owner. */
export function thisProcess(token: string): Owner {
  const { pid } = process;
  const boot = readIf(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim());
  const namespace = readIf(() => readlinkSync("/proc/self/ns/pid"));
  return { token, host: hostname(), pid, start: startOf(pid), boot, namespace };
}

/** Whether the process of an owner is still there; unknown for one of another machine or container. */
export function fateOf(of: Owner): "alive" | "dead" | "unknown" {
  const here = thisProcess("");
  // On the same host after a new boot; another host may be another machine that shares these files.
  if (of.boot !== here.boot) return of.host === here.host ? "dead" : "unknown";
  if (of.namespace !== here.namespace || (of.boot === undefined && of.host !== here.host)) return "unknown";
  if (!isRunning(of.pid)) return "dead";
  if (of.start === undefined) return of.pid === here.pid ? "dead" : "alive"; // ours would have been known by its token
  const start = startOf(of.pid);
  return start === undefined || start === of.start ? "alive" : "dead";
}

/** Whether there is a process with this number. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Field 22 of proc_pid_stat(5); the name before it may hold spaces and parentheses. */
const startOf = (pid: number) =>
  readIf(() => readFileSync(`/proc/${pid}/stat`, "utf8").split(")").at(-1)?.split(" ")[20]);

function readIf(read: () => string | undefined): string | undefined {
  try {
    return read();
  } catch {
    return undefined; // not on this system
  }
}
