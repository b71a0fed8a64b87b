import { Octokit } from "@octokit/rest";
import { z } from "zod";
import { causeOf, HostError, plainReason } from "../host-error.ts";
import { again, timeout, type Waiting } from "../retry.ts";

export type ApiOptions = Waiting & {
  /** As in GITHUB_API_URL: `https://api.github.com`, or that of an enterprise server. */
  apiUrl: string;
  /** As in GITHUB_GRAPHQL_URL. */
  graphqlUrl: string;
  /** `owner/name`. */
  repository: string;
  token: string;
};

/** GitHub's API; `at` is the one repository. All of it throws HostError for what GitHub refuses, and where it can't be reached. */
export type Api = Pick<Octokit, "rest" | "paginate" | "graphql"> & { at: { owner: string; repo: string } };

type Headers = Record<string, string | number | undefined>;
const refusal = z.object({
  status: z.number(),
  message: z.string().catch(""),
  // What never reached GitHub has no response.
  response: z.object({ headers: z.record(z.string(), z.union([z.string(), z.number()]).optional()) }).optional(),
});
/** GraphQL answers 200 and says in the body what it refuses. */
const refused = z.object({
  errors: z.array(z.object({ type: z.string().optional(), message: z.string().catch("") })).min(1),
});

/**
 * A client of GitHub's REST and GraphQL APIs. Its request hook tries again what failed in passing:
 * https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 */
export function githubApi({ apiUrl, graphqlUrl, repository, token, ...waiting }: ApiOptions): Api {
  const [owner = "", repo = ""] = repository.split("/");
  const baseUrl = apiUrl.replace(/\/+$/, "");
  const silent = () => undefined;
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  const octokit = new Octokit({
    auth: token,
    baseUrl,
    userAgent: "schemalog",
    log,
    request: { redirect: "manual", log },
  });
  octokit.hook.wrap("request", (request, options) => {
    const { query } = options;
    const what =
      typeof query === "string"
        ? `GraphQL ${/\w+/.exec(query.replace(/^\s*(query|mutation)\b[^{]*\{/, ""))?.[0] ?? "query"}`
        : `${options.method} ${octokit.request.endpoint(options).url.replace(baseUrl, "").replace(/\?.*/, "")}`;
    const error = (status: number, reason: string, wait?: number) =>
      new HostError({ host: "GitHub", what, status, reason, hint: hintOf(status, reason), wait });
    return again(waiting, async () => {
      options.request = { ...options.request, signal: AbortSignal.timeout(timeout) };
      const response = await Promise.resolve(request(options)).catch((cause: unknown) => {
        const { status, message, response: answer } = refusal.catch({ status: 0, message: "" }).parse(cause);
        if (!answer)
          throw error(0, plainReason(`${new URL(apiUrl).origin} can't be reached (${causeOf(cause)})`, token));
        throw error(status, plainReason(message, token), waitOf(status, answer.headers));
      });
      if (response.status >= 300) throw error(response.status, "");
      const errors = typeof query === "string" ? refused.safeParse(response.data).data?.errors : undefined;
      if (!errors) return response;
      const reason = errors
        .map(({ type, message }) => (type === undefined ? message : `${type}: ${message}`))
        .join("; ");
      const limited = errors.some(({ type }) => type === "RATE_LIMITED");
      throw error(response.status, plainReason(reason, token), limited ? waitOf(429, response.headers) : undefined);
    });
  });
  const { rest, paginate, graphql } = octokit;
  return { rest, paginate, graphql: graphql.defaults({ url: graphqlUrl }), at: { owner, repo } };
}

/** Milliseconds that GitHub asks to wait for: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
function waitOf(status: number, headers: Headers): number | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const seconds = Number(headers["retry-after"] ?? Number.NaN);
  if (Number.isFinite(seconds) && seconds >= 0) return seconds * 1000;
  if (String(headers["x-ratelimit-remaining"]) !== "0") return undefined;
  const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN) * 1000;
  return Number.isFinite(reset) ? Math.max(1000, reset - Date.now()) : undefined;
}

function hintOf(status: number, reason: string): string {
  if (/not accessible by integration|not accessible by personal access token/i.test(reason)) {
    return "The token is not allowed to do this: give the job the permission (contents, pull-requests or checks: write), as in the workflow that `schemalog init` writes.";
  }
  if (/not permitted to create/i.test(reason)) {
    return "Allow it in Settings > Actions > General > Allow GitHub Actions to create and approve pull requests.";
  }
  if (status === 0)
    return "Check GITHUB_API_URL, the network, and, if you use your own certificate authority, NODE_EXTRA_CA_CERTS.";
  if (status === 401) return "The token is wrong, expired or revoked.";
  if (/rate limit/i.test(reason) || status === 429) return "GitHub's rate limit was reached: run the job again later.";
  if (status === 403) return "The token is not allowed to do this: check the permissions of the job or the App.";
  if (status === 404) return "It does not exist, or the token can't see it: check the job's permissions.";
  if (status >= 500) return "GitHub has a problem of its own (githubstatus.com): run the job again later.";
  return "See https://docs.github.com/rest for what this means.";
}
