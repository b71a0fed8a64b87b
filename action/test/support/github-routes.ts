import type { CheckRun, Writer } from "./github-server.ts";
import type { GitlabRepository as BareRepository } from "./gitlab-repository.ts";

export type Comment = { id: number; number: number; body: string; user: Writer };
export type Pull = {
  number: number;
  title: string;
  body: string;
  state: "open" | "closed";
  branch: string;
  base: string;
  headRepository: string;
};
export type Answer = { status: number; headers?: Record<string, string>; body?: unknown };
type State = { comments: Comment[]; pulls: Pull[]; checks: CheckRun[]; nextId: number };
export type Asked = {
  state: State;
  repository: BareRepository;
  name: string;
  url: string;
  writer: Writer;
  values: Record<string, string>;
  search: URLSearchParams;
  body: unknown;
  example(status: number): unknown;
};
type Json = Record<string, unknown>;

const notFound: Answer = { status: 404, body: { message: "Not Found" } };
const given = <T>({ body }: Asked) => body as T;
const first = (example: unknown): Json => (Array.isArray(example) ? example[0] : example) as Json;

const commentBody = ({ name, url }: Asked, example: unknown, { id, number, body, user }: Comment): Json => ({
  ...first(example),
  id,
  body,
  html_url: `${url}/${name}/pull/${number}#issuecomment-${id}`,
  user: { ...(first(example).user as Json), ...user },
});

const pullBody = ({ name, repository }: Asked, example: unknown, pull: Pull): Json => {
  const base = first(example);
  const { number, title, body, state, branch, headRepository } = pull;
  const [head, target] = [base.head as Json, base.base as Json];
  return {
    ...base,
    requested_teams: [],
    ...{ number, title, body, state, html_url: `https://github.example.com/${name}/pull/${number}` },
    head: {
      ...head,
      ref: branch,
      sha: repository.head(branch) ?? "0".repeat(40),
      repo: { ...(head.repo as Json), full_name: headRepository },
    },
    base: { ...target, ref: pull.base, sha: repository.head(pull.base) ?? "0".repeat(40) },
  };
};

const pulls = "/repos/{owner}/{repo}/pulls";
const pullOf = (asked: Asked) => asked.state.pulls.find(({ number }) => String(number) === asked.values.pull_number);

