import { setTimeout as sleep } from "node:timers/promises";
import { Octokit } from "@octokit/core";
import { paginateRest } from "@octokit/plugin-paginate-rest";
import { SchemalogError } from "schemalog";
import { z } from "zod";

export type ApiOptions = {
  /** As in GITHUB_API_URL: `https://api.github.com`, or that of an enterprise server. */
  apiUrl: string;
  /** As in GITHUB_GRAPHQL_URL. */
  graphqlUrl: string;
  /** `owner/name`. */
  repository: string;
  token: string;
  progress(line: string): void;
  /** Waits between tries; tests have less time. */
  pause?: ((milliseconds: number) => Promise<unknown>) | undefined;
};

/** GitHub's API of one repository. All of it throws GithubError for what GitHub refuses, and where it can't be reached. */
export type Api = {
  /** A route as in GitHub's reference, below the repository: `GET /issues/{number}/comments`; the answer, parsed. */
  ask<T extends z.ZodType>(route: string, answer: T, parameters?: Record<string, unknown>): Promise<z.infer<T>>;
  /** The items of all pages. */
  all<T extends z.ZodType>(route: string, item: T, parameters?: Record<string, unknown>): Promise<z.infer<T>[]>;
  graphql<T extends z.ZodType>(query: string, answer: T, variables?: Record<string, unknown>): Promise<z.infer<T>>;
};

/** GitHub's answer was no, or there was none (status 0). */
export class GithubError extends SchemalogError {
  readonly status: number;
  /** What GitHub says of it. */
  readonly reason: string;

