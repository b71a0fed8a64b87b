import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { schema as graphqlSchema } from "@octokit/graphql-schema";
import { buildSchema, graphql } from "graphql";
import { answerProblem, exampleOf, operationOf, requestProblem } from "./github-openapi.ts";
import { type Answer, type Comment, type Pull, routes } from "./github-routes.ts";
import { gitlabRepository as bareRepository } from "./gitlab-repository.ts";
import type { Fault } from "./gitlab-server.ts";

// GitHub's own text defines some fields twice.
const schema = buildSchema(graphqlSchema.idl, { assumeValidSDL: true });

/** `scopes` are those of a job's token in a private repository, by name; without it the token may do all that `may` says. */
type Token = {
  login: string;
  type: "Bot" | "User";
  may: "write" | "read";
  scopes?: Record<string, string> | undefined;
};
export type Writer = Pick<Token, "login" | "type">;

export type CheckRun = {
  id: number;
  name: string;
  head_sha: string;
  conclusion: string;
  output: { title: string; summary: string; annotations: Record<string, unknown>[] };
};

/**
 * A GitHub with one repository, as far as schemalog talks to it. Each request and each answer is held against GitHub's
 * OpenAPI description, GraphQL against its schema (`problems`); comments, checks and pull requests are kept, and commits
 * are made in a real bare repository.
 */
