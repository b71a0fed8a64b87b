import { randomUUID } from "node:crypto";
import { appendFileSync, mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  annotationsOf,
  renderCodeQuality,
  renderJunit,
  renderReport,
  renderSarif,
  SchemalogError,
  workflowCommands,
} from "schemalog";
import { z } from "zod";
import type { Io } from "../../context.ts";
import type { Inputs } from "../../inputs.ts";
import type { Ci, Outcome, Request } from "../ci.ts";
import { writeReportFiles } from "../report-folder.ts";
import { checkedJob, commitId, line, maybe } from "../variables.ts";
import { githubApi } from "./api.ts";
import { fileAtBase } from "./files.ts";
import { githubHost } from "./host.ts";
import { requestOfHead } from "./requests.ts";

/** https://docs.github.com/actions/reference/variables-reference#default-environment-variables */
const variables = z.object({
  GITHUB_EVENT_NAME: line,
  GITHUB_EVENT_PATH: line,
  GITHUB_REPOSITORY: z.string().regex(/^[\w.-]+\/[\w.-]+$/, "must be owner/name"),
  GITHUB_API_URL: z.url().default("https://api.github.com"),
  GITHUB_GRAPHQL_URL: z.url().default("https://api.github.com/graphql"),
  GITHUB_SERVER_URL: z.url().default("https://github.com"),
  GITHUB_SHA: commitId,
  GITHUB_REF: line,
  GITHUB_REF_NAME: line,
  GITHUB_ACTOR: maybe(line),
  GITHUB_RUN_ID: maybe(line),
  GITHUB_STEP_SUMMARY: maybe(line),
  GITHUB_OUTPUT: maybe(line),
  RUNNER_TEMP: line,
});
type Variables = z.infer<typeof variables>;

const repository = z.object({ full_name: z.string() });
/** What is needed of the events' payloads: https://docs.github.com/webhooks/webhook-events-and-payloads */
const payload = z.object({
  repository: maybe(z.object({ default_branch: line, full_name: z.string() })),
  pull_request: maybe(
    z.object({
      number: z.int(),
      head: z.object({ ref: line, sha: commitId, repo: maybe(repository) }),
      base: z.object({ ref: line, sha: commitId, repo: repository }),
    }),
  ),
  merge_group: maybe(z.object({ base_sha: commitId })),
  workflow_run: maybe(z.object({ head_sha: commitId, head_branch: maybe(line), head_repository: maybe(repository) })),
});
type Payload = z.infer<typeof payload>;

