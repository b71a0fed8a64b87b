import type { FailOn, Report } from "schemalog";
import type { Host } from "./host.ts";

/** A pull or merge request. */
export type Request = {
  number: number;
  /** Name of the branch that it is to be merged into. */
  base: string;
  /** Commit of that branch to compare with, where the CI system names one; else the branch as the clone knows it. */
  baseCommit?: string | undefined;
  /** Its branch is in another repository: the token reads only, and nothing may be committed there. */
  fork: boolean;
};

/** Where and why this runs: what the CI system says of itself. */
export type Ci = {
  name: string;
  event: "request" | "push" | "schedule" | "manual";
  /** Branch that is worked on: of the request, or the one that was pushed. */
  branch: string;
  defaultBranch: string;
  /** A merge queue or train tries the branch out: nothing is committed to it, for that would throw it out again. */
  queued?: boolean;
  /** Commit id of that branch's head when the run began. */
  commit: string;
  request?: Request | undefined;
  /**
   * This is the trusted run that follows a fork's, of which it has nothing but the report: it may write what the fork's own run
   * may not, and says whose words they are.
   */
  follows?: true | undefined;
  /**
   * The text of a file where the request's branch begins, by the host's word; undefined where there is none. Absent where the host
   * can't be asked.
   */
  fileAtBase?: ((path: string) => Promise<string | undefined>) | undefined;
  /** Who started it and which run it is: for the trailers of commits. */
  actor?: string | undefined;
  run?: string | undefined;
  /** Address of the run's log. */
  runUrl?: string | undefined;
  /** Absent where there is nothing to talk to, or no token to do so. */
  host?: Host | undefined;
  /** Hands the results to the CI system: summary, outputs, annotations, files for its own reports. */
  publish(outcome: Outcome): Promise<void>;
};

/** What a run leaves behind. */
export type Outcome = {
  report: Report;
  /** Whether a gate failed. */
  failed: boolean;
  /** Severity from which on findings fail it. */
  failOn: FailOn;
  /** The comment's body, without the marker. */
  markdown: string;
  /** Whether a check was written at the host: its annotations need no other way then. */
  checked: boolean;
  outputs: Outputs;
};

/** Outputs of the action; dotenv variables on GitLab. */
export type Outputs = {
  changed: boolean;
  /** The worst of the findings; empty without any. */
  severity: "breaking" | "risky" | "safe" | "";
  findings: number;
  /** Tree id of each connection's snapshot as it should be, as a JSON object. */
  versions: Record<string, string>;
  commentUrl: string;
};
