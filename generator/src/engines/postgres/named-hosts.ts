import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { shownName } from "../../core/masking/index.ts";
import { SchemalogError } from "../../errors.ts";
import { isLoopback } from "../loopback.ts";

type Env = Record<string, string | undefined>;

/**
 * Whether the person at this machine names a host, too: in PGHOST, in the service that is used, in a line of the password file. A
 * `*` there names none. What goes to this machine itself needs no name.
 */
export function isNamedHere(host: string, named: { service: Env; env: Env; passwordFile: string }): boolean {
  const hosts = [named.env.PGHOST, named.service.host, ...hostsOf(named.passwordFile)];
  return isLoopback(host) || hosts.some((one) => one?.toLowerCase() === host.toLowerCase());
}

/** The first field of each line, where `:` and `\` are written with a backslash (manual: libpq-pgpass). */
const hostsOf = (passwordFile: string): string[] =>
  passwordFile
    .split(/\r?\n/)
    .flatMap((line) => /^((?:\\.|[^:\\#])(?:\\.|[^:\\])*):/.exec(line)?.[1] ?? [])
    .filter((host) => host !== "*")
    .map((host) => host.replace(/\\(.)/g, "$1"));

/** The text of the password file; none where it can't be read. */
export function readPasswordFile(env: Env): string {
  const folder = process.platform === "win32" ? join(env.APPDATA ?? homedir(), "postgresql") : homedir();
  const file = env.PGPASSFILE ?? join(folder, process.platform === "win32" ? "pgpass.conf" : ".pgpass");
  try {
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  } catch {
    return "";
  }
}

/** The error for a secret of this machine that would go to a server which only a file of the repository names. */
export function notNamedHere(host: string, secret: string): SchemalogError {
  const shown = shownName(host);
  return new SchemalogError(
    `${secret}, but only schemalog.yml names this server, and a branch or a cloned repository may say anything there: no password, service or key of this machine is used for it`,
    {
      exitCode: 2,
      hint: [
        `If you trust ${shown}, name it yourself: export PGHOST=${shown}, or add a line for it to your password file (~/.pgpass).`,
        "To be asked no more, put the URL with its password in a variable, and write `url: env:SHOP_DATABASE_URL` in schemalog.yml.",
      ].join("\n"),
    },
  );
}
