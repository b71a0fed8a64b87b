import { maskSecrets } from "./core/masking/index.ts";

/** 1: a gate failed · 2: wrong usage or config · 3: a database, host or LLM could not be reached. */
export type ExitCode = 1 | 2 | 3;

/**
 * An error for the person at the terminal: what happened and where, and what to do. What looks like a secret in it is masked: it
 * may repeat what a person, a file or a server said.
 */
export class SchemalogError extends Error {
  readonly exitCode: ExitCode;
  readonly hint: string | undefined;

  constructor(message: string, options: { exitCode: ExitCode; hint?: string; cause?: unknown }) {
    super(maskSecrets(message).text, { cause: options.cause });
    this.name = "SchemalogError";
    this.exitCode = options.exitCode;
    this.hint = options.hint === undefined ? undefined : maskSecrets(options.hint).text;
  }
}

/** Something that was left out and why; the run goes on. */
export type Warning = {
  /** What it is about, as a person would name it: `table shop.orders`. */
  object?: string | undefined;
  message: string;
  /** What cures it, where something does: `GRANT USAGE ON SCHEMA shop TO reader`. */
  remedy?: string | undefined;
  /** It is about something of a branch that was not run, so not judged: a reviewer is to look at it. */
  unjudged?: true | undefined;
};
