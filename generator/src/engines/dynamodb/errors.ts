import { shownName } from "../../core/masking/index.ts";
import type { SchemalogError } from "../../errors.ts";
import { explain as explained, type Remedy } from "../explain.ts";
import type { Target } from "./connection-string.ts";

/** What an answer of the API, or an error of the SDK, has of interest. */
type ApiError = { name?: string; code?: unknown; $metadata?: { httpStatusCode?: number } };

const throttling =
  /^(Throttling(Exception)?|ProvisionedThroughputExceededException|RequestLimitExceeded|TooManyRequestsException)$/;
const ofLogin =
  /^(UnrecognizedClient|InvalidSignature|ExpiredToken|IncompleteSignature|MissingAuthenticationToken|InvalidClientTokenId|SignatureDoesNotMatch|CredentialsProviderError)/;

/** Whether a call is to be made again later, as the API says. */
export const isThrottling = (error: unknown): boolean => throttling.test((error as ApiError)?.name ?? "");

/** Whether the network or the server failed, as it may not the next time. */
export const isPassing = (error: unknown): boolean => {
  const { code, $metadata } = (error ?? {}) as ApiError;
  return /^(ECONNRESET|EPIPE|EAI_AGAIN)$/.test(String(code)) || ($metadata?.httpStatusCode ?? 0) >= 500;
};

/** Whether the API refused one call, and would answer others: the rest can be read. */
export const isOfCall = (error: unknown): boolean => {
  const { name = "", $metadata } = (error ?? {}) as ApiError;
  return $metadata?.httpStatusCode !== undefined && !ofLogin.test(name);
};

export const isDenied = (error: unknown): boolean => /^AccessDenied/.test((error as ApiError)?.name ?? "");
export const isMissing = (error: unknown): boolean => (error as ApiError)?.name === "ResourceNotFoundException";

/** What to do about an error (Developer Guide: Error handling with DynamoDB), by its name, or its code where it has one. */
const remedies: Remedy[] = [
  [
    /^CredentialsProviderError$/,
    "there are no credentials",
    "Log in as for the AWS command line (aws sso login, AWS_PROFILE, AWS_ACCESS_KEY_ID, the role of the job), or name a profile: ?profile=NAME.",
  ],
  [ofLogin, "AWS does not take the credentials", "Check that they are of this account, and have not expired."],
  [
    /^AccessDenied/,
    "the credentials lack a permission",
    "Allow dynamodb:ListTables, and on the tables dynamodb:DescribeTable, dynamodb:DescribeTimeToLive and dynamodb:Scan.",
  ],
  [
    throttling,
    "AWS throttles the calls",
    "Try again later, or raise the connection's statement-timeout in schemalog.yml.",
  ],
  [
    /^(TimeoutError|AbortError|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/,
    "the region does not answer",
    "Check the region in the URL, the network, and the VPC endpoint if there is one.",
  ],
  [/^(ENOTFOUND|EAI_AGAIN)$/, "the endpoint's name can't be resolved", "Check the region or the host in the URL."],
  [
    /^ECONNREFUSED$/,
    "nothing is listening there",
    "Check that the server is running, and that host and port are right.",
  ],
  [/^(ECONNRESET|EPIPE)$/, "the connection was lost", "Try again; the existing snapshot is unchanged."],
  [
    /^(EPROTO|ERR_SSL|ERR_TLS|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO)/,
    "TLS fails",
    "If the server has none and the network path to it is safe, add tls=false to the URL.",
  ],
];

const remedyOf = (code: string): [what: string, hint: string] => {
  const [, what = "the tables could not be read", hint = "See the message above."] =
    remedies.find(([codes]) => codes.test(code)) ?? [];
  return [what, hint];
};

/** An error of the SDK or the API as one that a person can act on. No secret is in it. */
export function explain(error: unknown, { region, endpoint, credentials }: Target): SchemalogError {
  const place = endpoint === undefined ? `DynamoDB in ${region}` : `DynamoDB at ${shownName(endpoint)} (${region})`;
  const { name, code } = (error ?? {}) as ApiError;
  return explained(error, {
    ...{ place, password: credentials?.secretAccessKey },
    remedyOf: () => remedyOf(typeof code === "string" && /^E[A-Z_]+$/.test(code) ? code : (name ?? "")),
  });
}
