import { shownName } from "../../core/masking/index.ts";
import { SchemalogError } from "../../errors.ts";
import type { NamedBy } from "../engine.ts";

/** Where a URL leads, for messages: never with the password. */
export type Address = { hosts: string; database: string; user: string | undefined };

export type Target = {
  url: string;
  address: Address;
  /** For messages, which must not have it. */
  password: string;
  /** Of the URL's parameters, those that it sets itself, in small letters. */
  isSet(parameter: string): boolean;
};

const form = /^mongodb(?:\+srv)?:\/\/(?:([^/?#@]*)@)?([^/?#@]+)(?:\/([^/?#@]*))?(?:\?([^#]*))?$/;

/** What the server keeps for itself. */
const systemDatabases = ["admin", "config", "local"];

/**
 * Reads `mongodb://user:password@host:port,host:port/database?authSource=admin`, also with `mongodb+srv`. Throws SchemalogError (2)
 * for a URL that is none, without repeating it.
 */
export function parseConnectionString(url: string, namedBy: NamedBy = "person"): Target {
  const [, credentials = "", hosts = "", path = "", query = ""] = form.exec(url) ?? [];
  const [user = "", password = ""] = credentials.split(/:(.*)/s).map(decoded);
  const database = decoded(path);
  if (hosts === "") throw invalid();
  if (database === "") {
    throw new SchemalogError("the connection URL names no database", {
      exitCode: 2,
      hint: `Write it behind the hosts, as in mongodb://${shownHosts(hosts)}/shop${query === "" ? "" : "?…"}. Where users are kept is another matter: authSource=admin.`,
    });
  }
  // MongoDB manual: Naming Restrictions.
  if (/[/\\. "$*<>:|?]/.test(database)) {
    throw new SchemalogError(`no database can be called "${shownName(database)}"`, {
      exitCode: 2,
      hint: `Write its name behind the hosts, as in mongodb://${shownHosts(hosts)}/shop.`,
    });
  }
  if (systemDatabases.includes(database)) {
    throw new SchemalogError(`\`${database}\` is the server's own database`, {
      exitCode: 2,
      hint: "Name the database to crawl. Where the user is kept in admin, add authSource=admin to the URL.",
    });
  }
  const parameters = new Map([...new URLSearchParams(query)].map(([name, value]) => [name.toLowerCase(), value]));
  if (namedBy === "file") refuseOwnSecrets(parameters, user);
  const isSet = (parameter: string) => parameters.has(parameter.toLowerCase());
  return { url, address: { hosts, database, user: user || undefined }, password, isSet };
}

/** To a server that a file alone names goes nothing that this machine knows of a person. */
function refuseOwnSecrets(parameters: Map<string, string>, user: string): void {
  const mechanism = parameters.get("authmechanism")?.toUpperCase() ?? "";
  const isOfMachine = ["MONGODB-OIDC", "GSSAPI"].includes(mechanism) || (mechanism === "MONGODB-AWS" && user === "");
  if (!isOfMachine && !parameters.has("tlscertificatekeyfile")) return;
  throw new SchemalogError(
    "the connection URL would send credentials of this machine, and only a file names its server",
    {
      exitCode: 2,
      hint: "Put the URL into a variable, and write env:NAME in schemalog.yml.",
    },
  );
}

/** Hosts with their ports, as messages show them. */
export const shownHosts = (hosts: string): string =>
  hosts
    .split(",")
    .map((one) => one.replace(/^(.*?)(:\d+)?$/s, (_, host: string, port = "") => shownName(host) + port))
    .join(",");

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid();
  }
}

/** For a URL that the driver refuses, too. */
export const invalid = (what = ""): SchemalogError =>
  new SchemalogError(`the connection URL is invalid${what}`, {
    exitCode: 2,
    hint: "Write it as mongodb://user@host:27017/database, or mongodb+srv://user@cluster.example.net/database, and percent-encode special characters in the password (%40 for @, %2F for /).",
  });
