import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";
import { gitlabRepository } from "./gitlab-repository.ts";
import { type Answer, type GitlabState, type Note, notFound, type Req, routes } from "./gitlab-routes.ts";

export type Fault = {
  /** `POST /projects/42/statuses/`: how the requests begin that it strikes. */
  at: string;
  /** One for each request struck, in turn; those after it are served as ever. */
  answers: {
    status?: number;
    headers?: Record<string, string>;
    body?: string | object;
    /** The request is served first, and only its answer is lost. */
    served?: boolean;
    /** Something that happens just before the request is served as ever. */
    first?: () => void;
    /** The line is cut. */
    cut?: boolean;
  }[];
};

export const projectId = 42;
export const projectPath = "group/shop";

const scopes = z.enum(["api", "read_api"]);
type Token = { user: number; scope: z.infer<typeof scopes> };

/**
 * A GitLab with one project, as far as schemalog talks to it: it takes what docs.gitlab.com/api documents and nothing else
 * (`problems`), keeps notes, merge requests and statuses, and commits into a real bare repository.
 */
export async function startGitlab({ repo }: { repo: string }) {
  const repository = gitlabRepository(repo);
  const tokens = new Map<string, Token>();
  const state: GitlabState = {
    notes: [],
    mergeRequests: [],
    statuses: [],
    pipelines: [],
    jobs: ["schemalog", "schemalog-pages"],
    nextId: 1000,
  };
  const faults: Fault[] = [];
  const problems: string[] = [];
  const log: string[] = [];

  const server = createServer((request, response) => {
    serve(request).then(
      (answer) => send(request, response, answer),
      (error: unknown) => {
        problems.push(String(error));
        send(request, response, { status: 500, body: { message: "500 Internal Server Error" } });
      },
    );
  });

  async function serve(request: IncomingMessage): Promise<Answer | "cut"> {
    const text = await bodyOf(request);
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://gitlab");
    const path = pathname.replace(/^\/api\/v4/, "");
    const line = `${request.method} ${path}`;
    log.push(`${line}${searchParams.size > 0 ? `?${searchParams}` : ""}`);
    const fault = faults.find(({ at, answers }) => line.startsWith(at) && answers.length > 0)?.answers.shift();
    fault?.first?.();
    const served = !fault || fault.first || fault.served ? handle(request, path, searchParams, text) : undefined;
    if (fault?.cut) return "cut";
    if (!fault || fault.first) return served ?? notFound("Route");
    return {
      status: fault.status ?? 502,
      headers: fault.headers ?? {},
      body: fault.body ?? "<html>Bad Gateway</html>",
    };
  }

  function handle(request: IncomingMessage, path: string, search: URLSearchParams, text: string): Answer {
    const token = tokens.get(String(request.headers["private-token"] ?? ""));
    if (!token) return { status: 401, body: { message: "401 Unauthorized" } };
    const reads = request.method === "GET" || request.method === "HEAD";
    if (!reads && token.scope !== "api") {
      return {
        status: 403,
        body: {
          error: "insufficient_scope",
          error_description: "The request requires higher privileges than provided by the access token.",
          scope: "api",
        },
      };
    }
    if (path === "/user") return { status: 200, body: { id: token.user, username: `project_42_bot_${token.user}` } };
    const found = routes
      .map((route) => ({ route, match: route.method === request.method ? route.path.exec(path) : null }))
      .find(({ match }) => match);
    if (!found?.match) return notFound("Route", problems, `${request.method} ${path}`);
    const { route, match } = found;
    const given = { ...Object.fromEntries(search), ...(text === "" ? {} : JSON.parse(text)) };
    const params = route.params.safeParse(given);
    if (!params.success) {
      problems.push(`${request.method} ${path}: ${z.prettifyError(params.error)}`);
      return { status: 400, body: { error: z.prettifyError(params.error) } };
    }
    if (match[1] !== String(projectId)) return notFound("Project");
    const req: Req = { state, repository, user: token.user, parts: match.slice(2).map(decodeURIComponent), url };
    return paged(route.serve(req, params.data), search, `${url}/api/v4${path}`);
  }

  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return {
    url,
    apiUrl: `${url}/api/v4`,
    projectUrl: `${url}/${projectPath}`,
    state,
    repository,
    faults,
    /** Method, path and query of each request, in order. */
    log,
    /** What no GitLab would have been asked. */
    problems,
    addToken(token: string, user: number, scope: Token["scope"] = "api"): string {
      tokens.set(token, { user, scope });
      return token;
    },
    addNotes(request: number, bodies: string[], user: number): Note[] {
      return bodies.map((body) => {
        const note = { id: state.nextId++, request, body, system: false, author: { id: user } };
        state.notes.push(note);
        return note;
      });
    },
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
export type Gitlab = Awaited<ReturnType<typeof startGitlab>>;

/** https://docs.gitlab.com/api/rest/#offset-based-pagination: 20 items a page, 100 at the most. */
function paged(answer: Answer, search: URLSearchParams, address: string): Answer {
  if (!Array.isArray(answer.body)) return answer;
  const per = Math.min(100, Number(search.get("per_page") ?? 20));
  const page = Number(search.get("page") ?? 1);
  const items = answer.body;
  const next = page * per < items.length ? String(page + 1) : "";
  const query = new URLSearchParams({ ...Object.fromEntries(search), page: next });
  const link: Record<string, string> = next === "" ? {} : { link: `<${address}?${query}>; rel="next"` };
  return {
    ...answer,
    headers: { ...answer.headers, ...link, "x-next-page": next, "x-page": String(page), "x-per-page": String(per) },
    body: items.slice((page - 1) * per, page * per),
  };
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer | "cut"): void {
  if (answer === "cut") {
    request.socket.destroy();
    return;
  }
  const { status, headers = {}, body } = answer;
  const type = typeof body === "string" ? "text/html" : "application/json";
  response.writeHead(status, { "content-type": type, ...headers });
  const empty = body === undefined || request.method === "HEAD";
  response.end(empty ? undefined : typeof body === "string" ? body : JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
