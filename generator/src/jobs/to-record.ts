import { shownName } from "../core/masking/index.ts";
import { endsHalfway } from "../core/review/gate.ts";
import { SchemalogError, type Warning } from "../errors.ts";
import { withUnread } from "../record/keep-unread.ts";
import { type Judged, judgeCommitted, type RecordBase } from "../record/record.ts";
import { crawlConnection, crawlUrl } from "../sources/crawl-connection.ts";
import type { Connection, Workspace } from "../workspace/index.ts";
import { builtSides } from "./built-sides.ts";
import type { JobOptions } from "./job-result.ts";
import type { RequestWorkspace } from "./request-workspace.ts";

type InRepository = Workspace & { repository: string };

/** What a record of a connection is made of: settings, the database as it was read, and how it is judged against the base. */
export type ToRecord = {
  workspace: InRepository;
  connection: Connection;
  warnings: Warning[];
  judge(base: RecordBase): Promise<Judged>;
};

type Options = JobOptions & {
  /** The workspace as a request of this branch may use it; absent on the default branch. */
  request?: RequestWorkspace | undefined;
  /** A URL that is read in place of what the connection says. */
  url?: string | undefined;
};

/**
 * Reads what a connection's record is made of, from where CI takes it: its migrations, or without any the live database. What
 * can't be read is an error: there is nobody to tell it to but the person who asks. Throws SchemalogError.
 */
export async function readToRecord(own: Connection, options: Options): Promise<ToRecord> {
  const { workspace: head, env, request, url } = options;
  const { workspace, connection } = scopeOf(own, head, request);
  if (url === undefined && connection.migrations !== undefined && request !== undefined) {
    const { after, changeSet, warnings } = await builtSides(connection, {
      ...options,
      workspace: { ...request, ...workspace },
    });
    refuseHalf(changeSet);
    return { workspace, connection, warnings, judge: async () => ({ database: after, changeSet }) };
  }
  const from = connection.migrations === undefined ? undefined : "migrations";
  const reading =
    url === undefined
      ? await crawlConnection(connection, { workspace, env, from })
      : await crawlUrl(url, connection, env);
  const judge = judgeCommitted(workspace, connection, () => withUnread(reading, connection));
  return { workspace, connection, warnings: reading.warnings, judge };
}

/**
 * A connection as a request would be judged: by the settings of the base, but read in the person's own way. What files the
 * branch's own settings would give is known where no request asks for any (see `reshaped`), and where the base has none.
 */
function scopeOf(own: Connection, head: InRepository, request: RequestWorkspace | undefined) {
  const trusted = request?.connections.find(({ name }) => name === own.name);
  if (request === undefined || trusted === undefined || request.reshaped.has(own.name)) {
    return { workspace: head, connection: own };
  }
  const { url, shadow, shadowSuperuser, limits, isOnOwnMachine } = own;
  const { config, templates } = request;
  return {
    workspace: { ...head, config, templates },
    connection: { ...trusted, url, shadow, shadowSuperuser, limits, isOnOwnMachine },
  };
}

/** Built halfway, it is what no database will ever be. */
function refuseHalf(changeSet: Judged["changeSet"]): void {
  if (!endsHalfway(changeSet)) return;
  const [{ message, advice, cause }] = changeSet.findings as [Judged["changeSet"]["findings"][number]];
  const place = cause === undefined ? "" : `${shownName(cause.file)}:${cause.line}: `;
  throw new SchemalogError(`${place}${message}`, { exitCode: 2, hint: advice });
}
