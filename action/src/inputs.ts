/** What the user asked for: inputs of action.yml, variables of the GitLab component, or options of `schemalog ci`. */
export type Inputs = {
  command: "ci" | "plan" | "report";
  /** `check`: stale files fail the run; `commit`: they are brought up to date on the branch. */
  mode: "check" | "commit";
  /** Severity from which on findings fail the run, or any change; absent: as schemalog.yml says. */
  failOn?: "breaking" | "risky" | "safe" | "any" | "never" | undefined;
  /** Names of connections; all where empty. */
  connections: string[];
  /** Path of schemalog.yml, where it is not found by looking upwards. */
  config?: string | undefined;
  workingDirectory: string;
  token?: string | undefined;
  comment: boolean;
  checkName: string;
  timings: boolean;
  /** What to do, where the CI system does not say it: a manual or local run. */
  event?: "request" | "push" | "schedule" | undefined;
  /** Branch or revision to compare with, in a local run. */
  base?: string | undefined;
  /** Folder with the reports to join. */
  reports?: string | undefined;
};
