import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { startGithub } from "./github-server.ts";
import { startGitlab } from "./gitlab-server.ts";
import { type Ended, startAction } from "./run-action.ts";

export type HostName = "github" | "gitlab";
/** `queue` is a merge queue or train; `report` is the trusted run that follows a fork's. */
export type Event = {
  event: "request" | "queue" | "push" | "schedule" | "report";
  branch?: string;
  fork?: boolean;
  /** Of the run that a trusted one follows. */
  conclusion?: string;
};
/** `report` is the folder with the files that the run left. */
export type Run = Ended & { log: string; summary: string; outputs: string; report: string };

const token = "c4n4ry-token-of-the-run";

/** A repository on a host, with a clone in which a job runs: what schemalog meets in CI, the same for both hosts. */
export async function startScenario(hostName: HostName, files: Record<string, string>, secrets = {}) {
  const dir = mkdtempSync(join(tmpdir(), "schemalog-scenario-"));
  const [work, bare] = [join(dir, "work"), join(dir, "bare.git")];
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", ...args], {
      ...{ cwd: work, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] },
    }).trim();
  execFileSync("git", ["init", "-q", "--bare", "-b", "main", bare]);
  execFileSync("git", ["init", "-q", "-b", "main", work]);
  git("remote", "add", "origin", bare);

  /** Commits on the branch that is checked out, and pushes it; a text of null deletes. */
  function commit(message: string, changed: Record<string, string | null>): string {
    for (const [path, text] of Object.entries(changed)) {
      mkdirSync(dirname(join(work, path)), { recursive: true });
      if (text === null) rmSync(join(work, path));
      else writeFileSync(join(work, path), text);
    }
    git("add", "-A");
    git("commit", "-q", "-m", message);
    git("push", "-q", "origin", "HEAD");
    return git("rev-parse", "HEAD");
  }
  commit("Begin", files);

  const host = hostName === "github" ? await onGithub(bare) : await onGitlab(bare);
  return {
    dir,
    work,
    git,
    commit,
    ...host,
    /** The branch as the host has it now, with what was committed there. */
    checkout(branch: string) {
      git("fetch", "-q", "origin");
      git("checkout", "-q", "-B", branch, `origin/${branch}`);
    },
    async run(event: Event, env: Record<string, string> = {}): Promise<Run> {
      const [summary, outputs] = [join(dir, "summary.md"), join(dir, "outputs.txt")];
      for (const file of [summary, outputs]) writeFileSync(file, "");
      const job = host.environment({ dir, work, event, summary, outputs, git });
      const ended = await startAction(work, { ...job, ...secrets, ...env }).ended;
      const log = `${ended.stdout}\n${ended.stderr}`;
      if (log.includes(token)) throw new Error(`the token is in the log:\n${log}`);
      const read = (file: string) => readFileSync(file, "utf8");
      const report = /^report<<.*\n(.*)$/m.exec(read(outputs))?.[1] ?? join(work, "schemalog-report");
      return { ...ended, log, summary: read(summary), outputs: read(outputs), report };
    },
    async close() {
      await host.end();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
export type Scenario = Awaited<ReturnType<typeof startScenario>>;

type Job = {
  dir: string;
  work: string;
  event: Event;
  summary: string;
  outputs: string;
  git(...args: string[]): string;
};
type Check = { commit: string; conclusion: string; title: string; annotations: string[] };
type OwnRequest = { branch: string; title: string; body: string; open: boolean };

type Example = { name: string; examples: { action?: string }[] };
const examples: Example[] = createRequire(import.meta.url)("@octokit/webhooks-examples");
const example = (name: string, action?: string) =>
  structuredClone(examples.find((one) => one.name === name)?.examples.find((one) => one.action === action)) as never;

type Payload = {
  number: number;
  repository: { full_name: string; default_branch: string };
  pull_request: { number: number; head: Side; base: Side };
};
/** The run of a fork that a trusted one follows. */
export const forkRun = 4711;
type Side = { ref: string; sha: string; repo: { full_name: string } };

const eventNames: Partial<Record<Event["event"], string>> = {
  request: "pull_request",
  queue: "merge_group",
  report: "workflow_run",
};

async function onGithub(repo: string) {
  const github = await startGithub({ repo });
  github.addToken(token);
  return {
    problems: github.problems,
    faults: github.faults,
    comments: () => github.state.comments.map(({ body }) => body),
    checks: (): Check[] =>
      github.state.checks.map(({ head_sha, conclusion, output }) => ({
        ...{ commit: head_sha, conclusion, title: output.title },
        annotations: output.annotations.map(({ path, start_line }) => `${path}:${start_line}`),
      })),
    requests: (): OwnRequest[] =>
      github.state.pulls.map(({ branch, title, body, state }) => ({ branch, title, body, open: state === "open" })),
    head: (branch: string) => github.repository.head(branch),
    openRequest: (branch: string, from?: string, base = "main") => github.addPull(branch, base, from),
    /** The token of a job with these permissions. */
    tokenOf: (permissions: Record<string, string>) =>
      github.addToken(`c4n4ry-${Object.entries(permissions).join()}`, { scopes: permissions }),
    environment({
      dir,
      work,
      event: { event, branch = "main", fork, conclusion = "success" },
      summary,
      outputs,
      git,
    }: Job) {
      const commit = git("rev-parse", "HEAD");
      const path = join(dir, "event.json");
      writeFileSync(path, JSON.stringify(payload(event, branch, { fork: fork === true, conclusion }, commit, git)));
      const pull = github.state.pulls.find((one) => one.branch === branch);
      return {
        ...{ GITHUB_ACTIONS: "true", CI: "true", GITHUB_EVENT_PATH: path, GITHUB_WORKSPACE: work, RUNNER_TEMP: dir },
        ...{ GITHUB_EVENT_NAME: eventNames[event] ?? event, GITHUB_REPOSITORY: github.name },
        ...{ GITHUB_API_URL: github.url, GITHUB_GRAPHQL_URL: github.graphqlUrl, GITHUB_SERVER_URL: github.url },
        ...{ GITHUB_SHA: commit, GITHUB_REF_NAME: event === "request" ? `${pull?.number}/merge` : branch },
        GITHUB_REF: event === "request" ? `refs/pull/${pull?.number}/merge` : `refs/heads/${branch}`,
        ...{ GITHUB_ACTOR: "mara", GITHUB_RUN_ID: "4711", INPUT_TOKEN: token },
        ...{ GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: outputs },
      };
    },
    end: () => github.close(),
  };

  function payload(
    event: Event["event"],
    branch: string,
    { fork, conclusion }: { fork: boolean; conclusion: string },
    commit: string,
    git: Job["git"],
  ) {
    if (event === "report") {
      const run: { repository: object; workflow_run: object } = example("workflow_run", "completed");
      const repository = { full_name: github.state.pulls.find((one) => one.branch === branch)?.headRepository };
      const head = { head_sha: commit, head_branch: branch, head_repository: repository };
      Object.assign(run.workflow_run, { ...head, event: "pull_request", conclusion, id: forkRun });
      Object.assign(run.repository, { full_name: github.name, default_branch: "main" });
      return run;
    }
    if (event === "queue") {
      const queue: { repository: object; merge_group: object } = example("merge_group", "checks_requested");
      Object.assign(queue.repository, { full_name: github.name, default_branch: "main" });
      Object.assign(queue.merge_group, { head_sha: commit, base_sha: git("rev-parse", "origin/main") });
      return queue;
    }
    const given: Payload = event === "request" ? example("pull_request", "synchronize") : example("push");
    Object.assign(given.repository, { full_name: github.name, default_branch: "main" });
    if (event !== "request") return given;
    const number = github.state.pulls.find((one) => one.branch === branch)?.number ?? 1;
    Object.assign(given, { number });
    Object.assign(given.pull_request, { number });
    const { head, base } = given.pull_request;
    Object.assign(head, {
      ref: branch,
      sha: commit,
      repo: { ...head.repo, full_name: fork ? "mallory/shop" : github.name },
    });
    Object.assign(base, {
      ref: "main",
      sha: git("rev-parse", "origin/main"),
      repo: { ...base.repo, full_name: github.name },
    });
    return given;
  }
}

async function onGitlab(repo: string) {
  const gitlab = await startGitlab({ repo });
  gitlab.addToken(token, 7);
  let pipeline = 900;
  return {
    problems: gitlab.problems,
    faults: gitlab.faults,
    comments: () => gitlab.state.notes.map(({ body }) => body),
    checks: (): Check[] =>
      gitlab.state.statuses.map(({ sha, status, description }) => ({
        ...{
          commit: sha,
          conclusion: status === "failed" ? "failure" : "success",
          title: description ?? "",
          annotations: [],
        },
      })),
    requests: (): OwnRequest[] =>
      gitlab.state.mergeRequests.map(({ source_branch, title, description, state }) => ({
        ...{ branch: source_branch, title, body: description ?? "", open: state === "opened" },
      })),
    head: (branch: string) => gitlab.repository.head(branch),
    tokenOf: (_permissions: Record<string, string>) => token,
    openRequest(branch: string, _from?: string, _base?: string) {
      const iid = gitlab.state.mergeRequests.length + 1;
      gitlab.state.mergeRequests.push({
        ...{ iid, title: branch, description: null, state: "opened", source_branch: branch, target_branch: "main" },
        ...{ source_project_id: 42, target_project_id: 42, force_remove_source_branch: false },
        web_url: `${gitlab.projectUrl}/-/merge_requests/${iid}`,
      });
      return iid;
    },
    environment({ work, event: { event, branch = "main", fork }, git }: Job): Record<string, string> {
      const commit = git("rev-parse", "HEAD");
      pipeline += 1;
      gitlab.state.pipelines.push({ id: pipeline, sha: commit });
      const isRequest = event === "request" || event === "queue";
      const request = gitlab.state.mergeRequests.find((one) => one.source_branch === branch);
      return {
        ...{ GITLAB_CI: "true", CI: "true", CI_API_V4_URL: gitlab.apiUrl, CI_PROJECT_ID: "42" },
        ...{ CI_PROJECT_URL: gitlab.projectUrl, CI_PROJECT_DIR: work, CI_PIPELINE_ID: String(pipeline) },
        ...{ CI_PIPELINE_SOURCE: isRequest ? "merge_request_event" : event, CI_COMMIT_SHA: commit },
        ...{ CI_COMMIT_REF_NAME: branch, CI_DEFAULT_BRANCH: "main", GITLAB_USER_LOGIN: "mara", SCHEMALOG_TOKEN: token },
        ...(isRequest && {
          CI_MERGE_REQUEST_EVENT_TYPE: event === "queue" ? "merge_train" : "detached",
          ...{ CI_MERGE_REQUEST_IID: String(request?.iid), CI_MERGE_REQUEST_PROJECT_ID: "42" },
          ...{ CI_MERGE_REQUEST_SOURCE_PROJECT_ID: fork ? "43" : "42", CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main" },
          ...{ CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: branch },
          CI_MERGE_REQUEST_DIFF_BASE_SHA: git("merge-base", "origin/main", "HEAD"),
        }),
      };
    },
    end: () => gitlab.close(),
  };
}
