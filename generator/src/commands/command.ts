import type { Warning } from "../errors.ts";

/** What a command gets from outside; tests give their own. */
export type Context = {
  cwd: string;
  /** --config: the path of schemalog.yml, where it is not found by looking upwards from cwd. */
  config: string | undefined;
  /** --json: the result as one JSON document. */
  json: boolean;
  env: Record<string, string | undefined>;
  /** The result for people: nothing in it is obeyed by a terminal or a runner. */
  print(text: string): void;
  /**
   * The result for a program, in a format of its own: JSON, SARIF, Markdown. A runner that logs it obeys nothing in it, but
   * where it is made of `commands` to one.
   */
  document(text: string, options?: { commands?: boolean }): void;
  /** What is going on, a line each; goes to stderr. */
  progress(line: string): void;
  warn(warning: Warning): void;
  /** Whether the result may be coloured. */
  color: boolean;
};

export type Option = {
  /** As commander takes it: `--fail-on <severity>`, `--check`. */
  flags: string;
  description: string;
  default?: string | boolean | undefined;
  choices?: string[] | undefined;
  /** May be given several times. */
  many?: boolean | undefined;
};

/** What every command takes. */
export const commonOptions: Option[] = [
  {
    flags: "--config <file>",
    description: "schemalog.yml to use (default: the nearest one in this folder or a parent)",
  },
  { flags: "--cwd <dir>", description: "working folder (default: the current one)" },
  { flags: "--json", description: "print the result as JSON" },
];

/** Values of the arguments and options as commander parsed them, by their camelCase names; each command checks its own. */
export type Input = { args: string[]; options: Record<string, string | string[] | boolean | undefined> };

/** Returns the exit code: 0, or 1 when a gate failed. Throws SchemalogError for 2 and 3. */
export type Run = (input: Input, context: Context) => Promise<0 | 1>;

/** One line of the command table: all that --help shows, and where the code is. */
export type CommandSpec = {
  name: string;
  summary: string;
  /** As commander takes them: `<from>`, `[to]`, `[connections...]`. */
  arguments: [syntax: string, description: string][];
  options: Option[];
  examples: string[];
  load(): Promise<{ run: Run }>;
};
