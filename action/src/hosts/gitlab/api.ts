import { setTimeout as sleep } from "node:timers/promises";
import { SchemalogError } from "schemalog";
import { z } from "zod";

export type ApiOptions = {
  /** As in CI_API_V4_URL: `https://gitlab.example.com/api/v4`. */
  apiUrl: string;
  /** Numeric id of the project, or its path. */
  projectId: string;
  token: string;
  progress(line: string): void;
  /** Waits between tries; tests have less time. */
  pause?: ((milliseconds: number) => Promise<unknown>) | undefined;
};

type Method = "GET" | "HEAD" | "POST" | "PUT" | "DELETE";
type Call = { query?: Record<string, string>; body?: unknown };
type Answer = { body: unknown; headers: Headers };

/** GitLab's API, below one project. All of it throws GitlabError for what GitLab refuses, and where it can't be reached. */
export type Api = {
  /** The answer, parsed. Paths begin with `/` and are below the project. */
  ask<T extends z.ZodType>(method: Method, path: string, answer: T, call?: Call): Promise<z.infer<T>>;
  /** The items of all pages: https://docs.gitlab.com/api/rest/#pagination */
  all<T extends z.ZodType>(path: string, item: T, query?: Record<string, string>): Promise<z.infer<T>[]>;
  /** Headers alone. */
  head(path: string, query: Record<string, string>): Promise<Headers>;
  /** Id of the account that the token stands for. */
  me(): Promise<number>;
};

/** GitLab's answer was no, or there was none (status 0). */
export class GitlabError extends SchemalogError {
  readonly status: number;
  /** What GitLab says of it. */
  readonly reason: string;

  constructor(what: string, status: number, reason: string) {
    super(`${what}: ${status === 0 ? reason : `GitLab answered ${status}${reason && `, ${reason}`}`}`, {
      exitCode: 3,
      hint: hintOf(status, reason),
    });
    this.status = status;
    this.reason = reason;
  }
}

const mostTries = 4;
const mostWaiting = 60_000;
const timeout = 60_000;

/** Passing faults: too many requests, or a server or proxy that is busy or being restarted. */
const passing = new Set([429, 500, 502, 503, 504]);

/**
 * A client of GitLab's REST API with the token in the header PRIVATE-TOKEN (https://docs.gitlab.com/api/rest/authentication/).
 * Tries again what failed in passing, after as long as GitLab asks for and a minute in all: what it sends may thus arrive
 * twice. Redirects are not followed, for the token would go along. Plain fetch, not @gitbeaker/rest: that waits for
 * milliseconds between tries, does not hear Retry-After, and takes no second try after 500 or 503.
 */
