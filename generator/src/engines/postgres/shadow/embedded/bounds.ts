import type { StatementError } from "../../../engine.ts";
import type { ShadowLimits } from "../../../shadow-limits.ts";
import { watchMemory } from "./memory.ts";
import type { Progress, Request } from "./messages.ts";
import { fatal, type Sandbox } from "./sandbox.ts";

/** Asks a sandbox, and ends it when one answer takes too long, all of them together do, or when it takes too much memory. */
export function bounded(sandbox: Sandbox, { statement, total, memory }: ShadowLimits): Sandbox {
  const end = (why: StatementError) => {
    stopWatching();
    sandbox.end(why);
  };
  const stopWatching = watchMemory(sandbox.pid, memory, () => end(past("memory", megabytes(memory))));
  let left = total;
  const start = () => {
    const [limit, time]: [keyof ShadowLimits, number] = statement <= left ? ["statement", statement] : ["total", left];
    return setTimeout(() => end(past(limit, seconds(limit === "total" ? total : statement))), time);
  };
  return {
    ...sandbox,
    end,
    async request(message: Request, hear) {
      if (message.ask !== "query" && message.ask !== "run") return sandbox.request(message, hear);
      let began = performance.now();
      let timer = start();
      const stop = () => {
        clearTimeout(timer);
        left -= performance.now() - began;
      };
      try {
        return await sandbox.request(message, (said: Progress) => {
          if (said.is === "ran") {
            stop();
            began = performance.now();
            timer = start();
          }
          hear?.(said);
        });
      } finally {
        stop();
      }
    },
  };
}

const words: Record<keyof ShadowLimits, (limit: string) => string> = {
  statement: (limit) => `stopped after ${limit}, the time limit for one statement on the embedded database`,
  total: (limit) => `the embedded database was stopped here after ${limit}, the time limit for all statements together`,
  memory: (limit) => `the embedded database was stopped here: it exceeded its memory limit of ${limit}`,
};

const past = (limit: keyof ShadowLimits, value: string): StatementError =>
  fatal(
    words[limit](value),
    `If it needs more, raise the connection's limit in schemalog.yml: limits: { ${limit}: … }`,
  );

const seconds = (milliseconds: number) => `${milliseconds / 1_000} s`;
const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;
