import { shownName } from "../../core/masking/index.ts";
import { SchemalogError } from "../../errors.ts";
import type { Address } from "./connection-string.ts";

const codeOf = (error: unknown) => String((error as { code?: unknown })?.code ?? "");

/** What to do about an SQLSTATE (manual: errcodes-appendix) or a code of the network. */
const remedies: [codes: RegExp, what: string, hint: string][] = [
  [/^28P01$|^28000$/, "the server refuses the login", "Check user and password, and the server's pg_hba.conf"],
  [/^3D000$/, "there is no such database", "Check the database's name in the URL"],
  [/^42501$/, "the role lacks a right", "Connect needs: GRANT CONNECT ON DATABASE … TO the role that crawls"],
  [
    /^57014$/,
    "a query took longer than the statement timeout",
    "Raise statement-timeout of the connection in schemalog.yml",
  ],
  [
    /^55P03$/,
    "a lock was not to be had within the lock timeout",
    "Try again, or raise lock-timeout of the connection in schemalog.yml",
  ],
  [/^XX000$/, "the structure changed while it was read", "Run again when the migration that changes it is done"],
  [/^53300$/, "the server has no connection left", "Try again later, or use a reserved role"],
  [/^57P0[123]$/, "the server is going down or just starting", "Try again when it is up"],
  [/^08|^ECONNRESET$|^EPIPE$/, "the connection was lost", "Try again; what was there before is unchanged"],
  [/^ECONNREFUSED$/, "nobody listens there", "Is the server up, and are host and port right?"],
  [/^ENOTFOUND$|^EAI_AGAIN$/, "the host's name is not known", "Check the host in the URL"],
  [/^ENOENT$|^EACCES$/, "the socket cannot be opened", "Check the folder of the socket (host=/var/run/postgresql)"],
  [/^ETIMEDOUT$|^EHOSTUNREACH$|^ENETUNREACH$/, "the host does not answer", "Check network and firewall"],
  [
    /^(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|CERT_|ERR_TLS)/,
    "the server's certificate is not trusted",
    "Give its authority with sslrootcert=FILE, or sslmode=require to do without the check",
  ],
];

/** A driver's or server's error as one that a person can act on. The password is in none of its parts. */
export function explain(error: unknown, { host, port, database, user }: Address, password: unknown): SchemalogError {
  const shownHost = shownName(host);
  const where = host.startsWith("/")
    ? `${shownHost} (port ${port})`
    : `${host.includes(":") ? host : shownHost}:${port}`;
  const place = `database "${shownName(database)}" on ${where} as ${shownName(user)}`;
  if (error instanceof SchemalogError) {
    const { exitCode, hint } = error;
    return new SchemalogError(`${place}: ${error.message}`, { exitCode, ...(hint && { hint }), cause: error });
  }
  const cause = error instanceof AggregateError ? error.errors[0] : error;
  const raw = cause instanceof Error ? cause.message : String(cause);
  const message = typeof password === "string" && password !== "" ? raw.replaceAll(password, "***") : raw;
  const [, what, hint] = remedies.find(([codes]) => codes.test(codeOf(cause))) ?? [];
  const fallback: [string, string] = /timeout/i.test(message)
    ? ["the server does not answer in time", "Check network and firewall, or raise connect_timeout in the URL"]
    : /terminated|ended|closed/i.test(message)
      ? ["the connection was lost", "Try again; what was there before is unchanged"]
      : /error establishing an SSL connection/.test(message)
        ? ["what answers there is no PostgreSQL", "Check host and port in the URL"]
        : /SSL/i.test(message)
          ? ["the server has no TLS", "Add sslmode=disable to the URL if that is meant"]
          : ["the database could not be read", "See the server's message above, and its log"];
  return new SchemalogError(`${place}: ${what ?? fallback[0]} (${message})`, {
    exitCode: 3,
    hint: hint ?? fallback[1],
  });
}
