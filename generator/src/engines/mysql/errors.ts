import { shownName } from "../../core/masking/index.ts";
import type { SchemalogError } from "../../errors.ts";
import { explain as explained, type Remedy } from "../explain.ts";
import type { Address } from "./connection-string.ts";

/** What to do about an error of the server (MySQL manual: Server Error Message Reference) or of the network, by its symbol. */
const remedies: Remedy[] = [
  [
    /^ER_ACCESS_DENIED(_NO_PASSWORD)?_ERROR$|^AUTH_SWITCH/,
    "the server rejected the login",
    "Check the user, the password, the database, and from which hosts the account may connect.",
  ],
  [/^ER_BAD_DB_ERROR$/, "there is no such database", "Check the database name in the URL."],
  [/^ER_HOST_(NOT_PRIVILEGED|IS_BLOCKED)$/, "the server takes no connections from this host", "Ask who runs it."],
  [
    /^ER_(DB|TABLE|COLUMN|PROC|SPECIFIC_)ACCESS_DENIED_ERROR$/,
    "the account lacks a privilege",
    "Grant it. To crawl: SELECT, SHOW VIEW, TRIGGER and EVENT on the database; for `shadow`: ALL on `schemalog\\_shadow\\_%`.*.",
  ],
  [
    /^ER_(QUERY_TIMEOUT|STATEMENT_TIMEOUT)$/,
    "a query took longer than the statement timeout",
    "Raise the connection's statement-timeout in schemalog.yml.",
  ],
  [
    /^ER_LOCK_WAIT_TIMEOUT$/,
    "a lock could not be acquired within the lock timeout",
    "Try again, or raise the connection's lock-timeout in schemalog.yml.",
  ],
  [/^ER_(CON_COUNT|USER_LIMIT_REACHED)/, "the server has no free connections", "Try again later."],
  [/^ER_SERVER_SHUTDOWN$/, "the server is shutting down", "Try again when it is up."],
  [
    /^(PROTOCOL_CONNECTION_LOST|ECONNRESET|EPIPE)$/,
    "the connection was lost",
    "Try again; the existing snapshot is unchanged.",
  ],
  [
    /^HANDSHAKE_NO_SSL_SUPPORT$/,
    "the server offers no TLS",
    "Enable TLS on the server. If the network path to it is safe, add ssl-mode=DISABLED to the URL.",
  ],
  [
    /^HANDSHAKE_SSL_ERROR$|^(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|CERT_|ERR_TLS)/,
    "the server's certificate is not trusted",
    "Name its certificate authority with ssl-ca=FILE, or skip the check with ssl-mode=REQUIRED.",
  ],
  [
    /^ECONNREFUSED$/,
    "nothing is listening there",
    "Check that the server is running, and that host and port are right.",
  ],
  [/^ENOTFOUND$|^EAI_AGAIN$/, "the host name can't be resolved", "Check the host in the URL."],
  [
    /^PROTOCOL_SEQUENCE_TIMEOUT$/,
    "the server did not answer in time",
    "Check the network and the server's load; the existing snapshot is unchanged.",
  ],
  [/^ETIMEDOUT$|^EHOSTUNREACH$|^ENETUNREACH$/, "the host does not answer", "Check the network and firewall."],
];

const remedyOf = (code: string): [what: string, hint: string] => {
  const [, what = "the database could not be read", hint = "See the server's message above, and its log."] =
    remedies.find(([codes]) => codes.test(code)) ?? [];
  return [what, hint];
};

/** A driver's or server's error as one that a person can act on. The password is in none of its parts. */
export function explain(error: unknown, { host, port, database, user }: Address, password: string): SchemalogError {
  const what = database === "" ? "the server" : `database "${shownName(database)}"`;
  const place = `${what} on ${host.includes(":") ? host : shownName(host)}:${port} as ${shownName(user)}`;
  return explained(error, { place, password, remedyOf });
}
