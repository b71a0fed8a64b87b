import { harmlessLines, renderCodeQuality, renderJunit, renderReport, renderSarif } from "schemalog";
import { z } from "zod";
import type { Io } from "../../context.ts";
import type { Inputs } from "../../inputs.ts";
import type { Ci, Outcome, Outputs, Request } from "../ci.ts";
import { reportFolder, writeReportFiles } from "../report-folder.ts";
import { checkedJob, commitId, line, maybe } from "../variables.ts";
import { gitlabHost } from "./host.ts";

const id = z.string().regex(/^\d+$/, "must be a number");

/** https://docs.gitlab.com/ci/variables/predefined_variables/ */
const variables = z.object({
  CI_API_V4_URL: z.url(),
  CI_SERVER_VERSION_MAJOR: maybe(id),
  CI_PROJECT_ID: id,
  CI_PROJECT_URL: z.url(),
  CI_PROJECT_DIR: line,
  CI_PIPELINE_ID: id,
  CI_PIPELINE_SOURCE: line,
  CI_COMMIT_SHA: commitId,
  CI_COMMIT_REF_NAME: line,
  CI_COMMIT_TAG: maybe(line),
  CI_DEFAULT_BRANCH: line,
  CI_JOB_URL: maybe(z.url()),
  GITLAB_USER_LOGIN: maybe(line),
  CI_MERGE_REQUEST_IID: maybe(id),
  CI_MERGE_REQUEST_EVENT_TYPE: maybe(line),
  CI_MERGE_REQUEST_PROJECT_ID: maybe(id),
  CI_MERGE_REQUEST_SOURCE_PROJECT_ID: maybe(id),
  CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: maybe(line),
  CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: maybe(commitId),
  CI_MERGE_REQUEST_TARGET_BRANCH_NAME: maybe(line),
  CI_MERGE_REQUEST_DIFF_BASE_SHA: maybe(commitId),
  SCHEMALOG_TOKEN: maybe(line),
});
type Variables = z.infer<typeof variables>;

/**
 * Where a job of GitLab CI is, from its predefined variables. Without an access token (SCHEMALOG_TOKEN) there is no host:
 * the results are files and the job's log. Throws SchemalogError (2) outside of a job.
 */
export function gitlabCi(inputs: Inputs, io: Io): Ci {
  const job = checkedJob("not a job of GitLab CI", variables, io.env);
  const commit = job.CI_MERGE_REQUEST_SOURCE_BRANCH_SHA ?? job.CI_COMMIT_SHA;
  const token = inputs.token ?? job.SCHEMALOG_TOKEN;
  if (token === undefined) io.progress(withoutToken);
  return {
    name: "GitLab CI",
    event: eventOf(job, inputs),
    queued: job.CI_MERGE_REQUEST_EVENT_TYPE === "merge_train",
    branch: branchOf(job),
    defaultBranch: job.CI_DEFAULT_BRANCH,
    commit,
    request: requestOf(job),
    actor: job.GITLAB_USER_LOGIN,
    run: job.CI_PIPELINE_ID,
    runUrl: job.CI_JOB_URL,
    host:
      token === undefined
        ? undefined
        : gitlabHost({
            apiUrl: job.CI_API_V4_URL,
            projectUrl: job.CI_PROJECT_URL,
            projectId: job.CI_PROJECT_ID,
            token,
            version: job.CI_SERVER_VERSION_MAJOR === undefined ? undefined : Number(job.CI_SERVER_VERSION_MAJOR),
            pipeline: { id: job.CI_PIPELINE_ID, sha: job.CI_COMMIT_SHA, head: commit, url: job.CI_JOB_URL },
            progress: io.progress,
          }),
    publish: async (outcome) => publish(job, outcome, io),
  };
}

const withoutToken = `No SCHEMALOG_TOKEN: no comment, status or commit is written; the results are in this log and in ${reportFolder}/.
  A job token is not enough for this: create a project access token (scope api, role Developer), and store it as the masked
  CI/CD variable SCHEMALOG_TOKEN.`;

/** https://docs.gitlab.com/ci/jobs/job_rules/#ci_pipeline_source-predefined-variable */
function eventOf(job: Variables, inputs: Inputs): Ci["event"] {
  if (job.CI_MERGE_REQUEST_IID !== undefined) return "request";
  // A tag is no branch: a push to something that is not the default branch, where nothing is done.
  if (job.CI_PIPELINE_SOURCE === "push" || job.CI_COMMIT_TAG !== undefined) return "push";
  return job.CI_PIPELINE_SOURCE === "schedule" ? "schedule" : (inputs.event ?? "manual");
}

const branchOf = (job: Variables): string =>
  job.CI_COMMIT_TAG !== undefined
    ? `refs/tags/${job.CI_COMMIT_TAG}`
    : (job.CI_MERGE_REQUEST_SOURCE_BRANCH_NAME ?? job.CI_COMMIT_REF_NAME);

function requestOf(job: Variables): Request | undefined {
  const { CI_MERGE_REQUEST_IID: number, CI_MERGE_REQUEST_TARGET_BRANCH_NAME: base } = job;
  if (number === undefined || base === undefined) return undefined;
  return {
    number: Number(number),
    base,
    // The clone of a merge request's pipeline need not have the target branch.
    baseCommit: job.CI_MERGE_REQUEST_DIFF_BASE_SHA,
    // The pipeline of a fork's merge request runs in the fork, or in this project when a member starts it.
    fork: job.CI_MERGE_REQUEST_SOURCE_PROJECT_ID !== job.CI_MERGE_REQUEST_PROJECT_ID,
  };
}

/** Files for the component's artifacts, and the comment's text into the log. */
function publish(job: Variables, { report, failOn, markdown, outputs }: Outcome, { print }: Io): void {
  writeReportFiles(job.CI_PROJECT_DIR, {
    "report.json": renderReport(report),
    "comment.md": `${markdown}\n`,
    "schemalog.sarif": renderSarif(report),
    "gl-code-quality-report.json": renderCodeQuality(report),
    "junit.xml": renderJunit(report, failOn),
    "schemalog.env": dotenv(outputs),
  });
  print(harmlessLines(markdown));
}

/** GitLab takes no more in one file: https://docs.gitlab.com/ci/yaml/artifacts_reports/#artifactsreportsdotenv */
const dotenvBytes = 5 * 1024;

/** Variables for later jobs. No line breaks or quotes around values there, so what is too long is left out whole. */
function dotenv({ changed, severity, findings, versions, commentUrl }: Outputs): string {
  const lines = [
    `SCHEMALOG_CHANGED=${changed}`,
    `SCHEMALOG_SEVERITY=${severity || "none"}`,
    `SCHEMALOG_FINDINGS=${findings}`,
    ...(commentUrl && [`SCHEMALOG_COMMENT_URL=${commentUrl}`]),
    `SCHEMALOG_VERSIONS=${JSON.stringify(versions)}`,
  ];
  const text = (some: string[]) => `${some.join("\n")}\n`;
  return Buffer.byteLength(text(lines)) <= dotenvBytes ? text(lines) : text(lines.slice(0, -1));
}
