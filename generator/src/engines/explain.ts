import { SchemalogError } from "../errors.ts";

/** What an error of a server or of the network means, and what to do about it; by its code. */
export type Remedy = [codes: RegExp, what: string, hint: string];

type Place = {
  /** Which database, where and as whom, in words without a secret. */
  place: string;
  /** It is in no part of the error. */
  password: unknown;
  /** What and what to do, by the error's code or message. */
  remedyOf(code: string, message: string): [what: string, hint: string];
};

/** A driver's or server's error as one that a person can act on (exit code 3). */
export function explain(error: unknown, { place, password, remedyOf }: Place): SchemalogError {
  if (error instanceof SchemalogError) {
    const { exitCode, hint } = error;
    return new SchemalogError(`${place}: ${error.message}`, { exitCode, ...(hint && { hint }), cause: error });
  }
  const cause = error instanceof AggregateError ? error.errors[0] : error;
  const raw = cause instanceof Error ? cause.message : String(cause);
  const message = typeof password === "string" && password !== "" ? raw.replaceAll(password, "***") : raw;
  const [what, hint] = remedyOf(String((cause as { code?: unknown })?.code ?? ""), message);
  return new SchemalogError(`${place}: ${what} (${message})`, { exitCode: 3, hint });
}