export async function startGithub({ repo, name = "acme/shop" }: { repo: string; name?: string }) {
  const repository = bareRepository(repo);
  const tokens = new Map<string, Token>();
  const state = { comments: [] as Comment[], pulls: [] as Pull[], checks: [] as CheckRun[], nextId: 1000 };
  const faults: Fault[] = [];
  const problems: string[] = [];
  const log: string[] = [];

  const server = createServer((request, response) => {
    serve(request).then(
      (answer) => send(request, response, answer),
      (error: unknown) => {
        problems.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
        send(request, response, { status: 500, body: { message: "Server Error" } });
      },
    );
  });

  async function serve(request: IncomingMessage): Promise<Answer | "cut"> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const { pathname, searchParams } = new URL(request.url ?? "/", url);
    const line = `${request.method} ${pathname}`;
    log.push(`${line}${searchParams.size > 0 ? `?${searchParams}` : ""}`);
    const fault = faults.find(({ at, answers }) => line.startsWith(at) && answers.length > 0)?.answers.shift();
    fault?.first?.();
    const served =
      !fault || fault.first || fault.served ? await handle(request, pathname, searchParams, text) : undefined;
    if (fault?.cut) return "cut";
    if (!fault || fault.first) return served ?? { status: 404, body: { message: "Not Found" } };
    return {
      status: fault.status ?? 502,
      headers: fault.headers ?? {},
      body: fault.body ?? { message: "Bad Gateway" },
    };
  }

  async function handle(
    request: IncomingMessage,
    path: string,
    search: URLSearchParams,
    text: string,
  ): Promise<Answer> {
    const token = tokens.get(String(request.headers.authorization ?? "").replace(/^(token|bearer) /i, ""));
    if (!token) return { status: 401, body: { message: "Bad credentials" } };
    if (path === "/graphql") return { status: 200, body: await answerGraphql(JSON.parse(text), token) };
    const found = operationOf((request.method ?? "").toLowerCase(), path);
    const body: unknown = text === "" ? undefined : JSON.parse(text);
    if (/\\ud[89a-f]/i.test(text)) return { status: 400, body: { message: "Problems parsing JSON" } };
    const problem = found ? requestProblem(found, search, body) : "GitHub has no such route";
    if (!found || problem !== undefined) {
      problems.push(`${request.method} ${path}: ${problem}`);
      return { status: 422, body: { message: `Validation Failed: ${problem}` } };
    }
    if (`${found.values.owner}/${found.values.repo}` !== name) return { status: 404, body: { message: "Not Found" } };
    if (request.method !== "GET" && token.may === "read") {
      return { status: 403, body: { message: "Resource not accessible by integration" } };
    }
    if (token.scopes && !isGranted(token.scopes, request.method ?? "", found.path)) {
      return { status: 403, body: { message: "Resource not accessible by integration" } };
    }
    const route = routes[`${request.method} ${found.path}`];
    if (!route) {
      problems.push(`${request.method} ${found.path} is not served here`);
      return { status: 404, body: { message: "Not Found" } };
    }
    const { login, type } = token;
    const example = (status: number) => exampleOf(found, status);
    const asked = {
      state,
      repository,
      name,
      url,
      writer: { login, type },
      values: found.values,
      search,
      body,
      example,
    };
    const answer = route(asked);
    const wrong = answer.status < 400 ? answerProblem(found, answer.status, answer.body) : undefined;
    if (wrong !== undefined) problems.push(`answer of ${request.method} ${found.path}: ${wrong}`);
    return paged(answer, search, `${url}${path}`);
  }

  async function answerGraphql(
    { query, variables }: { query: string; variables?: Record<string, unknown> },
    token: Token,
  ) {
    const rootValue = {
      viewer: { login: token.login },
      createCommitOnBranch({ input }: { input: CommitInput }) {
        if (token.may === "read") throw new Error("Resource not accessible by integration");
        const { branchName = "" } = input.branch;
        const head = repository.head(branchName);
        if (head !== input.expectedHeadOid) {
          const error = new Error(`Expected branch to point to "${head}" but it did not. Pull and try again.`);
          throw Object.assign(error, { extensions: { type: "STALE_DATA" } });
        }
        const { additions = [], deletions = [] } = input.fileChanges;
        const known = repository.files(head);
        const oid = repository.create({
          branch: branchName,
          commit_message: [input.message.headline, ...(input.message.body ? ["", input.message.body] : [])].join("\n"),
          actions: [
            ...additions.map(({ path, contents }) => ({
              ...{ action: known.has(path) ? ("update" as const) : ("create" as const), file_path: path },
              ...{ content: contents, encoding: "base64" as const },
            })),
            ...deletions.map(({ path }) => ({ action: "delete" as const, file_path: path })),
          ],
        });
        return { commit: { oid, url: `${url}/${name}/commit/${oid}` } };
      },
    };
    const result = await graphql({ schema, source: query, rootValue, variableValues: variables });
    // GitHub puts the type of an error beside its message.
    const errors = result.errors?.map(({ message, extensions }) => ({ type: extensions?.type, message }));
    for (const { message, type } of errors ?? []) {
      if (type === undefined && !/not accessible/.test(message)) problems.push(`GraphQL: ${message}`);
    }
    return { data: result.data ?? null, ...(errors && { errors }) };
  }

  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return {
    url,
    graphqlUrl: `${url}/graphql`,
    name,
    state,
    repository,
    faults,
    /** Method, path and query of each request, in order. */
    log,
    /** What no GitHub would have been asked, or would have answered. */
    problems,
    addToken(
      token: string,
      { login = "github-actions[bot]", type = "Bot", may = "write", scopes }: Partial<Token> = {},
    ): string {
      tokens.set(token, { login, type, may, scopes });
      return token;
    },
    addComments(number: number, bodies: string[], user: Writer): Comment[] {
      return bodies.map((body) => {
        const comment = { id: state.nextId++, number, body, user };
        state.comments.push(comment);
        return comment;
      });
    },
    /** Opens a pull request from a branch that is there; the number. */
    addPull(branch: string, base = "main", headRepository = name): number {
      const number = state.pulls.length + 1;
      state.pulls.push({ number, title: branch, body: "", state: "open", branch, base, headRepository });
      return number;
    },
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
/** https://docs.github.com/rest/authentication/permissions-required-for-github-apps */
function isGranted(scopes: Record<string, string>, method: string, path: string): boolean {
  const [, scope = "contents"] =
    [[/\/(pulls|issues)\b/, "pull-requests"] as const, [/\/check-runs\b/, "checks"] as const].find(([pattern]) =>
      pattern.test(path),
    ) ?? [];
  return scopes[scope] === "write" || (method === "GET" && scopes[scope] === "read");
}

export type Github = Awaited<ReturnType<typeof startGithub>>;

type CommitInput = {
  branch: { branchName?: string };
  message: { headline: string; body?: string };
  expectedHeadOid: string;
  fileChanges: { additions?: { path: string; contents: string }[]; deletions?: { path: string }[] };
};

/** https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api: 30 items a page, 100 at the most. */
function paged(answer: Answer, search: URLSearchParams, address: string): Answer {
  if (!Array.isArray(answer.body)) return answer;
  const per = Math.min(100, Number(search.get("per_page") ?? 30));
  const page = Number(search.get("page") ?? 1);
  const query = new URLSearchParams(search);
  query.set("page", String(page + 1));
  const link: Record<string, string> =
    page * per < answer.body.length ? { link: `<${address}?${query}>; rel="next"` } : {};
  return { ...answer, headers: { ...answer.headers, ...link }, body: answer.body.slice((page - 1) * per, page * per) };
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer | "cut"): void {
  if (answer === "cut") {
    request.socket.destroy();
    return;
  }
  const { status, headers = {}, body } = answer;
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body));
}
