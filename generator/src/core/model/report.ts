import type { Warning } from "../../errors.ts";
import type { ChangeSet } from "./change-set.ts";
import type { Cause } from "./finding.ts";

/** What went wrong, what to do, and the statement of a migration that it is about, if it is. */
export type Failure = { message: string; hint?: string | undefined; cause?: Cause | undefined };

/** What was found in one connection. Plain data: jobs of a matrix hand it on as JSON. */
export type ConnectionReport = {
  name: string;
  /** From the base of the request to its head; absent where the connection failed. */
  changeSet?: ChangeSet | undefined;
  /** The head is the live database, for there are no migrations: others than this branch may have changed it. */
  isLive?: true | undefined;
  /** Mermaid source of the tables that changed and their neighbours; absent where there is nothing to draw. */
  diagram?: string | undefined;
  /** How the live database differs from what the repository says, where it was looked at. */
  drift?: ChangeSet | undefined;
  /** Why nothing, or not all, is known: the other connections are reported all the same. */
  failure?: Failure | undefined;
  warnings: Warning[];
  /** Committed files that are not as the schema says; paths from the repository's root. */
  stale: string[];
  /** Those of them that are to be deleted. */
  superfluous?: string[] | undefined;
  /** Pages that only the default branch brings up to date, where that is what ran; paths from the repository's root. */
  waiting?: string[] | undefined;
  /** The commit that brought them up to date. */
  updated?: { id: string; url: string } | undefined;
};

/** What a branch changes in schemalog.yml: its request is judged by the settings of the base. */
export type SettingsReport = {
  /** Keys, never values: `connections.shop.url`. */
  changed: string[];
  /** Keys of migrations that are elsewhere: those of the branch's path are judged, and nothing else is. */
  moved?: string[] | undefined;
  /** Why no settings of the base are known. */
  missing?: string | undefined;
  /** Why the branch's own can't be used, so that nothing is judged. */
  broken?: Failure | undefined;
};

/** What one run found: the comment, the check and the formats for tools are made of it. */
export type Report = {
  /** Path of the workspace from the repository's root; empty where it is the root. */
  workspace: string;
  settings?: SettingsReport | undefined;
  connections: ConnectionReport[];
};
