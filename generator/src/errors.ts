/** 1: a gate failed · 2: wrong usage or config · 3: a database, host or LLM could not be reached. */
export type ExitCode = 1 | 2 | 3;

/** An error for the person at the terminal: what happened and where, and what to do. Never carries a secret. */
export class SchemalogError extends Error {
  readonly exitCode: ExitCode;
  readonly hint: string | undefined;

  constructor(message: string, options: { exitCode: ExitCode; hint?: string; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = "SchemalogError";
    this.exitCode = options.exitCode;
    this.hint = options.hint;
  }
}

/** Something that was left out and why; the run goes on. */
export type Warning = {
  /** What it is about, as a person would name it: `table shop.orders`. */
  object?: string | undefined;
  message: string;
  /** What cures it, where something does: `GRANT USAGE ON SCHEMA shop TO reader`. */
  remedy?: string | undefined;
};
