import { shownName } from "../../core/masking/index.ts";
import { SchemalogError } from "../../errors.ts";
import { explain as explained, type Remedy } from "../explain.ts";
import type { Address } from "./connection-string.ts";

/** What to do about an error, by the server's number for it (sys.messages), the driver's word or that of the network. */
const remedies: Remedy[] = [
  [
    /^(18456|18452|18470|18486|ELOGIN|EFEDAUTH)$/,
    "the server rejected the login",
    "Check the user and the password, whether the login is enabled, and whether the server takes SQL logins (mixed mode).",
  ],
  [/^(18487|18488)$/, "the password has expired", "Change it, then try again."],
  [
    /^(4060|911|916)$/,
    "there is no such database, or the login may not open it",
    "Check the database in the connection string, and that the login has a user in it.",
  ],
  [
    /^4(0615|0914)$/,
    "the firewall of the server lets this machine not in",
    "Add a rule for its address, or run where the server can be reached.",
  ],
  [/^(40613|40197|40501|49918|49919|49920|10928|10929)$/, "the database is busy or starting", "Try again in a minute."],
  [
    /^(229|230|262|300|297)$/,
    "the login lacks a permission",
    "To crawl: GRANT VIEW DEFINITION on the database; for `shadow`: GRANT CREATE ANY DATABASE to the login.",
  ],
  [
    /^1222$/,
    "a lock could not be acquired within the lock timeout",
    "Try again, or raise the connection's lock-timeout in schemalog.yml.",
  ],
  [/^1205$/, "the server ended the query to break a deadlock", "Try again."],
  [/^(17809|17892)$/, "the server has no free connections", "Try again later."],
  [/^(6005|6006|17142)$/, "the server is shutting down or paused", "Try again when it is up."],
  [
    /^EENCRYPT$/,
    "the server offers no TLS",
    "Enable TLS on the server. If the network path to it is safe, add encrypt=false.",
  ],
  [
    /^(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|CERT_|ERR_TLS|ERR_SSL)/,
    "the server's certificate is not trusted",
    "Name its certificate authority with serverCertificate=FILE, or skip the check with trustServerCertificate=true.",
  ],
  [
    /^EINSTLOOKUP$/,
    "the instance could not be found",
    "Check its name, and that the SQL Server Browser runs; or give the port instead.",
  ],
  [
    /^ECONNREFUSED$/,
    "nothing is listening there",
    "Check that the server is running and takes TCP connections, and that host and port are right.",
  ],
  [/^(ENOTFOUND|EAI_AGAIN)$/, "the host name can't be resolved", "Check the host in the connection string."],
  [/^(EHOSTUNREACH|ENETUNREACH|ECONNTIMEOUT)$/, "the host does not answer", "Check the network and firewall."],
  [
    /^ETIMEOUT$/,
    "a query took longer than the statement timeout",
    "Raise the connection's statement-timeout in schemalog.yml.",
  ],
  [
    /^ESILENT$/,
    "the server did not answer in time",
    "Check the network and the server's load; the existing snapshot is unchanged.",
  ],
  [
    /^(ESOCKET|ECONNRESET|EPIPE|ECLOSE|EINVALIDSTATE)$/,
    "the connection was lost",
    "Try again; the existing snapshot is unchanged.",
  ],
];

const remedyOf = (code: string): [what: string, hint: string] => {
  const [, what = "the database could not be read", hint = "See the server's message above, and its log."] =
    remedies.find(([codes]) => codes.test(code)) ?? [];
  return [what, hint];
};

/** What an error of the driver is known by: the server's number, or what the network said, or the driver's own word. */
export function codeOf(error: unknown): string {
  const { number, code, cause, errors } = error as Partial<Record<"number" | "code" | "cause" | "errors", unknown>>;
  if (typeof number === "number") return String(number);
  const inner = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
  const network = inner === undefined || code === "EENCRYPT" ? "" : codeOf(inner);
  if (network !== "") return network;
  const isOfLogin = /^Failed to connect to .* in \d+ms/.test(String((error as Error).message));
  return code === "ETIMEOUT" && isOfLogin ? "ECONNTIMEOUT" : String(code ?? "");
}

/** A driver's or server's error as one that a person can act on. The password is in none of its parts. */
export function explain(error: unknown, { host, port, instance, database, user }: Address, password: string) {
  const what = database === "" ? "the server" : `database "${shownName(database)}"`;
  const at = instance === undefined ? `:${port}` : `\\${shownName(instance)}`;
  const as = user === "" ? "" : ` as ${shownName(user)}`;
  const place = `${what} on ${host.includes(":") ? host : shownName(host)}${at}${as}`;
  if (error instanceof SchemalogError) return explained(error, { place, password, remedyOf });
  const plain = Object.assign(new Error(messageOf(error)), { code: codeOf(error) });
  return explained(plain, { place, password, remedyOf });
}

/** The words of whoever knows best: of several addresses of a host that were tried, those for the first. */
function messageOf(error: unknown): string {
  const { message = "", errors, cause } = error as { message?: string; errors?: unknown[]; cause?: unknown };
  if (errors?.[0] !== undefined) return messageOf(errors[0]);
  return (cause as { errors?: unknown[] } | undefined)?.errors?.[0] === undefined ? message : messageOf(cause);
}