/** What the server does, by method and path of GitHub's OpenAPI description. */
export const routes: Record<string, (asked: Asked) => Answer> = {
  "GET /repos/{owner}/{repo}/issues/{issue_number}/comments": (asked) => ({
    status: 200,
    body: asked.state.comments
      .filter(({ number }) => String(number) === asked.values.issue_number)
      .map((comment) => commentBody(asked, asked.example(200), comment)),
  }),
  "POST /repos/{owner}/{repo}/issues/{issue_number}/comments": (asked) => {
    const { body } = given<{ body: string }>(asked);
    if (body.length > 65_536)
      return { status: 422, body: { message: "Body is too long (maximum is 65536 characters)" } };
    const { state, values, writer } = asked;
    const comment = { id: state.nextId++, number: Number(values.issue_number), body, user: writer };
    state.comments.push(comment);
    return { status: 201, body: commentBody(asked, asked.example(201), comment) };
  },
  "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}": (asked) => {
    const comment = asked.state.comments.find(({ id }) => String(id) === asked.values.comment_id);
    if (!comment) return notFound;
    comment.body = given<{ body: string }>(asked).body;
    return { status: 200, body: commentBody(asked, asked.example(200), comment) };
  },
  "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}": ({ state, values }) => {
    const at = state.comments.findIndex(({ id }) => String(id) === values.comment_id);
    if (at === -1) return notFound;
    state.comments.splice(at, 1);
    return { status: 204 };
  },
  "POST /repos/{owner}/{repo}/check-runs": (asked) => {
    const { name, head_sha, conclusion, output } = given<Omit<CheckRun, "id">>(asked);
    if (output.annotations.length > 50) return { status: 422, body: { message: "Too many annotations" } };
    const run = { id: asked.state.nextId++, name, head_sha, conclusion, output };
    asked.state.checks.push(run);
    return {
      status: 201,
      body: { ...first(asked.example(201)), id: run.id, name, head_sha, status: "completed", conclusion },
    };
  },
  "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}": (asked) => {
    const run = asked.state.checks.find(({ id }) => String(id) === asked.values.check_run_id);
    if (!run) return notFound;
    const { output } = given<Pick<CheckRun, "output">>(asked);
    if (output.annotations.length > 50) return { status: 422, body: { message: "Too many annotations" } };
    run.output.annotations.push(...output.annotations);
    return { status: 200, body: { ...first(asked.example(200)), id: run.id } };
  },
  "GET /repos/{owner}/{repo}/git/ref/{ref}": (asked) => {
    const sha = asked.repository.head((asked.values.ref ?? "").replace(/^heads\//, ""));
    if (sha === undefined) return notFound;
    const example = first(asked.example(200));
    return {
      status: 200,
      body: { ...example, ref: `refs/${asked.values.ref}`, object: { ...(example.object as Json), sha } },
    };
  },
  "POST /repos/{owner}/{repo}/git/refs": (asked) => {
    const { ref, sha } = given<{ ref: string; sha: string }>(asked);
    const branch = ref.replace(/^refs\/heads\//, "");
    if (asked.repository.head(branch)) return { status: 422, body: { message: "Reference already exists" } };
    asked.repository.setBranch(branch, sha);
    const example = first(asked.example(201));
    return { status: 201, body: { ...example, ref, object: { ...(example.object as Json), sha } } };
  },
  "DELETE /repos/{owner}/{repo}/git/refs/{ref}": ({ repository, values }) => {
    const branch = (values.ref ?? "").replace(/^heads\//, "");
    if (!repository.head(branch)) return { status: 422, body: { message: "Reference does not exist" } };
    repository.deleteBranch(branch);
    return { status: 204 };
  },
  "GET /repos/{owner}/{repo}/commits/{ref}": (asked) => {
    const { id, message, parent_ids } = asked.repository.commit(asked.values.ref ?? "");
    const example = first(asked.example(200));
    const parents = parent_ids.map((sha) => ({ ...(example.parents as Json[])[0], sha }));
    return {
      status: 200,
      body: { ...example, files: [], sha: id, commit: { ...(example.commit as Json), message }, parents },
    };
  },
  "GET /repos/{owner}/{repo}/compare/{basehead}": (asked) => {
    const [from = "", to = ""] = (asked.values.basehead ?? "").split("...");
    const example = first(asked.example(200));
    const [file] = example.files as Json[];
    const files = asked.repository.compare(from, to).map(({ new_path }) => ({ ...file, filename: new_path }));
    const sha = asked.repository.mergeBase(from, to);
    if (sha === undefined) return { status: 404, body: { message: `No common ancestor between ${from} and ${to}.` } };
    const merge_base_commit = { ...(example.merge_base_commit as Json), sha };
    return { status: 200, body: { ...example, merge_base_commit, files: files.slice(0, 300) } };
  },
  "GET /repos/{owner}/{repo}/contents/{path}": ({ repository, values, search, url, name }) => {
    const [ref = "", path = ""] = [search.get("ref") ?? "main", values.path];
    if (!repository.has(ref, path)) return notFound;
    const text = repository.content(ref, path);
    const address = `${url}/${name}/blob/${ref}/${path}`;
    const links = { self: address, git: address, html: address };
    return {
      status: 200,
      body: {
        ...{ type: "file", encoding: "base64", size: text.length, name: path, path, sha: ref, _links: links },
        ...{ url: address, git_url: address, html_url: address, download_url: address },
        content: Buffer.from(text).toString("base64"),
      },
    };
  },
  [`GET ${pulls}`]: (asked) => {
    const [owner, ...rest] = asked.search.get("head")?.split(":") ?? [];
    const head = rest.join(":");
    const found = asked.state.pulls.filter(
      ({ state, branch, headRepository }) =>
        state === asked.search.get("state") && branch === head && headRepository.startsWith(`${owner}/`),
    );
    return { status: 200, body: found.map((pull) => pullBody(asked, asked.example(200), pull)) };
  },
  [`POST ${pulls}`]: (asked) => {
    const { head, base, title, body } = given<{ head: string; base: string; title: string; body: string }>(asked);
    if (asked.state.pulls.some(({ state, branch }) => state === "open" && branch === head)) {
      return { status: 422, body: { message: `Validation Failed: A pull request already exists for acme:${head}.` } };
    }
    const number = asked.state.pulls.length + 1;
    const pull: Pull = { number, title, body, state: "open", branch: head, base, headRepository: asked.name };
    asked.state.pulls.push(pull);
    return { status: 201, body: pullBody(asked, asked.example(201), pull) };
  },
  [`PATCH ${pulls}/{pull_number}`]: (asked) => {
    const pull = pullOf(asked);
    if (!pull) return notFound;
    Object.assign(pull, given<Partial<Pull>>(asked));
    return { status: 200, body: pullBody(asked, asked.example(200), pull) };
  },
};
