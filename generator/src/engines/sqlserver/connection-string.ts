import { readFileSync } from "node:fs";
import { shownName } from "../../core/masking/index.ts";
import { SchemalogError } from "../../errors.ts";
import { keyValues, plainKey } from "./key-values.ts";

/** Where a connection string leads, for messages: never with the password. */
export type Address = { host: string; port: number; instance?: string | undefined; database: string; user: string };

/** How the login is proved: by SQL Server itself, or by Entra in one of its ways. */
export type Login = "sql" | "default" | "managed identity" | "service principal" | "token";

export type Target = {
  address: Address;
  login: Login;
  /** For messages, which must not have it. */
  password: string;
  /** Of Entra, where the login is a service principal. */
  tenant?: string | undefined;
  encrypt: boolean | "strict";
  trustServerCertificate: boolean;
  /** PEM of the authority to trust. */
  ca?: string | undefined;
  /** The name in the server's certificate, where it is not the host's. */
  hostNameInCertificate?: string | undefined;
  multiSubnetFailover: boolean;
  readOnlyIntent: boolean;
  /** Milliseconds. */
  connectTimeout: number;
};

const invalid = (what: string, hint: string, cause?: unknown) =>
  new SchemalogError(what, { exitCode: 2, hint, ...(cause !== undefined && { cause }) });

const forms =
  "Write it as mssql://user:password@host:1433/database, with special characters percent-encoded (%40 for @, %2F for /), as sqlserver://host:1433;database=…;user=…;password={…}, or as Server=host,1433;Database=…;User Id=…;Password=….";

const logins: Record<string, Login> = {
  ...{ sqlpassword: "sql", notspecified: "sql", "": "sql" },
  ...{ activedirectorydefault: "default", activedirectorymanagedidentity: "managed identity" },
  ...{ activedirectorymsi: "managed identity", activedirectoryserviceprincipal: "service principal" },
  activedirectoryaccesstoken: "token",
};

const yes = /^(true|yes|1|mandatory|sspi)$/i;
const no = /^(false|no|0|optional|danger_plaintext|)$/i;
const defaultTimeout = 15;
const usualPort = 1433;

/**
 * Reads `mssql://user:password@host:1433/database?encrypt=true`, the strings of JDBC and Prisma (`sqlserver://host:1433;database=…`) and
 * those of ADO.NET (`Server=tcp:host,1433;Database=…`); the names of settings are Microsoft's in each. Nothing of this machine is
 * added. Throws SchemalogError (2) for one that is none, without repeating it.
 */
export function parseConnectionString(text: string): Target {
  const { host, port, instance, settings } = partsOf(text);
  const setting = (...names: string[]) => names.map((name) => settings.get(name)).find((value) => value !== undefined);
  const flag = (usual: boolean, ...names: string[]) => asFlag(names[0]!, setting(...names), usual);
  if (flag(false, "integratedsecurity", "trustedconnection")) {
    throw invalid(
      "Windows authentication is not supported",
      "Use a SQL login, or Entra (authentication=ActiveDirectoryDefault).",
    );
  }
  const named = setting("authentication") ?? "";
  const login = logins[plainKey(named)];
  if (login === undefined) {
    throw invalid(
      `"${shownName(named)}" is not a way to log in that schemalog knows`,
      "Valid values: SqlPassword, ActiveDirectoryDefault, ActiveDirectoryManagedIdentity, ActiveDirectoryServicePrincipal, ActiveDirectoryAccessToken",
    );
  }
  const encrypt = setting("encrypt") ?? "true";
  const ca = setting("servercertificate", "sslca", "cafile");
  return {
    address: {
      ...{ host: host || "localhost", port: port ?? usualPort, ...(port === undefined && instance && { instance }) },
      database: setting("database", "initialcatalog", "databasename") ?? "",
      user: setting("user", "userid", "uid", "username") ?? "",
    },
    login,
    password: setting("password", "pwd", "accesstoken") ?? "",
    tenant: setting("tenantid", "authorityid"),
    encrypt: encrypt.toLowerCase() === "strict" ? "strict" : asFlag("encrypt", encrypt, true),
    trustServerCertificate: flag(false, "trustservercertificate"),
    ca: ca === undefined ? undefined : authorityIn(ca),
    hostNameInCertificate: setting("hostnameincertificate"),
    multiSubnetFailover: flag(false, "multisubnetfailover"),
    readOnlyIntent: /^readonly$/i.test(setting("applicationintent") ?? ""),
    connectTimeout:
      (Number(setting("connecttimeout", "connectiontimeout", "logintimeout", "timeout")) || defaultTimeout) * 1000,
  };
}

