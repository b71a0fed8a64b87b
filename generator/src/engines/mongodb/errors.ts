import { shownName } from "../../core/masking/index.ts";
import type { SchemalogError } from "../../errors.ts";
import { explain as explained, type Remedy } from "../explain.ts";
import { type Address, shownHosts } from "./connection-string.ts";

/** What to do about an error of the server (MongoDB manual: Error Codes), the driver or the network, by its names and codes. */
const remedies: Remedy[] = [
  [
    /\b(AuthenticationFailed|AtlasError|18|8000)\b/,
    "the server rejected the login",
    "Check user and password, and where the user is kept: mostly authSource=admin.",
  ],
  [
    /\b(Unauthorized|13)\b/,
    "the user lacks a right",
    'Grant it, e.g. with db.grantRolesToUser("user", [{ role: "read", db: "database" }]).',
  ],
  [
    /\b(MaxTimeMSExpired|50|MongoOperationTimeoutError|MongoNetworkTimeoutError)\b/,
    "a command took longer than the statement timeout",
    "Raise the connection's statement-timeout in schemalog.yml.",
  ],
  [
    /\bENOTFOUND|ENODATA|EAI_AGAIN|ESERVFAIL|ETIMEOUT\b/,
    "the host name can't be resolved",
    "Check the hosts in the URL; a name with mongodb+srv is that of a cluster, and has no port.",
  ],
  [
    /\bECONNREFUSED\b/,
    "nothing is listening there",
    "Check that the server is running, and that hosts and ports are right.",
  ],
  [
    /\b(MongoParseError|MongoInvalidArgumentError|MongoAPIError)\b/,
    "the driver does not take the URL",
    "Check the options of the URL.",
  ],
  [
    /\b(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|CERT_|ERR_TLS|ERR_SSL)/,
    "the server's certificate is not trusted, or it offers no TLS",
    "Name its certificate authority with tlsCAFile=FILE; tls=false connects without.",
  ],
  [
    /\bMongoMissingDependencyError\b/,
    "this way to sign in needs a module that is not installed",
    "Install the one that the driver names, beside schemalog, or sign in with user and password.",
  ],
  [
    /\bMongoCompatibilityError\b/,
    "the server is of a version that the driver does not speak to",
    "MongoDB 5 and newer can be crawled.",
  ],
  [
    /\bMongoServerSelectionError\b/,
    "the server does not answer",
    "Check the network and firewall; on Atlas, whether this address is in the project's access list.",
  ],
  [
    /\b(MongoNetworkError|ECONNRESET|EPIPE|MongoPool\w+Error|InterruptedAtShutdown|ShutdownInProgress)\b/,
    "the connection was lost",
    "Try again; the existing snapshot is unchanged.",
  ],
];

/** All names and codes of an error, and of what is behind it. */
export function symbolsOf(error: unknown): string {
  const symbols: unknown[] = [];
  for (let at = error; at instanceof Error && symbols.length < 40; at = at.cause) {
    const { name, code, codeName, message } = at as Error & { code?: unknown; codeName?: unknown };
    symbols.push(codeName, code, name, /\bE[A-Z]{4,}\b/.exec(message)?.[0]);
  }
  return symbols.filter((symbol) => symbol !== undefined).join(" ");
}

/** Whether nothing more can be read, whatever is asked. */
export const isLost = (error: unknown): boolean =>
  error instanceof Error &&
  /^(Mongo(Network|ServerSelection|PoolCleared|PoolClosed|ClientClosed|TopologyClosed|NotConnected)|Interrupted)/.test(
    error.name,
  );

const remedyOf = (symbols: string): [what: string, hint: string] => {
  const [, what = "the database could not be read", hint = "See the server's message above, and its log."] =
    remedies.find(([known]) => known.test(symbols)) ?? [];
  return [what, hint];
};

/** A driver's or server's error as one that a person can act on. The password is in none of its parts. */
export function explain(error: unknown, { hosts, database, user }: Address, password: string): SchemalogError {
  const place = `database "${shownName(database)}" on ${shownHosts(hosts)}${user === undefined ? "" : ` as ${shownName(user)}`}`;
  const message = error instanceof Error ? error.message : String(error);
  const named = Object.assign(new Error(message, { cause: error }), { code: symbolsOf(error) });
  return explained(isOurs(error) ? error : named, { place, password, remedyOf });
}

const isOurs = (error: unknown): boolean => error instanceof Error && error.name === "SchemalogError";
