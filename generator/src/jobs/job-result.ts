import { relative } from "node:path";
import type { ConnectionReport, Failure } from "../core/model/report.ts";
import { StatementError } from "../engines/engine.ts";
import { SchemalogError } from "../errors.ts";
import { MigrationError } from "../migrations/index.ts";
import type { PlannedFile } from "../record/plan.ts";
import type { Env } from "../sources/crawl-connection.ts";
import type { Timings } from "../timings.ts";
import type { Connection, Workspace } from "../workspace/index.ts";
import type { RequestWorkspace } from "./request-workspace.ts";

/** What one connection comes to: what is to be said of it, and what its files should be. */
export type JobResult = {
  report: ConnectionReport;
  /** Files that are not as they should be; paths from the repository's root. */
  files: PlannedFile[];
  /** Version that the connection's snapshot should have; absent where it is not known. */
  version?: string | undefined;
  /** Subject of a commit of these files. */
  subject: string;
};

export type JobOptions = { workspace: Workspace & { repository: string }; env: Env; timings: Timings };

export type RequestOptions = JobOptions & { workspace: RequestWorkspace };

/** Runs the work for one connection; what goes wrong becomes part of its report, so that the others are not disturbed. */
export async function isolated({ name }: Connection, work: (result: JobResult) => Promise<void>): Promise<JobResult> {
  const result: JobResult = { report: { name, warnings: [], stale: [] }, files: [], subject: "" };
  try {
    await work(result);
  } catch (error) {
    result.report.failure = failureOf(error);
  }
  return result;
}

/** A failure in the report's words; what is no SchemalogError is a bug, and is not hidden. */
export function failureOf(error: unknown): Failure {
  if (error instanceof StatementError) return { message: `the shadow database failed: ${error.message}` };
  if (!(error instanceof SchemalogError)) throw error;
  const { message, hint } = error;
  return { message, ...(hint && { hint }), ...(error instanceof MigrationError && { cause: error.place }) };
}

export const pathsOf = (files: PlannedFile[]): string[] => files.map(({ path }) => path);

/** Paths of those that are to go. */
export const superfluousIn = (files: PlannedFile[]): string[] =>
  pathsOf(files.filter(({ content }) => content === undefined));

/** Paths below a connection's folder, from the root of the repository. */
export function fromRoot({ dir }: Connection, { repository }: { repository: string }, files: PlannedFile[]) {
  const folder = relative(repository, dir).replaceAll("\\", "/");
  return files.map((file) => ({ ...file, path: `${folder}/${file.path}` }));
}
