import { z } from "zod";
import { type GitlabRepository, Refused } from "./gitlab-repository.ts";

export type Note = { id: number; request: number; body: string; system: boolean; author: { id: number } };
export type MergeRequest = {
  iid: number;
  title: string;
  description: string | null;
  state: "opened" | "closed" | "merged";
  source_branch: string;
  target_branch: string;
  source_project_id: number;
  target_project_id: number;
  force_remove_source_branch: boolean;
  web_url: string;
};
export type Status = {
  sha: string;
  name: string;
  status: string;
  description: string | null;
  target_url: string | null;
  pipeline_id: number;
};
export type GitlabState = {
  notes: Note[];
  mergeRequests: MergeRequest[];
  statuses: Status[];
  pipelines: { id: number; sha: string }[];
  /** Names of the jobs in each of them. */
  jobs: string[];
  nextId: number;
};
export type Answer = { status: number; headers?: Record<string, string>; body?: unknown };
export type Req = { state: GitlabState; repository: GitlabRepository; user: number; parts: string[]; url: string };

type Route = {
  method: string;
  path: RegExp;
  /** All that the API documents of query and body, as far as it is used; anything else is a mistake. */
  params: z.ZodType;
  serve(req: Req, params: unknown): Answer;
};

/** Path after `/projects/:id`, with `*` for a part. */
function route<T extends z.ZodType>(line: string, params: T, serve: (req: Req, params: z.infer<T>) => Answer): Route {
  const [method = "", path = ""] = line.split(" ");
  return {
    method,
    path: new RegExp(`^/projects/([^/]+)${path.replaceAll("*", "([^/]+)")}$`),
    params,
    serve: (req, given) => serve(req, params.parse(given)),
  };
}

export function notFound(what: string, problems: string[] = [], problem?: string): Answer {
  if (problem !== undefined) problems.push(problem);
  return { status: 404, body: { message: `404 ${what} Not Found` } };
}

const none = z.strictObject({});
const page = { page: z.string().regex(/^\d+$/).optional(), per_page: z.string().regex(/^\d+$/).optional() };
const sha = z.string().regex(/^[0-9a-f]{40}$/);
/** https://docs.gitlab.com/api/notes/: a note may have a million characters. */
const noteBody = z.strictObject({ body: z.string().min(1).max(1_000_000) });
const mergeRequestFields = {
  title: z.string().min(1).max(255),
  description: z.string().max(1_048_576).optional(),
  target_branch: z.string().min(1),
  remove_source_branch: z.boolean().optional(),
};
const action = z.strictObject({
  action: z.enum(["create", "update", "delete"]),
  file_path: z.string().min(1),
  content: z.string().optional(),
  encoding: z.enum(["text", "base64"]).optional(),
  last_commit_id: sha.optional(),
});

