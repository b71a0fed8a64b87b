import { plainName } from "../core/dialects/postgres/traits.ts";
import type { Scratch, StatementError } from "../engines/engine.ts";

/** The role that a statement failed for; undefined for any other failure (PostgreSQL manual, appendix A: 42704). */
export function missingRole({ code, message }: StatementError): string | undefined {
  return code === "42704" ? /role "(.*)" does not exist/s.exec(message)?.[1] : undefined;
}

/** Creates a role that may do nothing. Returns false for a name that no role can have. */
export async function createRole(scratch: Scratch, role: string): Promise<boolean> {
  return scratch.run(`CREATE ROLE ${quoted(role)}`).then(
    () => true,
    () => false,
  );
}

/** The role that a CREATE ROLE, USER or GROUP makes. */
export function roleOf(sql: string): string | undefined {
  const name = /^\s*create\s+(?:role|user|group)\s+("(?:[^"]|"")+"|[^\s;]+)/i.exec(sql)?.[1];
  return name === undefined ? undefined : plainName(name);
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