/** Where a job of GitHub Actions is, from its environment and its event. Throws SchemalogError. */
export async function githubActions(inputs: Inputs, io: Io): Promise<Ci> {
  const job = checkedJob("not a job of GitHub Actions: the environment", variables, io.env);
  const event = readEvent(job.GITHUB_EVENT_PATH);
  const { token } = inputs;
  if (job.GITHUB_EVENT_NAME === "pull_request_target") {
    throw new SchemalogError("pull_request_target gives secrets to untrusted code, so schemalog does not run on it", {
      exitCode: 2,
      hint: "Use pull_request, and for forks the second workflow: templates/ci/github/schemalog-forks.yml.",
    });
  }
  if (token === undefined)
    io.progress("No token: no comment, check or commit is written; see the summary of this run.");
  const options = {
    apiUrl: job.GITHUB_API_URL,
    graphqlUrl: job.GITHUB_GRAPHQL_URL,
    webUrl: job.GITHUB_SERVER_URL,
    repository: job.GITHUB_REPOSITORY,
    progress: io.progress,
  };
  const { pull_request: pull, merge_group: group, workflow_run: other } = event;
  const ours = event.repository?.full_name ?? job.GITHUB_REPOSITORY;
  const defaultBranch = event.repository?.default_branch ?? "main";
  const api = token === undefined ? undefined : githubApi({ ...options, token });
  // A fork that is gone is nobody's, and has no request.
  const theirs = other?.head_repository?.full_name;
  const followed =
    api && other?.head_branch && theirs !== undefined
      ? await requestOfHead(
          api,
          { commit: other.head_sha, branch: other.head_branch, repository: theirs },
          defaultBranch,
        )
      : undefined;
  const request: Request | undefined = pull
    ? { number: pull.number, base: pull.base.ref, baseCommit: pull.base.sha, fork: isFork(pull) }
    : followed && { number: followed.number, base: followed.base.ref, fork: followed.head.repo?.full_name !== ours };
  const commit = pull?.head.sha ?? other?.head_sha ?? job.GITHUB_SHA;
  const base = pull?.base.sha ?? followed?.base.sha ?? group?.base_sha;
  return {
    name: "GitHub Actions",
    event: eventOf(job, event, inputs),
    queued: job.GITHUB_EVENT_NAME === "merge_group",
    // A tag of the default branch's name is not that branch.
    branch: pull?.head.ref ?? (job.GITHUB_REF.startsWith("refs/tags/") ? job.GITHUB_REF : job.GITHUB_REF_NAME),
    defaultBranch,
    commit,
    request,
    follows: other && theirs !== ours ? true : undefined,
    fileAtBase: api && base ? (path) => fileAtBase(api, { base, head: commit }, path) : undefined,
    actor: job.GITHUB_ACTOR,
    run: job.GITHUB_RUN_ID,
    runUrl: job.GITHUB_RUN_ID && `${job.GITHUB_SERVER_URL}/${job.GITHUB_REPOSITORY}/actions/runs/${job.GITHUB_RUN_ID}`,
    host: token === undefined ? undefined : githubHost({ ...options, token }),
    publish: async (outcome) => publish(job, outcome, io),
  };
}

function readEvent(path: string): Payload {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new SchemalogError(`this run's event can't be read from ${path}`, {
      exitCode: 2,
      hint: "GITHUB_EVENT_PATH must name the file that the runner wrote.",
      cause,
    });
  }
  return checkedJob("not a job of GitHub Actions: the event", payload, value);
}

const isFork = ({ head, base }: NonNullable<Payload["pull_request"]>): boolean =>
  head.repo?.full_name !== base.repo.full_name;

function eventOf({ GITHUB_EVENT_NAME: name }: Variables, { pull_request, workflow_run }: Payload, inputs: Inputs) {
  if (pull_request || workflow_run || name === "merge_group") return "request";
  if (name === "push" || name === "schedule") return name;
  return inputs.event ?? "manual";
}

/** GitHub shows no more of each kind: https://docs.github.com/actions/reference/limits */
const mostAnnotations = 10;

function publish(job: Variables, { report, failOn, markdown, outputs, checked: shown }: Outcome, { print }: Io): void {
  // Not in the checkout, where a branch may have put files of the same names.
  const folder = writeReportFiles(mkdtempSync(join(job.RUNNER_TEMP, "schemalog-")), {
    "report.json": renderReport(report),
    "comment.md": `${markdown}\n`,
    "schemalog.sarif": renderSarif(report),
    "gl-code-quality-report.json": renderCodeQuality(report),
    "junit.xml": renderJunit(report, failOn),
  });
  if (job.GITHUB_STEP_SUMMARY) appendFileSync(job.GITHUB_STEP_SUMMARY, `${markdown}\n`);
  if (job.GITHUB_OUTPUT) {
    const { changed, severity, findings, versions, commentUrl } = outputs;
    const said = { changed, severity, findings, versions: JSON.stringify(versions), "comment-url": commentUrl };
    const values = { ...said, report: folder };
    appendFileSync(job.GITHUB_OUTPUT, Object.entries(values).map(outputLines).join(""));
  }
  if (shown) return;
  const kinds = Map.groupBy(annotationsOf(report), ({ level }) => level);
  for (const annotations of kinds.values()) {
    for (const command of workflowCommands(annotations.slice(0, mostAnnotations))) print(command);
  }
}

/** Between delimiters that no value can know: https://docs.github.com/actions/reference/workflow-commands-for-github-actions#multiline-strings */
function outputLines([name, value]: [string, unknown]): string {
  const delimiter = `end_${randomUUID()}`;
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}