export const routes: Route[] = [
  route(
    "GET /merge_requests/*/notes",
    z.strictObject({
      ...page,
      sort: z.enum(["asc", "desc"]).optional(),
      order_by: z.enum(["created_at", "updated_at"]).optional(),
      activity_filter: z.enum(["all_notes", "only_comments", "only_activity"]).optional(),
    }),
    ({ state, parts: [iid] }, { sort, activity_filter }) => {
      const of = state.notes.filter(({ request }) => request === Number(iid));
      const notes = of.filter(({ system }) => activity_filter !== "only_comments" || !system);
      return { status: 200, body: sort === "asc" ? notes : notes.toReversed() };
    },
  ),
  route("POST /merge_requests/*/notes", noteBody, ({ state, user, parts: [iid] }, { body }) => {
    if (!state.mergeRequests.some((one) => one.iid === Number(iid))) return notFound("Merge Request");
    const note = { id: state.nextId++, request: Number(iid), body, system: false, author: { id: user } };
    state.notes.push(note);
    return { status: 201, body: note };
  }),
  route("PUT /merge_requests/*/notes/*", noteBody, ({ state, user, parts: [, id] }, { body }) => {
    const note = state.notes.find((one) => one.id === Number(id));
    if (!note) return notFound("Note");
    if (note.author.id !== user) return { status: 403, body: { message: "403 Forbidden" } };
    note.body = body;
    return { status: 200, body: note };
  }),
  route("DELETE /merge_requests/*/notes/*", none, ({ state, parts: [, id] }) => {
    const index = state.notes.findIndex((one) => one.id === Number(id));
    if (index < 0) return notFound("Note");
    state.notes.splice(index, 1);
    return { status: 204 };
  }),
  route(
    "GET /merge_requests",
    z.strictObject({ ...page, state: z.enum(["opened", "closed", "merged", "all"]), source_branch: z.string() }),
    ({ state }, { state: wanted, source_branch }) => ({
      status: 200,
      body: state.mergeRequests.filter(
        (one) => one.source_branch === source_branch && (wanted === "all" || one.state === wanted),
      ),
    }),
  ),
  route(
    "POST /merge_requests",
    z.strictObject({ ...mergeRequestFields, source_branch: z.string().min(1) }),
    ({ state, repository, url }, { title, description, source_branch, target_branch, remove_source_branch }) => {
      const open = state.mergeRequests.find((one) => one.source_branch === source_branch && one.state === "opened");
      if (open) {
        const message = [`Another open merge request already exists for this source branch: !${open.iid}`];
        return { status: 409, body: { message } };
      }
      if (!repository.head(source_branch)) {
        return { status: 400, body: { message: { base: ["Source branch does not exist"] } } };
      }
      const iid = state.mergeRequests.length + 1;
      const made: MergeRequest = {
        iid,
        title,
        description: description ?? null,
        state: "opened",
        source_branch,
        target_branch,
        source_project_id: 42,
        target_project_id: 42,
        force_remove_source_branch: remove_source_branch ?? false,
        web_url: `${url}/group/shop/-/merge_requests/${iid}`,
      };
      state.mergeRequests.push(made);
      return { status: 201, body: made };
    },
  ),
  route(
    "PUT /merge_requests/*",
    z.strictObject({ ...mergeRequestFields, state_event: z.enum(["close", "reopen"]) }).partial(),
    ({ state, parts: [iid] }, { state_event, remove_source_branch, ...fields }) => {
      const found = state.mergeRequests.find((one) => one.iid === Number(iid));
      if (!found) return notFound("Merge Request");
      Object.assign(found, fields);
      if (state_event) found.state = state_event === "close" ? "closed" : "opened";
      return { status: 200, body: found };
    },
  ),
  route("GET /repository/branches/*", none, ({ repository, parts: [branch = ""] }) => {
    const id = repository.head(branch);
    return id ? { status: 200, body: { name: branch, commit: repository.commit(id) } } : notFound("Branch");
  }),
  route("DELETE /repository/branches/*", none, ({ repository, parts: [branch = ""] }) => {
    if (!repository.head(branch)) return notFound("Branch");
    repository.deleteBranch(branch);
    return { status: 204 };
  }),
  route("HEAD /repository/files/*", z.strictObject({ ref: z.string() }), ({ repository, parts }, { ref }) => {
    const id = repository.lastCommit(ref, parts[0] ?? "");
    return id ? { status: 200, headers: { "X-Gitlab-Last-Commit-Id": id } } : notFound("File");
  }),
  route(
    "GET /repository/tree",
    z.strictObject({ ...page, ref: z.string(), path: z.string().optional() }),
    ({ repository }, { ref, path = "" }) => {
      const body = repository.tree(ref, path);
      return body ? { status: 200, body } : notFound("Tree");
    },
  ),
  route(
    "GET /repository/compare",
    z.strictObject({ from: z.string(), to: z.string(), straight: z.enum(["true", "false"]) }),
    ({ repository }, { from, to }) => ({
      status: 200,
      body: { diffs: repository.compare(from, to), compare_timeout: false, compare_same_ref: from === to },
    }),
  ),
  route(
    "POST /repository/commits",
    z.strictObject({
      branch: z.string().min(1),
      commit_message: z.string().min(1),
      actions: z.array(action).min(1),
      start_sha: sha.optional(),
    }),
    ({ repository }, body) => {
      try {
        const id = repository.create(body);
        return { status: 201, body: repository.commit(id) };
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return { status: 400, body: { message: error.message } };
      }
    },
  ),
  route(
    "POST /statuses/*",
    z.strictObject({
      state: z.enum(["pending", "running", "success", "failed", "canceled", "skipped"]),
      name: z.string().max(255),
      description: z.string().max(255),
      target_url: z.url().max(255).optional(),
      pipeline_id: z.number().int(),
    }),
    ({ state, parts: [commit = ""] }, { state: status, name, description, target_url, pipeline_id }) => {
      if (!state.pipelines.some(({ id, sha: at }) => id === pipeline_id && at === commit)) return notFound("Pipeline");
      // GitLab marks the job as retried then: CommitStatus#update_older_statuses_retried!
      if (state.jobs.includes(name)) throw new Error(`the status ${name} supersedes the job of this name`);
      const made = { sha: commit, name, status, description, target_url: target_url ?? null, pipeline_id };
      state.statuses.push(made);
      return { status: 201, body: made };
    },
  ),
];
