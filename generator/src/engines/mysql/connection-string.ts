import { readFileSync } from "node:fs";
import type { SslOptions } from "mysql2";
import { shownName } from "../../core/masking/index.ts";
import { SchemalogError } from "../../errors.ts";
import { isLoopback } from "../loopback.ts";
import { urlParts } from "../url-parts.ts";

/** Where a URL leads, for messages: never with the password. */
export type Address = { host: string; port: number; database: string; user: string };

export type Target = {
  address: Address;
  /** For messages, which must not have it. */
  password: string;
  /** Milliseconds. */
  connectTimeout: number;
  /** What to try, in this order: the next only where the server offers no TLS. Undefined: without. */
  attempts: (SslOptions | undefined)[];
};

/** Those of the server's own programs (MySQL manual: Command Options for Encrypted Connections). */
const sslModes = ["DISABLED", "PREFERRED", "REQUIRED", "VERIFY_CA", "VERIFY_IDENTITY"];
const defaultTimeout = 10;

/**
 * Reads `mysql://user:password@host:port/database?ssl-mode=REQUIRED`. Without a database, all of the server's are meant. Nothing of
 * this machine is added: no option file, no variable. Throws SchemalogError (2) for a URL that is none, without repeating it.
 */
export function parseConnectionString(url: string): Target {
  const { parsed, user, password, path: database } = parseUrl(url);
  const parameter = (name: string) => parsed.searchParams.get(name) ?? undefined;
  const host = parsed.hostname.replace(/^\[(.*)\]$/, "$1") || "localhost";
  const mode = (parameter("ssl-mode") ?? parameter("sslmode") ?? "PREFERRED").toUpperCase().replaceAll("-", "_");
  if (!sslModes.includes(mode)) {
    throw new SchemalogError(`"${shownName(mode)}" is not a valid ssl-mode`, {
      exitCode: 2,
      hint: `Valid values: ${sslModes.join(", ")}`,
    });
  }
  const ca = parameter("ssl-ca");
  return {
    address: {
      ...{ host, port: Number(parsed.port || 3306) },
      ...{ database, user: user || "root" },
    },
    password,
    connectTimeout: (Number(parameter("connect-timeout")) || defaultTimeout) * 1000,
    attempts: attemptsFor(mode, host, ca === undefined ? undefined : authorityIn(ca)),
  };
}

function attemptsFor(mode: string, host: string, ca: string | undefined): Target["attempts"] {
  const encrypted: SslOptions = { ...(ca !== undefined && { ca }), minVersion: "TLSv1.2" };
  const verified = { ...encrypted, rejectUnauthorized: true };
  if (mode === "VERIFY_IDENTITY") return [{ ...verified, verifyIdentity: true }];
  if (mode === "VERIFY_CA") return [verified];
  if (mode === "REQUIRED") return [{ ...encrypted, rejectUnauthorized: false }];
  if (mode === "DISABLED") return [undefined];
  // On the way to another machine anyone could take TLS away, and read or change what goes over it.
  return [{ ...encrypted, rejectUnauthorized: false }, ...(isLoopback(host) ? [undefined] : [])];
}

function authorityIn(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new SchemalogError(`the certificate authority of ssl-ca can't be read: ${(error as Error).message}`, {
      exitCode: 2,
      hint: "Give the path of a PEM file.",
      cause: error,
    });
  }
}

function parseUrl(url: string): ReturnType<typeof urlParts> {
  try {
    return urlParts(url);
  } catch {
    throw new SchemalogError("the connection URL is invalid", {
      exitCode: 2,
      hint: "Write it as mysql://user@host:3306/database?ssl-mode=REQUIRED, and percent-encode special characters in the password (%40 for @, %2F for /).",
    });
  }
}