export function gitlabApi(options: ApiOptions): Api {
  const { apiUrl, projectId, token, progress, pause = sleep } = options;
  const project = `/projects/${encodeURIComponent(projectId)}`;

  async function send(method: Method, path: string, call: Call = {}): Promise<Answer> {
    const url = `${apiUrl.replace(/\/+$/, "")}${path}?${new URLSearchParams(call.query)}`.replace(/\?$/, "");
    const what = `${method} ${path}`;
    let waited = 0;
    for (let tries = 1; ; tries++) {
      const { answer, error, wait } = await attempt(what, url, method, call);
      if (answer) return answer;
      const next = wait ?? 1000 * 2 ** (tries - 1);
      if (!error.again || tries === mostTries || waited + next > mostWaiting) throw error.error;
      progress(`${error.error.message}; again in ${Math.ceil(next / 1000)} s`);
      await pause(next);
      waited += next;
    }
  }

  type Attempt =
    | { answer: Answer; error?: never; wait?: never }
    | { answer?: never; error: { error: GitlabError; again: boolean }; wait?: number | undefined };

  async function attempt(what: string, url: string, method: Method, { body }: Call): Promise<Attempt> {
    let response: Response;
    let text: string;
    try {
      response = await fetch(url, {
        method,
        redirect: "manual",
        signal: AbortSignal.timeout(timeout),
        headers: {
          "PRIVATE-TOKEN": token,
          "User-Agent": "schemalog",
          ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      text = await response.text();
    } catch (cause) {
      const error = new GitlabError(what, 0, `${new URL(url).origin} can't be reached (${causeOf(cause)})`);
      return { error: { error, again: true } };
    }
    const { status, headers } = response;
    if (response.ok) return { answer: { body: parseJson(what, status, text), headers } };
    const error = new GitlabError(what, status, reasonOf(text).replaceAll(token, "***"));
    const retryAfter = waitOf(headers);
    const again = passing.has(status) || (status === 403 && retryAfter !== undefined);
    return { error: { error, again }, wait: retryAfter };
  }

  async function ask<T extends z.ZodType>(method: Method, path: string, answer: T, call?: Call): Promise<z.infer<T>> {
    const { body } = await send(method, `${project}${path}`, call);
    return parse(`${method} ${project}${path}`, answer, body);
  }

  let me: Promise<number> | undefined;
  return {
    ask,
    async all(path, item, query = {}) {
      const items: z.infer<typeof item>[] = [];
      for (let page = "1"; page !== ""; ) {
        const { body, headers } = await send("GET", `${project}${path}`, {
          query: { ...query, per_page: "100", page },
        });
        items.push(...parse(`GET ${project}${path}`, z.array(item), body));
        const next = headers.get("x-next-page") ?? "";
        page = Number(next) > Number(page) ? next : "";
      }
      return items;
    },
    head: async (path, query) => (await send("HEAD", `${project}${path}`, { query })).headers,
    me: () => {
      me ??= send("GET", "/user").then(({ body }) => parse("GET /user", z.object({ id: z.number() }), body).id);
      return me;
    },
  };
}

function parse<T extends z.ZodType>(what: string, schema: T, value: unknown): z.infer<T> {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const { path = [], message = "" } = error.issues[0] ?? {};
  throw new GitlabError(
    what,
    0,
    `GitLab's answer is not what its API documents (${path.join(".") || "."}: ${message})`,
  );
}

function parseJson(what: string, status: number, text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new GitlabError(what, status, "but not with JSON: is a proxy or a login page in between?");
  }
}

const failure = z.object({ message: z.unknown(), error: z.unknown(), error_description: z.unknown() }).partial();

/** GitLab says why in `message` (a text, or lists by field) or in `error`: https://docs.gitlab.com/api/rest/troubleshooting/ */
function reasonOf(text: string): string {
  try {
    const { message, error, error_description } = failure.parse(JSON.parse(text));
    const reasons = [message, error, error_description].filter((part) => part !== undefined && part !== null);
    return reasons
      .map((part) => (typeof part === "string" ? part : JSON.stringify(part)))
      .join(": ")
      .replace(/\p{Cc}+/gu, " ")
      .slice(0, 500);
  } catch {
    return "";
  }
}

/** `Retry-After` is in seconds: https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/#response-headers */
function waitOf(headers: Headers): number | undefined {
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

/** fetch says no more than "fetch failed"; what failed is its cause. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return "no reason given";
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}

const tokenHint =
  "It takes a project access token with the scope `api` and the role Developer, as the masked CI/CD variable SCHEMALOG_TOKEN; a job token can't do it.";

function hintOf(status: number, reason: string): string {
  if (status === 0)
    return "Check CI_API_V4_URL, the network, and for an own certificate authority NODE_EXTRA_CA_CERTS.";
  if (status === 401) return `The token is wrong, expired or revoked. ${tokenHint}`;
  if (status === 403 || status === 404) return tokenHint;
  if (status === 429) return "GitLab limits how often it is asked: run the job again later.";
  if (/not allowed to push/i.test(reason)) {
    return "The branch is protected: let the role or account of SCHEMALOG_TOKEN push to it (Settings > Repository > Protected branches).";
  }
  if (status >= 500) return "GitLab has trouble of its own: run the job again later.";
  return "See https://docs.gitlab.com/api/rest/troubleshooting/ for what GitLab means by it.";
}
