import { createServer } from "node:net";
import { shownName } from "../core/masking/index.ts";
import { SchemalogError } from "../errors.ts";

const attempts = 50;

/** The port that a text means. Throws SchemalogError (2) when it is none. */
export function parsePort(text: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new SchemalogError(`--port takes a number from 1 to 65535, not \`${shownName(text)}\``, { exitCode: 2 });
}

/** The first port from `wanted` on that nobody listens on. Throws SchemalogError (2) when there is none nearby. */
export async function freePort(wanted: number): Promise<number> {
  const last = Math.min(wanted + attempts, 65_535);
  for (let port = wanted; port <= last; port++) if (await isFree(port)) return port;
  throw new SchemalogError(`the ports ${wanted} to ${last} are in use`, {
    exitCode: 2,
    hint: "Choose another one with --port.",
  });
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