function asFlag(name: string, value: string | undefined, usual: boolean): boolean {
  if (value === undefined) return usual;
  if (yes.test(value)) return true;
  if (no.test(value)) return false;
  throw invalid(`"${shownName(value)}" is not a valid value of ${name}`, "Valid values: true, false");
}

type Parts = { host: string; port: number | undefined; instance?: string | undefined; settings: Map<string, string> };

function partsOf(text: string): Parts {
  const trimmed = text.trim().replace(/^jdbc:/i, "");
  const [, place, rest] = /^(?:mssql|sqlserver):\/\/([^;/?@]*)(?:;(.*))?$/is.exec(trimmed) ?? [];
  if (place !== undefined) return { ...addressIn(place), settings: settingsIn(rest ?? "") };
  if (/^[a-z]+:\/\//i.test(trimmed)) return partsOfUrl(trimmed);
  const settings = settingsIn(trimmed);
  const names = ["server", "datasource", "address", "addr", "networkaddress"];
  const server = names.map((name) => settings.get(name)).find((value) => value !== undefined) ?? "";
  return { ...addressIn(server.replace(/^(tcp|np|lpc|admin):/i, "")), settings };
}

function settingsIn(text: string): Map<string, string> {
  const settings = keyValues(text);
  if (settings === undefined) throw invalid("the connection string is invalid", forms);
  return settings;
}

/** `host,1433`, `host:1433`, `host\instance`, `(local)`, `.`; an IPv6 address in brackets. */
function addressIn(text: string): Omit<Parts, "settings"> {
  const [, six, plain = "", instance, port] =
    /^\s*(?:\[([0-9a-f:.]+)\]|([^,\\:]*))(?:\\([^,:]+))?(?:[,:]\s*(\d+))?\s*$/i.exec(text) ?? [];
  if (six === undefined && plain === "" && text.trim() !== "") throw invalid("the connection string is invalid", forms);
  const host = six ?? (/^(\.|\(local\)|)$/i.test(plain.trim()) ? "localhost" : plain.trim());
  return { host, port: port === undefined ? undefined : Number(port), instance };
}

function partsOfUrl(text: string): Parts {
  try {
    const url = new URL(text);
    // A part of an unencoded password would be the host, and be sent to whoever resolves names.
    if (/@/.test(url.pathname + url.hash) || url.hash !== "") throw new Error();
    const settings = new Map([...url.searchParams].map(([key, value]) => [plainKey(key), value]));
    for (const [key, value] of [
      ["database", url.pathname.replace(/^\//, "")],
      ["user", url.username],
      ["password", url.password],
    ] as const) {
      if (value !== "") settings.set(key, decodeURIComponent(value));
    }
    const [host = "", instance] = decodeURIComponent(url.hostname.replace(/^\[(.*)\]$/, "$1")).split("\\");
    const named = settings.get("instancename") ?? instance;
    return { host, port: url.port === "" ? undefined : Number(url.port), instance: named, settings };
  } catch {
    throw invalid("the connection URL is invalid", forms);
  }
}

function authorityIn(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw invalid(
      `the certificate of serverCertificate can't be read: ${(error as Error).message}`,
      "Give the path of a PEM file.",
      error,
    );
  }
}
