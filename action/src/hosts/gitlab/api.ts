import {
  defaultOptionsHandler,
  type FormattedResponse,
  type RequesterType,
  type RequestOptions,
  type ResourceOptions,
} from "@gitbeaker/requester-utils";
import {
  Branches,
  Commits,
  MergeRequestNotes,
  MergeRequests,
  Repositories,
  RepositoryFiles,
  Users,
} from "@gitbeaker/rest";
import { z } from "zod";
import { causeOf, HostError, parsed, plainReason } from "../host-error.ts";
import { again, timeout, type Waiting } from "../retry.ts";

export type ApiOptions = Waiting & {
  /** As in CI_API_V4_URL: `https://gitlab.example.com/api/v4`. */
  apiUrl: string;
  /** Numeric id of the project, or its path. */
  projectId: string;
  token: string;
};

/** GitLab's API. All of it throws HostError for what GitLab refuses, and where it can't be reached. */
export type Api = ReturnType<typeof gitlabApi>;

/**
 * A client of GitLab's REST API with the token in the header PRIVATE-TOKEN (https://docs.gitlab.com/api/rest/authentication/).
 * Its requester is ours: that of @gitbeaker/rest waits for milliseconds between tries, does not hear Retry-After, and takes
 * no second try after 500 or 503. Redirects are not followed, for the token would go along.
 */
export function gitlabApi({ apiUrl, projectId: project, token, ...waiting }: ApiOptions) {
  const root = apiUrl.replace(/\/+$/, "");

  function send(endpoint: string, options: RequestOptions): Promise<FormattedResponse> {
    const { method = "GET", prefixUrl = "", searchParams = "", headers = {}, body } = options;
    const url = new URL(`${prefixUrl.replace(/\/*$/, "/")}${endpoint}`);
    const what = `${method} ${url.href.slice(root.length)}`;
    url.search = searchParams;
    const error = (status: number, reason: string, wait?: number) =>
      new HostError({ host: "GitLab", what, status, reason, hint: hintOf(status, reason), wait });
    return again(waiting, async () => {
      let response: Response;
      let text: string;
      try {
        const signal = AbortSignal.timeout(timeout);
        response = await fetch(url, {
          ...{ method, redirect: "manual", signal, headers: { ...headers, "user-agent": "schemalog" } },
          ...(body === undefined ? {} : { body }),
        });
        text = await response.text();
      } catch (cause) {
        throw error(0, `${url.origin} can't be reached (${causeOf(cause)})`);
      }
      const { status } = response;
      if (response.ok) {
        const json = jsonOf(text);
        if (json === undefined) throw error(status, "but not with JSON: is there a proxy or login page in between?");
        return { body: json, headers: Object.fromEntries(response.headers), status };
      }
      const wait = status === 403 || status === 429 || status >= 500 ? waitOf(response.headers) : undefined;
      throw error(status, plainReason(reasonOf(text), token), wait);
    });
  }

  const by = (service: ResourceOptions, method: string): RequesterType["get"] =>
    (async (endpoint, options) =>
      send(endpoint, await defaultOptionsHandler(service, { ...options, method }))) as RequesterType["get"];
  const options = {
    host: root.replace(/\/api\/v4$/, ""),
    token,
    queryTimeout: null,
    // Nothing is held back here: what is too much, GitLab says.
    rateLimits: {},
    requesterFn: (service: ResourceOptions): RequesterType => ({
      get: by(service, "GET"),
      post: by(service, "POST"),
      put: by(service, "PUT"),
      patch: by(service, "PATCH"),
      delete: by(service, "DELETE"),
    }),
  };
  const files = new RepositoryFiles(options);
  let me: Promise<number> | undefined;
  return {
    project,
    branches: new Branches(options),
    commits: new Commits(options),
    notes: new MergeRequestNotes(options),
    requests: new MergeRequests(options),
    repositories: new Repositories(options),
    /** Headers of a file alone, without its content: @gitbeaker/rest has no HEAD. */
    async fileHeaders(path: string, ref: string): Promise<Record<string, string>> {
      const endpoint = `projects/${encodeURIComponent(project)}/repository/files/${encodeURIComponent(path)}`;
      return (await by(files, "HEAD")(endpoint, { searchParams: { ref } })).headers;
    },
    /** Id of the account that the token stands for. */
    me(): Promise<number> {
      me ??= new Users(options)
        .showCurrentUser()
        .then((user) => parsed("the token's account", z.object({ id: z.number() }), user).id);
      return me;
    },
  };
}

/** Undefined for what is no JSON; an answer without a body is nothing. */
function jsonOf(text: string): Record<string, unknown> | null | undefined {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return undefined;
  }
}

const failure = z.object({ message: z.unknown(), error: z.unknown(), error_description: z.unknown() }).partial();

/** GitLab says why in `message` (a text, or lists by field) or in `error`: https://docs.gitlab.com/api/rest/troubleshooting/ */
function reasonOf(text: string): string {
  const { message, error, error_description } = failure.catch({}).parse(jsonOf(text));
  return [message, error, error_description]
    .filter((part) => part !== undefined && part !== null)
    .map((part) => (typeof part === "string" ? part : JSON.stringify(part)))
    .join(": ");
}

/** `Retry-After` is in seconds: https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/#response-headers */
function waitOf(headers: Headers): number | undefined {
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

const tokenHint =
  "Use a project access token with the scope `api` and the role Developer, in the masked CI/CD variable SCHEMALOG_TOKEN; a job token is not enough.";

function hintOf(status: number, reason: string): string {
  if (status === 0)
    return "Check CI_API_V4_URL, the network, and, if you use your own certificate authority, NODE_EXTRA_CA_CERTS.";
  if (status === 401) return `The token is wrong, expired or revoked. ${tokenHint}`;
  if (status === 403 || status === 404) return tokenHint;
  if (status === 429) return "GitLab's rate limit was reached: run the job again later.";
  if (/not allowed to push/i.test(reason)) {
    return "The branch is protected: let the role or account of SCHEMALOG_TOKEN push to it (Settings > Repository > Protected branches).";
  }
  if (status >= 500) return "GitLab has a problem of its own: run the job again later.";
  return "See https://docs.gitlab.com/api/rest/troubleshooting/ for what this means.";
}
