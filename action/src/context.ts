import type { Connection, FailOn, JobOptions, Mode } from "schemalog";
import type { Ci } from "./hosts/ci.ts";
import type { Inputs } from "./inputs.ts";

/** How a run talks to the person who reads its log, and where its secrets are. */
export type Io = {
  env: Record<string, string | undefined>;
  /** The result. */
  print(text: string): void;
  /** What is going on, a line each. */
  progress(line: string): void;
  /** Takes the result as JSON, where that is asked for. */
  document?: ((text: string) => void) | undefined;
};

/** All that is settled before the work begins; the workspace is that of an event, or of a request. */
export type RunContext<W = JobOptions["workspace"]> = {
  ci: Ci;
  inputs: Inputs;
  io: Io;
  connections: Connection[];
  /** Severity from which on findings fail the run, `any` change, or `never`. */
  failOn: FailOn;
  /** What is done about files that are out of date. */
  mode: Mode;
  /** Path of the workspace from the repository's root; empty where it is the root. */
  folder: string;
  options: JobOptions & { workspace: W };
};