  constructor(what: string, status: number, reason: string) {
    super(`${what}: ${status === 0 ? reason : `GitHub answered ${status}${reason && `, ${reason}`}`}`, {
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
const passing = new Set([429, 500, 502, 503, 504]);

const failure = z.object({
  status: z.number().optional(),
  message: z.string().catch(""),
  response: z
    .object({ headers: z.record(z.string(), z.union([z.string(), z.number()]).optional()).catch({}) })
    .partial()
    .optional(),
  errors: z
    .array(z.object({ type: z.string().optional(), message: z.string().catch("") }))
    .optional()
    .catch(undefined),
});

/**
 * A client of GitHub's REST and GraphQL APIs. Tries again what failed in passing, after as long as GitHub asks for and a
 * minute in all (https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api): what it sends may
 * thus arrive twice.
 */
export function githubApi({ apiUrl, graphqlUrl, repository, token, progress, pause = sleep }: ApiOptions): Api {
  const [owner = "", repo = ""] = repository.split("/");
  const Client = Octokit.plugin(paginateRest);
  const octokit = new Client({
    auth: token,
    baseUrl: apiUrl.replace(/\/+$/, ""),
    userAgent: "schemalog",
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
  const request = { redirect: "manual" as const };

  async function again<T>(what: string, attempt: () => Promise<T>): Promise<T> {
    let waited = 0;
    for (let tries = 1; ; tries++) {
      try {
        return await attempt();
      } catch (error) {
        const { refusal, wait } = refusalOf(what, error);
        const next = wait ?? 1000 * 2 ** (tries - 1);
        if (wait === undefined && !passing.has(refusal.status) && refusal.status !== 0) throw refusal;
        if (tries === mostTries || waited + next > mostWaiting) throw refusal;
        progress(`${refusal.message}; again in ${Math.ceil(next / 1000)} s`);
        await pause(next);
        waited += next;
      }
    }
  }

  function refusalOf(what: string, error: unknown): { refusal: GithubError; wait: number | undefined } {
    if (error instanceof GithubError) throw error;
    const { message, response, errors, ...answer } = failure.parse(error);
    // What never reached GitHub has no response; Octokit calls it 500.
    const status = response || errors ? (answer.status ?? 0) : 0;
    const reason = status === 0 && !errors ? `${new URL(apiUrl).origin} can't be reached (${causeOf(error)})` : message;
    const plain = reason
      .replaceAll(token, "***")
      .replace(/\p{Cc}+/gu, " ")
      .slice(0, 500);
    const limited = errors?.some(({ type }) => type === "RATE_LIMITED");
    if (errors && !limited) return { refusal: new GithubError(what, status || 200, plain), wait: undefined };
    return { refusal: new GithubError(what, status, plain), wait: waitOf(status, response?.headers ?? {}, limited) };
  }

  const path = (route: string) => route.replace(" /", " /repos/{owner}/{repo}/");
  const parse = <T extends z.ZodType>(what: string, schema: T, value: unknown): z.infer<T> => {
    const { success, data, error } = schema.safeParse(value);
    if (success) return data;
    const { path: place = [], message = "" } = error.issues[0] ?? {};
    throw new GithubError(what, 200, `but not what its API documents (${place.join(".") || "."}: ${message})`);
  };
  const limit = () => ({ ...request, signal: AbortSignal.timeout(timeout) });
  return {
    ask: (route, answer, parameters) =>
      again(route, async () => {
        const { data } = await octokit.request(path(route), { owner, repo, request: limit(), ...parameters });
        return parse(route, answer, data);
      }),
    all: (route, item, parameters) =>
      again(route, async () => {
        const items = await octokit.paginate(path(route), {
          owner,
          repo,
          per_page: 100,
          request: limit(),
          ...parameters,
        });
        return parse(route, z.array(item), items);
      }),
    graphql: (query, answer, variables) => {
      const what = `GraphQL ${/\w+/.exec(query.replace(/^\s*(query|mutation)\b[^{]*\{/, ""))?.[0] ?? "query"}`;
      return again(what, async () => {
        const { data } = await octokit.request({ method: "POST", url: graphqlUrl, query, variables, request: limit() });
        const { errors } = z.object({ errors: z.unknown() }).partial().parse(data);
        if (errors) throw Object.assign(new Error(messageOf(errors)), { status: 200, errors });
        return parse(what, answer, z.object({ data: z.unknown() }).parse(data).data);
      });
    },
  };
}

const messageOf = (errors: unknown): string =>
  z
    .array(z.object({ message: z.string().catch(""), type: z.string().optional() }))
    .catch([])
    .parse(errors)
    .map(({ type, message }) => (type === undefined ? message : `${type}: ${message}`))
    .join("; ");

/** Milliseconds that GitHub asks to wait for: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
function waitOf(
  status: number,
  headers: Record<string, string | number | undefined>,
  limited: boolean | undefined,
): number | undefined {
  if (status !== 403 && status !== 429 && !limited) return undefined;
  const seconds = Number(headers["retry-after"] ?? Number.NaN);
  if (Number.isFinite(seconds) && seconds >= 0) return seconds * 1000;
  if (String(headers["x-ratelimit-remaining"]) !== "0") return undefined;
  const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN) * 1000;
  return Number.isFinite(reset) ? Math.max(1000, reset - Date.now()) : undefined;
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return "no reason given";
  return error.cause instanceof Error
    ? causeOf(error.cause)
    : error.message || ("code" in error ? String(error.code) : error.name);
}

function hintOf(status: number, reason: string): string {
  if (/not accessible by integration|not accessible by personal access token/i.test(reason)) {
    return "The token may not do this: give the job the permission (contents, pull-requests or checks: write), as in the workflow that `schemalog init` writes.";
  }
  if (status === 0)
    return "Check GITHUB_API_URL, the network, and for an own certificate authority NODE_EXTRA_CA_CERTS.";
  if (status === 401) return "The token is wrong, expired or revoked.";
  if (/rate limit/i.test(reason) || status === 429)
    return "GitHub limits how often it is asked: run the job again later.";
  if (status === 403) return "The token may not do this: check the permissions of the job or of the App.";
  if (status === 404) return "It is not there, or the token may not see it: check the permissions of the job.";
  if (status >= 500) return "GitHub has trouble of its own (githubstatus.com): run the job again later.";
  return "See https://docs.github.com/rest for what GitHub means by it.";
}
