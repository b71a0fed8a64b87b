import { shownName } from "../../core/masking/index.ts";
import type { SchemalogError } from "../../errors.ts";
import { explain as explained, type Remedy } from "../explain.ts";
import type { Address } from "./connection-string.ts";

/** What to do about an SQLSTATE (manual: errcodes-appendix) or a code of the network. */
const remedies: Remedy[] = [
  [/^28P01$|^28000$/, "the server rejected the login", "Check the user, the password and the server's pg_hba.conf."],
  [/^3D000$/, "there is no such database", "Check the database name in the URL."],
  [
    /^42501$/,
    "the role lacks a privilege",
    "Grant it to the role. To crawl: GRANT CONNECT ON DATABASE … TO …; for `shadow`: ALTER ROLE … CREATEDB.",
  ],
  [
    /^57014$/,
    "a query took longer than the statement timeout",
    "Raise the connection's statement-timeout in schemalog.yml.",
  ],
  [
    /^55P03$/,
    "a lock could not be acquired within the lock timeout",
    "Try again, or raise the connection's lock-timeout in schemalog.yml.",
  ],
  [
    /^XX000$/,
    "the schema changed while it was being read",
    "Run again when the migration that changes it has finished.",
  ],
  [/^53300$/, "the server has no free connections", "Try again later, or use a role with reserved connections."],
  [/^57P0[123]$/, "the server is shutting down or starting up", "Try again when it is up."],
  [/^08|^ECONNRESET$|^EPIPE$/, "the connection was lost", "Try again; the existing snapshot is unchanged."],
  [
    /^ECONNREFUSED$/,
    "nothing is listening there",
    "Check that the server is running, and that host and port are right.",
  ],
  [/^ENOTFOUND$|^EAI_AGAIN$/, "the host name can't be resolved", "Check the host in the URL."],
  [/^ENOENT$|^EACCES$/, "the socket can't be opened", "Check the socket's folder (host=/var/run/postgresql)."],
  [/^ETIMEDOUT$|^EHOSTUNREACH$|^ENETUNREACH$/, "the host does not answer", "Check the network and firewall."],
  [
    /^(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|CERT_|ERR_TLS)/,
    "the server's certificate is not trusted",
    "Name its certificate authority with sslrootcert=FILE, or skip the check with sslmode=require.",
  ],
];

function remedyOf(code: string, message: string): [what: string, hint: string] {
  const [, what, hint] = remedies.find(([codes]) => codes.test(code)) ?? [];
  if (what !== undefined && hint !== undefined) return [what, hint];
  if (/timeout/i.test(message)) {
    return [
      "the server did not answer in time",
      "Check the network and firewall, or raise connect_timeout in the URL.",
    ];
  }
  if (/terminated|ended|closed/i.test(message)) {
    return ["the connection was lost", "Try again; the existing snapshot is unchanged."];
  }
  if (/error establishing an SSL connection/.test(message)) {
    return ["what answers there is not PostgreSQL", "Check the host and port in the URL."];
  }
  if (/SSL/i.test(message)) {
    return ["the server offers no TLS", "If that is intended, add sslmode=disable to the URL."];
  }
  return ["the database could not be read", "See the server's message above, and its log."];
}

/** A driver's or server's error as one that a person can act on. The password is in none of its parts. */
export function explain(error: unknown, { host, port, database, user }: Address, password: unknown): SchemalogError {
  const shownHost = shownName(host);
  const where = host.startsWith("/")
    ? `${shownHost} (port ${port})`
    : `${host.includes(":") ? host : shownHost}:${port}`;
  const place = `database "${shownName(database)}" on ${where} as ${shownName(user)}`;
  return explained(error, { place, password, remedyOf });
}
