import { shownName } from "../../core/masking/index.ts";
import { SchemalogError } from "../../errors.ts";
import type { NamedBy } from "../engine.ts";
import { isLoopback } from "../loopback.ts";
import { urlParts } from "../url-parts.ts";

export type Target = {
  region: string;
  /** Absent: that of AWS for the region. */
  endpoint: string | undefined;
  /** Absent: those of the SDK's chain. For messages: the second must not be in them. */
  credentials: { accessKeyId: string; secretAccessKey: string } | undefined;
  profile: string | undefined;
  /** Whether tags are read. */
  tags: boolean;
  /** Milliseconds. */
  connectTimeout: number;
};

const example = "dynamodb://eu-central-1, or dynamodb://localhost:8000/eu-central-1 for another endpoint";
const defaultTimeout = 5;

/** `eu-central-1`, `us-gov-west-1`, `ap-southeast-2`: nothing that could be the name of a host. */
const isRegion = (text: string): boolean => /^[a-z]{2,4}(-[a-z]{2,16}){1,3}-\d{1,2}$/.test(text);

/**
 * Reads `dynamodb://eu-central-1` (tables of AWS), or `dynamodb://host:port/region` (another endpoint, with TLS unless it is this machine or
 * the URL says `tls=false`). Throws SchemalogError (2) for a URL that is none, without repeating it, and for an endpoint that credentials
 * of this machine would go to though only a file names it.
 */
export function parseConnectionString(url: string, namedBy: NamedBy = "person"): Target {
  const { parsed, user, password, path } = parseUrl(url);
  const parameter = (name: string) => parsed.searchParams.get(name) ?? undefined;
  const host = parsed.hostname.replace(/^\[(.*)\]$/, "$1");
  const isOfAws = parsed.port === "" && isRegion(host);
  const region = isOfAws ? host : path || "us-east-1";
  if (!isRegion(region) || (isOfAws && parsed.pathname.length > 1)) throw invalid();
  const profile = parameter("profile");
  const target: Target = {
    ...{ region, profile, tags: isOn(parameter("tags") ?? "false", "tags") },
    endpoint: isOfAws ? undefined : endpointOf(parsed, host, parameter("tls")),
    credentials: user === "" ? undefined : { accessKeyId: user, secretAccessKey: password },
    connectTimeout: (Number(parameter("connect-timeout")) || defaultTimeout) * 1000,
  };
  if (target.endpoint !== undefined && !target.credentials) {
    if (isLoopback(host) && profile === undefined) return { ...target, credentials: forNobody };
    if (namedBy === "file") throw notNamedHere(host);
  }
  return target;
}

/** Servers for tests on this machine take any. */
const forNobody = { accessKeyId: "schemalog", secretAccessKey: "schemalog" };

function endpointOf({ host: place }: URL, host: string, tls: string | undefined): string {
  const isPlain = tls === undefined ? isLoopback(host) : !isOn(tls, "tls");
  return `${isPlain ? "http" : "https"}://${place}`;
}

function isOn(value: string, parameter: string): boolean {
  if (/^(true|false)$/.test(value)) return value === "true";
  throw new SchemalogError(`${parameter} in the connection URL is neither true nor false`, {
    exitCode: 2,
    hint: `Write ${parameter}=true or ${parameter}=false.`,
  });
}

const notNamedHere = (host: string): SchemalogError =>
  new SchemalogError(
    "credentials are needed, but only schemalog.yml names this endpoint, and a branch or a cloned repository may say anything there: those of this machine are not used for it",
    {
      exitCode: 2,
      hint: `If you trust ${shownName(host)}, put the URL in a variable, and write \`url: env:TABLES_URL\` in schemalog.yml.`,
    },
  );

const invalid = () =>
  new SchemalogError("the connection URL is invalid", {
    exitCode: 2,
    hint: `Write it as ${example}. Credentials are those that the AWS command line uses; those in a URL must be percent-encoded (%2F for /, %2B for +).`,
  });

function parseUrl(url: string): ReturnType<typeof urlParts> {
  try {
    const parts = urlParts(url);
    if (parts.parsed.hostname === "") throw invalid();
    return parts;
  } catch {
    throw invalid();
  }
}
