import type { AssessOptions, Connection, FailOn } from "schemalog";
import type { Ci } from "./ci/ci.ts";
import type { Inputs } from "./inputs.ts";

/** How a run talks to the person who reads its log, and where its secrets are. */
export type Talk = {
  env: Record<string, string | undefined>;
  /** The result. */
  print(text: string): void;
  /** What is going on, a line each. */
  progress(line: string): void;
};

/** All that is settled before the work begins; the workspace is that of an event, or of a request. */
export type Setting<W = AssessOptions["workspace"]> = {
  ci: Ci;
  inputs: Inputs;
  talk: Talk;
  connections: Connection[];
  /** Severity from which on findings fail the run, `any` change, or `never`. */
  failOn: FailOn;
  /** Path of the workspace from the repository's root; empty where it is the root. */
  folder: string;
  assess: AssessOptions & { workspace: W };
};
