import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { ClientConfig } from "pg";
import { parse } from "pg-connection-string";
import { shownName } from "../../core/masking/index.ts";
import { SchemalogError } from "../../errors.ts";
import type { NamedBy } from "../engine.ts";
import { isLoopback } from "../loopback.ts";
import { noPassword } from "./clear-text.ts";
import { isNamedHere, notNamedHere, readPasswordFile } from "./named-hosts.ts";

type Env = Record<string, string | undefined>;

/** Where a URL leads, for messages: never with the password. */
export type Address = { host: string; port: number; database: string; user: string };

export type Target = {
  address: Address;
  /** For messages, which must not have it; absent where it stands in a password file. */
  password?: string | undefined;
  /** What to try, in this order: the next only when the server refuses the first one's use of TLS. */
  attempts: ClientConfig[];
};

const defaultTimeout = 10;

/** Those of libpq, and the driver's own `no-verify`. */
const sslmodes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full", "no-verify"];

/**
 * Reads a connection URL as libpq does (manual: libpq-connect): parameters in the query (host, port, sslmode, options,
 * service, connect_timeout, …), PG* variables for what it leaves out, sslmode `prefer` by default. One difference: where
 * `prefer` or `allow` goes on without TLS, no password is sent, unless the server is on this machine. And to a server that is
 * named by a file alone (see isNamedHere()) goes no secret of this machine.
 */
export function parseConnectionString(url: string, env: Env, namedBy: NamedBy = "person"): Target {
  const service = readService(parameterOf(url, "service") ?? env.PGSERVICE, env);
  const sslmode = parameterOf(url, "sslmode") ?? service.sslmode ?? env.PGSSLMODE ?? "prefer";
  if (!sslmodes.includes(sslmode)) {
    throw new SchemalogError(`"${shownName(sslmode)}" is not a valid sslmode`, {
      exitCode: 2,
      hint: `Valid values: ${sslmodes.join(", ")}`,
    });
  }
  const parsed = parseUrl(withParameter(url, "sslmode", sslmode), sslmode);
  const host = parsed.host || service.host || env.PGHOST || "localhost";
  const isForeign = namedBy === "file" && !isNamedHere(host, { service, env, passwordFile: readPasswordFile(env) });
  /** What this machine adds to the URL. */
  const [ofService, ofEnv]: [Env, Env] = isForeign ? [{}, {}] : [service, env];
  const user = parsed.user || ofService.user || ofEnv.PGUSER || ofEnv.USER || "postgres";
  const address: Address = {
    host,
    port: Number(parsed.port || ofService.port || ofEnv.PGPORT || 5432),
    user,
    database:
      parameterOf(url, "dbname") || databaseOf(url) || parsed.database || ofService.dbname || ofEnv.PGDATABASE || user,
  };
  const timeout = parsed.connect_timeout ?? service.connect_timeout ?? env.PGCONNECT_TIMEOUT;
  if (isForeign && (parsed.sslkey || parsed.sslcert))
    throw notNamedHere(host, "its URL asks for a key of this machine");
  const refuse = () => {
    throw notNamedHere(host, "the server asks for a password");
  };
  const password = isForeign ? undefined : parsed.password || service.password || env.PGPASSWORD;
  const base: ClientConfig = {
    ...address,
    password: isForeign ? refuse : password,
    application_name: typeof parsed.application_name === "string" ? parsed.application_name : "schemalog",
    // The driver asks the environment itself where this is empty.
    options: parsed.options ?? ofService.options ?? ofEnv.PGOPTIONS ?? " ",
    connectionTimeoutMillis: (Number(timeout) || defaultTimeout) * 1000,
  };
  const encrypted = { ...base, ssl: typeof parsed.ssl === "object" ? (parsed.ssl as ClientConfig["ssl"]) : {} };
  const mayBePlain = sslmode === "disable" || isLoopback(host);
  const plain = { ...base, ssl: false, ...(!mayBePlain && !isForeign && { password: noPassword }) };
  return { address, password, attempts: attemptsFor(sslmode, host.startsWith("/"), plain, encrypted) };
}

function attemptsFor(sslmode: string, isSocket: boolean, plain: ClientConfig, encrypted: ClientConfig): ClientConfig[] {
  if (isSocket || sslmode === "disable") return [plain];
  if (sslmode === "allow") return [plain, { ...encrypted, ssl: { rejectUnauthorized: false } }];
  return sslmode === "prefer" ? [encrypted, plain] : [encrypted];
}

/**
 * An `@` after a `/` or `#`, or where the query has no parameter: read as a URL, a part of the password would be the name of
 * the server or the database, and be sent to whoever resolves names.
 */
function isUnencoded(url: string): boolean {
  const [before = "", ...query] = url.slice(url.indexOf("://") + 3).split("?");
  const isLate = before.lastIndexOf("@") > before.search(/[/#]/) && /[/#]/.test(before) && before.includes("@");
  return (
    isLate ||
    query
      .join("?")
      .split("&")
      .some((parameter) => /^[^=]*@/.test(parameter))
  );
}

function parseUrl(url: string, sslmode: string) {
  try {
    if (isUnencoded(url)) throw new Error("there is an unencoded @, /, # or ? in the user or password");
    return parse(url, { useLibpqCompat: !["no-verify", "allow"].includes(sslmode) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new SchemalogError(`the connection URL is invalid: ${message}`, {
      exitCode: 2,
      hint: "Write it as postgresql://user@host:port/database?sslmode=require, and percent-encode special characters in the password (%40 for @, %2F for /).",
    });
  }
}

/** The URL's parser leaves some characters of it encoded. */
function databaseOf(url: string): string | undefined {
  const path = /^[^?#]*:\/\/[^/?#]*\/([^?#]*)/.exec(url)?.[1];
  try {
    return path && decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

const parameterOf = (url: string, name: string): string | undefined =>
  new URLSearchParams(url.slice(url.indexOf("?") + 1 || url.length)).get(name) ?? undefined;

function withParameter(url: string, name: string, value: string): string {
  if (parameterOf(url, name) !== undefined) return url;
  return `${url}${url.includes("?") ? "&" : "?"}${name}=${encodeURIComponent(value)}`;
}

/** A section of the connection service file (manual: libpq-pgservice). */
function readService(name: string | undefined, env: Env): Env {
  if (name === undefined) return {};
  const files = [
    env.PGSERVICEFILE ?? join(homedir(), ".pg_service.conf"),
    ...(env.PGSYSCONFDIR ? [join(env.PGSYSCONFDIR, "pg_service.conf")] : []),
  ];
  for (const file of files.filter((path) => existsSync(path))) {
    const section = readFileSync(file, "utf8")
      .split(/^[ \t]*\[/m)
      .find((text) => text.startsWith(`${name}]`));
    if (section === undefined) continue;
    const pairs = section.split("\n").map((line) => /^(\w+)\s*=\s*(.*)$/.exec(line.trim()));
    return Object.fromEntries(pairs.flatMap((pair) => (pair?.[1] ? [[pair[1], pair[2]]] : [])));
  }
  throw new SchemalogError(`the connection service "${shownName(name)}" is not in ${files.join(" or ")}`, {
    exitCode: 2,
    hint: `Add a section of that name with host, port, dbname and user, or set PGSERVICEFILE.`,
  });
}
