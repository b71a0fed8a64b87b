import { mask, maskSecrets, shownUrl } from "../core/masking/index.ts";
import { SchemalogError } from "../errors.ts";

const envReference = /^env:(.*)$/s;
const envName = /^[A-Za-z_][A-Za-z0-9_]*$/;
const scheme = /^[a-z][a-z0-9+.-]*:\/\//i;
/** A URL, also of JDBC, or settings in a row as ADO.NET has them: `Server=host,1433;Database=shop`. */
const connectionString = /^(jdbc:)?[a-z][a-z0-9+.-]*:\/\/|^[a-z][a-z ]*=[^;]*;/i;

/** The variable that `env:NAME` names; undefined for what is no such reference. */
export const variableOf = (reference: string): string | undefined => envReference.exec(reference)?.[1];

/** What is wrong with a value that shall be `env:NAME` or a URL; undefined when it is right. Never repeats the value. */
export function referenceProblem(value: string): string | undefined {
  const name = variableOf(value);
  if (name !== undefined) {
    return envName.test(name) ? undefined : "write the name of an environment variable, as in `env:SHOP_DATABASE_URL`";
  }
  return scheme.test(value) ? undefined : "write `env:NAME`, or a URL without a password, as in `postgres://host/shop`";
}

/**
 * Whether a URL carries a password or another secret, also where it is written wrongly (an unescaped `#` or `/` in the
 * password, parameters without their `?`, a login without its host).
 */
export const passwordIn = (url: string): boolean =>
  scheme.test(url) &&
  (/^[a-z][a-z0-9+.-]*:\/\/[^@:/?#]*:[^@]+@/i.test(url) ||
    /[?&;\s](?:\w*password|passwd|pass|pwd|\w*secret|\w*token|api_?key|sig)\s*=\s*[^&;\s]/i.test(url) ||
    maskSecrets(url).found.length > 0 ||
    shownUrl(url).includes(mask));

/** Whether a reference leads to a URL here: it is one, or its variable is set. */
export function isSet(reference: string, env: Record<string, string | undefined>): boolean {
  const name = variableOf(reference);
  return name === undefined || Boolean(env[name]?.trim());
}

/**
 * The URL that `env:NAME` stands for, or the URL itself. Throws SchemalogError (2) when the variable is not set, or holds
 * no URL; its value is never repeated.
 */
export function resolveSecret(reference: string, env: Record<string, string | undefined>): string {
  const name = variableOf(reference);
  if (name === undefined) return reference;
  if (!envName.test(name)) {
    throw new SchemalogError("what follows `env:` is not the name of an environment variable", {
      exitCode: 2,
      hint: "Write it like this: env:SHOP_DATABASE_URL.",
    });
  }
  const value = env[name]?.trim();
  if (!value) {
    throw new SchemalogError(`the environment variable ${name} is ${value === "" ? "empty" : "not set"}`, {
      exitCode: 2,
      hint: `Set it to the URL of the database: export ${name}='<engine>://user:<password>@host/database'`,
    });
  }
  if (!connectionString.test(value)) {
    throw new SchemalogError(`the environment variable ${name} is not a URL`, {
      exitCode: 2,
      hint: `Set it to one: export ${name}='<engine>://user:<password>@host/database'`,
    });
  }
  return value;
}
