import { SchemalogError } from "schemalog";
import type { z } from "zod";

export type Refusal = {
  /** Its name, as people write it. */
  host: string;
  /** `GET /projects/42/merge_requests`. */
  what: string;
  /** HTTP status; 0 where there was no answer. */
  status: number;
  /** What the host says of it. */
  reason: string;
  hint: string;
  /** Milliseconds that the host asks to wait for before it is tried again. */
  wait?: number | undefined;
};

/** Passing faults: too many requests, or a server or proxy that is busy or being restarted. */
const passing = new Set([0, 429, 500, 502, 503, 504]);

/** The host's answer was no, or there was none (status 0). */
export class HostError extends SchemalogError {
  readonly status: number;
  readonly reason: string;
  readonly wait: number | undefined;

  constructor({ host, what, status, reason, hint, wait }: Refusal) {
    super(`${what}: ${status === 0 ? reason : `${host} answered ${status}${reason && `, ${reason}`}`}`, {
      exitCode: 3,
      hint,
    });
    this.status = status;
    this.reason = reason;
    this.wait = wait;
  }

  /** Whether another try may go through. */
  get passes(): boolean {
    return passing.has(this.status) || this.wait !== undefined;
  }
}

/** What a host says of itself, on one line and without the token. */
export const plainReason = (text: string, token: string): string =>
  text
    .replaceAll(token, "***")
    .replace(/\p{Cc}+/gu, " ")
    .slice(0, 500);

/** fetch says no more than "fetch failed"; what failed is its cause. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return "no reason given";
  if (error.cause instanceof Error) return causeOf(error.cause);
  return error.message || ("code" in error ? String(error.code) : error.name);
}

/** What a host answered, parsed; `what` names it in the error. Throws SchemalogError (3) where it is something else. */
export function parsed<T extends z.ZodType>(what: string, schema: T, answer: unknown): z.infer<T> {
  const { success, data, error } = schema.safeParse(answer);
  if (success) return data;
  const { path = [], message = "" } = error.issues[0] ?? {};
  throw new SchemalogError(
    `${what}: the host's answer does not match its API documentation (${path.join(".") || "."}: ${message})`,
    {
      exitCode: 3,
      hint: "Check the API's address, and whether there is a proxy or login page in between.",
    },
  );
}

const gone = new Set([404, 410]);

/** What is asked for; undefined where the host says that it is not there. */
export async function unlessGone<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof HostError && gone.has(error.status)) return undefined;
    throw error;
  }
}
